import { readFileSync } from 'node:fs';
import type { SaslConfig, TlsConfig } from '@/lib/kafka/connection-config.ts';
import type { ClusterDefinition } from '@/lib/services/cluster-definition.ts';
import { slugFor } from '@/lib/services/cluster-definition.ts';
import type { Env } from './env.ts';

/**
 * The cluster that the environment names, if it names one.
 * @throws Error naming the variable that is missing or the file that cannot be read
 */
export function envCluster(env: Env): ClusterDefinition | undefined {
  if (env.HIGHWATER_BOOTSTRAP === undefined) return undefined;
  const bootstrap = env.HIGHWATER_BOOTSTRAP.split(',').map((address) => address.trim());
  const wrong = bootstrap.find((address) => !/^\S+:\d{1,5}$/.test(address));
  if (wrong !== undefined) throw new Error(`HIGHWATER_BOOTSTRAP: "${wrong}" is not host:port`);
  const tls = tlsFrom(env);
  const sasl = saslFrom(env);
  return {
    id: slugFor(env.HIGHWATER_CLUSTER_NAME, new Set()),
    name: env.HIGHWATER_CLUSTER_NAME,
    environment: env.HIGHWATER_ENVIRONMENT,
    origin: 'environment',
    connection: { bootstrap, ...(tls && { tls }), ...(sasl && { sasl }) },
    writable: env.HIGHWATER_WRITABLE === 'true',
    createdAt: 0,
  };
}

function tlsFrom(env: Env): TlsConfig | undefined {
  const { HIGHWATER_TLS_CA_FILE: ca, HIGHWATER_TLS_CERT_FILE: cert, HIGHWATER_TLS_KEY_FILE: key } = env;
  if (env.HIGHWATER_TLS === 'false' && ca === undefined && cert === undefined) return undefined;
  if (cert !== undefined && key === undefined) {
    throw new Error('HIGHWATER_TLS_KEY_FILE is missing: a client certificate needs its key');
  }
  return {
    ca: read(ca),
    cert: read(cert),
    key: read(key),
    keyPassphrase: env.HIGHWATER_TLS_KEY_PASSPHRASE,
  };
}

const read = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file, 'utf8'));

function saslFrom(env: Env): SaslConfig | undefined {
  const mechanism = env.HIGHWATER_SASL_MECHANISM;
  if (mechanism === undefined) return undefined;
  const username = required(env.HIGHWATER_SASL_USERNAME, 'HIGHWATER_SASL_USERNAME');
  const password = required(env.HIGHWATER_SASL_PASSWORD, 'HIGHWATER_SASL_PASSWORD');
  if (mechanism !== 'oauthbearer') return { mechanism, username, password };
  return {
    mechanism,
    tokenEndpoint: required(env.HIGHWATER_OAUTH_TOKEN_ENDPOINT, 'HIGHWATER_OAUTH_TOKEN_ENDPOINT'),
    clientId: username,
    clientSecret: password,
    scope: env.HIGHWATER_OAUTH_SCOPE,
  };
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is missing: HIGHWATER_SASL_MECHANISM needs it`);
  return value;
}
