import { z } from 'zod';
import { decimal, epochMs, errorInfoSchema, freshnessSchema } from './common.ts';
import { configViewSchema } from './config.ts';

export const logDirSchema = z.object({
  path: z.string(),
  /** Bytes of all replicas in this dir. */
  sizeBytes: decimal,
  replicas: z.int(),
  /** Of the file system: dirs on one disk repeat it. */
  totalBytes: decimal.nullable(),
  usableBytes: decimal.nullable(),
  /** Share of the file system in use, 0 to 1. */
  usedFraction: z.number().nullable(),
  error: errorInfoSchema.nullable(),
});

export const brokerRowSchema = z.object({
  brokerId: z.int(),
  host: z.string(),
  port: z.int(),
  rack: z.string().nullable(),
  /** up: in Metadata and answering. unresponsive: in Metadata, its last requests failed. absent: not in Metadata. */
  state: z.enum(['up', 'unresponsive', 'absent']),
  /** When it stopped answering or left Metadata. */
  stateSince: epochMs.nullable(),
  error: errorInfoSchema.nullable(),
  quorumRole: z.enum(['leader', 'voter', 'observer']).nullable(),
  quorumLag: decimal.nullable(),
  leaders: z.int(),
  /** Share above (+) or below (-) the mean leader count of live brokers, for example 0.08. */
  leaderSkew: z.number().nullable(),
  replicas: z.int(),
  /** Partitions for which this broker is the preferred leader but does not lead. */
  notPreferred: z.int(),
  /** Replicas on this broker that are out of the ISR. */
  outOfSync: z.int(),
  /** Bytes of all replicas on this broker; null = unknown. */
  sizeBytes: decimal.nullable(),
  /** Highest used fraction over its log dirs. */
  fullestFraction: z.number().nullable(),
  logDirs: z.array(logDirSchema),
  /** Age of the log dir figures: older than the list's when this broker stopped answering. */
  logDirsCollectedAt: epochMs.nullable(),
  logDirsStaleSince: epochMs.nullable(),
});

export const quorumReplicaSchema = z.object({
  replicaId: z.int(),
  role: z.enum(['leader', 'voter', 'observer']),
  logEndOffset: decimal,
  lagOffsets: decimal,
  lastCaughtUpAt: epochMs.nullable(),
  lastFetchAt: epochMs.nullable(),
});

export const brokerListSchema = freshnessSchema.extend({
  items: z.array(brokerRowSchema),
  meanLeaders: z.number().nullable(),
  quorum: z
    .object({
      leaderId: z.int(),
      leaderEpoch: z.int(),
      replicas: z.array(quorumReplicaSchema),
      collectedAt: epochMs,
    })
    .nullable(),
  features: z
    .object({
      levels: z.array(
        z.object({
          feature: z.string(),
          finalized: z.int().nullable(),
          supportedMin: z.int(),
          supportedMax: z.int(),
        }),
      ),
      collectedAt: epochMs,
    })
    .nullable(),
});

export const brokerDetailSchema = freshnessSchema.extend({
  broker: brokerRowSchema,
  configs: z.array(configViewSchema),
  configsCollectedAt: epochMs.nullable(),
  configsError: errorInfoSchema.nullable(),
  /** Topics with a replica here, largest first, at most 500. */
  topics: z.array(
    z.object({
      topic: z.string(),
      leaders: z.int(),
      replicas: z.int(),
      outOfSync: z.int(),
      sizeBytes: decimal.nullable(),
    }),
  ),
  topicsTotal: z.int(),
});

export type LogDirDto = z.infer<typeof logDirSchema>;
export type BrokerRowDto = z.infer<typeof brokerRowSchema>;
export type BrokerListDto = z.infer<typeof brokerListSchema>;
export type BrokerDetailDto = z.infer<typeof brokerDetailSchema>;
export type QuorumReplicaDto = z.infer<typeof quorumReplicaSchema>;
