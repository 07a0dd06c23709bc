import { resolve } from 'node:path';
import { z } from 'zod';
import { environments } from '@/lib/contracts/clusters.ts';
import type { HistoryLimits } from '@/lib/db/retention.ts';
import { historySettings } from './history-settings.ts';

/** Every setting of the server, from the environment. Nothing else reads `process.env`. */
const schema = z.object({
  HIGHWATER_BOOTSTRAP: z.string().optional(),
  HIGHWATER_CLUSTER_NAME: z.string().trim().min(1).max(60).default('kafka'),
  HIGHWATER_ENVIRONMENT: z.enum(environments).default('dev'),
  HIGHWATER_WRITABLE: z.enum(['true', 'false']).default('false'),
  HIGHWATER_TLS: z.enum(['true', 'false']).default('false'),
  HIGHWATER_TLS_CA_FILE: z.string().optional(),
  HIGHWATER_TLS_CERT_FILE: z.string().optional(),
  HIGHWATER_TLS_KEY_FILE: z.string().optional(),
  HIGHWATER_TLS_KEY_PASSPHRASE: z.string().optional(),
  HIGHWATER_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer']).optional(),
  HIGHWATER_SASL_USERNAME: z.string().optional(),
  HIGHWATER_SASL_PASSWORD: z.string().optional(),
  HIGHWATER_OAUTH_TOKEN_ENDPOINT: z.string().optional(),
  HIGHWATER_OAUTH_SCOPE: z.string().optional(),
  /** Whether headers of record batches may be fetched, to tell the age of unread records exactly. */
  HIGHWATER_RECORD_TIMESTAMPS: z.enum(['true', 'false']).default('false'),
  /** Teams, rule settings, own key rules and exceptions: docs/policy.md. */
  HIGHWATER_POLICY: z.string().optional(),
  HIGHWATER_DATA_DIR: z.string().default('.highwater/data'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|file:)/, 'must start with postgresql:// or file:')
    .optional(),
  ...historySettings,
  HIGHWATER_SECRET_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  HIGHWATER_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
  /** Where browsers reach Highwater: links in alerts begin with it. */
  HIGHWATER_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Up to so many of them in a cluster, /metrics tells groups by topic and by partition; 0 = never. */
  HIGHWATER_METRICS_PARTITIONS: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .default(5_000),
  HIGHWATER_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema> & { databaseUrl: string; history: HistoryLimits };

/** @throws Error that names each wrong variable and what it should be */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  // An empty variable is what compose files write for "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Wrong environment:\n${problems.join('\n')}`);
  }
  const { DATABASE_URL, HIGHWATER_DATA_DIR } = parsed.data;
  const { HIGHWATER_HISTORY, HIGHWATER_HISTORY_ROWS, HIGHWATER_HISTORY_SIZE } = parsed.data;
  return {
    ...parsed.data,
    databaseUrl: DATABASE_URL ?? `file:${resolve(HIGHWATER_DATA_DIR, 'highwater.db')}`,
    history: {
      resolutions: HIGHWATER_HISTORY,
      rowsMost: HIGHWATER_HISTORY_ROWS,
      bytesMost: HIGHWATER_HISTORY_SIZE,
    },
  };
}
