import type { EnvironmentDto, ValidClusterInput } from '@/lib/contracts/clusters.ts';
import { environments } from '@/lib/contracts/clusters.ts';
import type { ClusterRecord } from '@/lib/db/store.ts';
import type { ConnectionConfig, SaslConfig, TlsConfig } from '@/lib/kafka/connection-config.ts';
import { AppError } from '@/lib/shared/app-error.ts';

export type ClusterDefinition = {
  id: string;
  name: string;
  environment: EnvironmentDto;
  origin: 'environment' | 'stored';
  connection: ConnectionConfig;
  /** False: nothing may be changed through Highwater. */
  writable: boolean;
  createdAt: number;
};

/** What a person typed; secrets left out mean "as stored". */
export type ClusterChange = Omit<ValidClusterInput, 'skipTest'>;

/** Encrypts what must not be readable in the database. */
export type SecretBox = {
  /** @throws AppError `invalid_input` when no key is configured */
  seal(plain: string): Promise<string>;
  /** @throws AppError `invalid_input` when the key is missing or another one than it was sealed with */
  open(sealed: string): Promise<string>;
};

/**
 * Merges what was typed with the stored secrets, so that an edit need not repeat them.
 * @throws AppError `invalid_input` naming the secret that is missing
 */
export function connectionOf(change: ClusterChange, stored: ConnectionConfig | undefined): ConnectionConfig {
  return {
    bootstrap: change.bootstrap,
    ...(change.tls && { tls: tlsOf(change.tls, stored?.tls) }),
    ...(change.sasl && { sasl: saslOf(change.sasl, stored?.sasl) }),
  };
}

function tlsOf(tls: NonNullable<ValidClusterInput['tls']>, stored: TlsConfig | undefined): TlsConfig {
  const cert = tls.cert ?? stored?.cert;
  const key = tls.key ?? stored?.key;
  if (cert !== undefined && key === undefined) {
    throw new AppError('invalid_input', 'A client certificate needs its private key.', { field: 'tls.key' });
  }
  return {
    ...tls,
    ca: tls.ca ?? stored?.ca,
    cert,
    key,
    keyPassphrase: tls.keyPassphrase ?? stored?.keyPassphrase,
  };
}

function saslOf(sasl: NonNullable<ValidClusterInput['sasl']>, stored: SaslConfig | undefined): SaslConfig {
  if (sasl.mechanism === 'oauthbearer') {
    const kept = stored?.mechanism === 'oauthbearer' ? stored.clientSecret : undefined;
    const clientSecret = sasl.clientSecret ?? kept;
    if (clientSecret === undefined) throw missing('sasl.clientSecret', 'client secret');
    return { ...sasl, clientSecret };
  }
  const isSameUser = stored && stored.mechanism !== 'oauthbearer' && stored.username === sasl.username;
  const password = sasl.password ?? (isSameUser ? stored.password : undefined);
  if (password === undefined) throw missing('sasl.password', 'password');
  return { ...sasl, password };
}

const missing = (field: string, what: string) =>
  new AppError('invalid_input', `The ${what} is missing.`, { field });

/** Everything but the bootstrap addresses is sealed: names of users and hosts are nobody's business either. */
export async function toRecord(
  definition: ClusterDefinition,
  box: SecretBox,
  now: number,
): Promise<ClusterRecord> {
  const { bootstrap, ...security } = definition.connection;
  const isOpen = security.tls === undefined && security.sasl === undefined;
  return {
    id: definition.id,
    name: definition.name,
    environment: definition.environment,
    bootstrap: [...bootstrap],
    writable: definition.writable,
    secrets: isOpen ? '' : await box.seal(JSON.stringify(security)),
    createdAt: definition.createdAt,
    updatedAt: now,
  };
}

export async function fromRecord(record: ClusterRecord, box: SecretBox): Promise<ClusterDefinition> {
  const security: Omit<ConnectionConfig, 'bootstrap'> =
    record.secrets === '' ? {} : JSON.parse(await box.open(record.secrets));
  return {
    id: record.id,
    name: record.name,
    environment: environments.find((name) => name === record.environment) ?? 'dev',
    origin: 'stored',
    connection: { bootstrap: record.bootstrap, ...security },
    writable: record.writable,
    createdAt: record.createdAt,
  };
}

/** A URL-safe id from a name, unique among `taken`. */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'cluster';
  let slug = base;
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
  return slug;
}
