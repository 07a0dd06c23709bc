import { z } from 'zod';
import { decimal, epochMs, errorInfoSchema, freshnessSchema, severities } from './common.ts';

export const environments = ['prod', 'staging', 'dev', 'demo'] as const;

const hostPort = z
  .string()
  .trim()
  .regex(
    /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/,
    'must be host:port, for example broker-1.example.com:9092',
  );

export const saslInputSchema = z.discriminatedUnion('mechanism', [
  z.object({
    mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
    username: z.string().min(1).max(256),
    /** Left out on update: the stored one stays. */
    password: z.string().min(1).max(1024).optional(),
  }),
  z.object({
    mechanism: z.literal('oauthbearer'),
    tokenEndpoint: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1).max(256),
    clientSecret: z.string().min(1).max(4096).optional(),
    scope: z.string().max(1024).optional(),
  }),
]);

export const tlsInputSchema = z.object({
  ca: z.string().max(65_536).optional(),
  cert: z.string().max(65_536).optional(),
  /** Left out on update: the stored one stays. */
  key: z.string().max(65_536).optional(),
  keyPassphrase: z.string().max(1024).optional(),
  serverName: z.string().max(255).optional(),
  insecureSkipVerify: z.boolean().optional(),
});

export const clusterInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  environment: z.enum(environments).default('dev'),
  bootstrap: z.array(hostPort).min(1).max(20),
  tls: tlsInputSchema.nullish(),
  sasl: saslInputSchema.nullish(),
  /** Allow changes through Highwater; a cluster is read-only until somebody says so. */
  writable: z.boolean().default(false),
  /** Save although the cluster cannot be reached now. */
  skipTest: z.boolean().default(false),
});

export const clusterSecuritySchema = z.object({
  tls: z.boolean(),
  mutualTls: z.boolean(),
  insecureSkipVerify: z.boolean(),
  sasl: z.enum(['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer']).nullable(),
  username: z.string().nullable(),
});

export const clusterSummarySchema = z.object({
  /** Highwater's own id, used in URLs. */
  id: z.string(),
  name: z.string(),
  environment: z.enum(environments),
  /** `environment`: from the process's environment, cannot be edited. `stored`: added in the UI. */
  origin: z.enum(['environment', 'stored']),
  bootstrap: z.array(z.string()),
  /** False: nothing may be changed through Highwater. */
  writable: z.boolean(),
  security: clusterSecuritySchema,
  status: z.enum(['connecting', 'live', 'partial', 'unreachable']),
  error: errorInfoSchema.nullable(),
  /** Kafka's cluster id. */
  kafkaClusterId: z.string().nullable(),
  /** Finalized `metadata.version` level; null when the cluster does not tell. */
  metadataVersion: z.int().nullable(),
  brokersAnswering: z.int().nullable(),
  brokersKnown: z.int().nullable(),
  topics: z.int().nullable(),
  partitions: z.int().nullable(),
  groups: z.int().nullable(),
  offlinePartitions: z.int().nullable(),
  underReplicatedPartitions: z.int().nullable(),
  collectedAt: epochMs.nullable(),
  staleSince: epochMs.nullable(),
});

export const clusterListSchema = z.object({ items: z.array(clusterSummarySchema) });

export const connectionTestSchema = z.object({
  ok: z.boolean(),
  kafkaClusterId: z.string().nullable(),
  brokers: z.array(
    z.object({ brokerId: z.int(), host: z.string(), port: z.int(), rack: z.string().nullable() }),
  ),
  durationMs: z.int(),
  error: errorInfoSchema.nullable(),
});

/** One thing to act on: consequence first, then the evidence. */
export const attentionItemSchema = z.object({
  id: z.string(),
  severity: z.enum(severities),
  title: z.string(),
  detail: z.string(),
  /** Rule ids of the knowledge base, for example GRP-04. */
  ruleIds: z.array(z.string()),
  since: epochMs.nullable(),
  /** True: it may be older, its beginning was not watched. */
  sinceIsBound: z.boolean(),
  subject: z.object({ kind: z.enum(['topic', 'group', 'broker', 'cluster']), name: z.string() }),
});

export const measuredCount = z.object({
  /** Null = unknown; `reason` says why. */
  value: z.number().nullable(),
  reason: z.string().nullable(),
  at: epochMs.nullable(),
});

export const overviewSchema = freshnessSchema.extend({
  cluster: clusterSummarySchema,
  stats: z.object({
    offlinePartitions: measuredCount,
    belowMinIsr: measuredCount,
    atMinIsr: measuredCount,
    underReplicated: measuredCount,
    groupsAtRisk: measuredCount,
    groups: measuredCount,
    messagesInPerSecond: measuredCount,
    totalLagMessages: z.object({
      value: decimal.nullable(),
      reason: z.string().nullable(),
      at: epochMs.nullable(),
    }),
    sizeBytes: z.object({ value: decimal.nullable(), reason: z.string().nullable(), at: epochMs.nullable() }),
  }),
  controller: z.object({
    leaderId: z.int().nullable(),
    leaderEpoch: z.int().nullable(),
    voters: z.int().nullable(),
    votersCaughtUp: z.int().nullable(),
    at: epochMs.nullable(),
  }),
  attention: z.array(attentionItemSchema),
  attentionTotal: z.int(),
  load: z.object({
    /** Broker requests per second over the last minute, all brokers together. */
    requestsPerSecond: z.number(),
    /** Budget per broker. */
    budgetPerBrokerPerSecond: z.number(),
    requestsTotal: z.int(),
  }),
});

/** What a client sends, and what it is after validation. */
export type ClusterInput = z.input<typeof clusterInputSchema>;
export type ValidClusterInput = z.output<typeof clusterInputSchema>;
export type ClusterSummaryDto = z.infer<typeof clusterSummarySchema>;
export type ClusterListDto = z.infer<typeof clusterListSchema>;
export type ConnectionTestDto = z.infer<typeof connectionTestSchema>;
export type OverviewDto = z.infer<typeof overviewSchema>;
export type AttentionItemDto = z.infer<typeof attentionItemSchema>;
export type MeasuredCountDto = z.infer<typeof measuredCount>;
export type EnvironmentDto = (typeof environments)[number];
