import { type ClusterInput, type ClusterSummaryDto, clusterInputSchema } from '@/lib/contracts/clusters.ts';

type Mechanism = 'none' | 'plain' | 'scram-sha-256' | 'scram-sha-512' | 'oauthbearer';

/** What the form holds: text as typed. Secrets are write-only: empty means "leave the stored one". */
export type ClusterForm = {
  name: string;
  environment: ClusterSummaryDto['environment'];
  bootstrap: string;
  tls: boolean;
  ca: string;
  cert: string;
  key: string;
  keyPassphrase: string;
  serverName: string;
  insecureSkipVerify: boolean;
  mechanism: Mechanism;
  username: string;
  password: string;
  tokenEndpoint: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  writable: boolean;
  skipTest: boolean;
};

export const mechanisms: readonly { value: Mechanism; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'plain', label: 'SASL PLAIN' },
  { value: 'scram-sha-256', label: 'SASL SCRAM-SHA-256' },
  { value: 'scram-sha-512', label: 'SASL SCRAM-SHA-512' },
  { value: 'oauthbearer', label: 'SASL OAUTHBEARER' },
];

const blank: ClusterForm = {
  name: '',
  environment: 'dev',
  bootstrap: '',
  tls: false,
  ca: '',
  cert: '',
  key: '',
  keyPassphrase: '',
  serverName: '',
  insecureSkipVerify: false,
  mechanism: 'none',
  username: '',
  password: '',
  tokenEndpoint: '',
  clientId: '',
  clientSecret: '',
  scope: '',
  writable: false,
  skipTest: false,
};

/** An empty form, or one with all that may be shown of a stored cluster. */
export function initialForm(cluster: ClusterSummaryDto | null): ClusterForm {
  if (cluster === null) return blank;
  const { security } = cluster;
  return {
    ...blank,
    name: cluster.name,
    environment: cluster.environment,
    bootstrap: cluster.bootstrap.join(', '),
    writable: cluster.writable,
    tls: security.tls,
    insecureSkipVerify: security.insecureSkipVerify,
    mechanism: security.sasl ?? 'none',
    username: security.username ?? '',
    clientId: security.sasl === 'oauthbearer' ? (security.username ?? '') : '',
  };
}

/** Properties whose text is not empty. */
const filled = <Name extends string>(fields: Record<Name, string>): { [Key in Name]?: string } =>
  Object.fromEntries(Object.entries<string>(fields).filter(([, text]) => text !== '')) as {
    [Key in Name]?: string;
  };

function saslOf(form: ClusterForm): ClusterInput['sasl'] {
  if (form.mechanism === 'none') return null;
  if (form.mechanism !== 'oauthbearer') {
    return { mechanism: form.mechanism, username: form.username, ...filled({ password: form.password }) };
  }
  return {
    mechanism: 'oauthbearer',
    tokenEndpoint: form.tokenEndpoint,
    clientId: form.clientId,
    ...filled({ clientSecret: form.clientSecret, scope: form.scope }),
  };
}

/** What is sent to the API. */
export function inputOf(form: ClusterForm): ClusterInput {
  const { ca, cert, key, keyPassphrase, serverName } = form;
  return {
    name: form.name,
    environment: form.environment,
    bootstrap: form.bootstrap
      .split(/[\s,]+/)
      .map((server) => server.trim())
      .filter((server) => server !== ''),
    tls: form.tls
      ? {
          ...filled({ ca, cert, key, keyPassphrase, serverName }),
          ...(form.insecureSkipVerify && { insecureSkipVerify: true }),
        }
      : null,
    sasl: saslOf(form),
    writable: form.writable,
    skipTest: form.skipTest,
  };
}

/** Messages by field of the form (`sasl.username` becomes `username`); empty when all is well. */
export function formErrors(form: ClusterForm): ReadonlyMap<string, string> {
  const parsed = clusterInputSchema.safeParse(inputOf(form));
  if (parsed.success) return new Map();
  return new Map(parsed.error.issues.map((issue) => [formField(issue.path.join('.')), issue.message]));
}

/** The field of the form that a failed connection is about: the one the server names, or what its kind points to. */
export function fieldOfFailure(
  form: ClusterForm,
  { code, field }: { code: string; field?: string | undefined },
): string | null {
  if (field !== undefined) return formField(field);
  if (code === 'kafka_unreachable' || code === 'kafka_timeout') return 'bootstrap';
  if (code !== 'kafka_auth_failed' || form.mechanism === 'none') return null;
  return form.mechanism === 'oauthbearer' ? 'clientSecret' : 'password';
}

/** The form's name for a field of the API: `bootstrap.0` is `bootstrap`, `tls.ca` is `ca`. */
export const formField = (path: string): string => path.replace(/^(tls|sasl)\./, '').replace(/\.\d+$/, '');
