import { z } from 'zod';
import {
  decimal,
  epochMs,
  errorInfoSchema,
  freshnessSchema,
  listQuery,
  pageSchema,
  sortParameter,
} from './common.ts';
import { configCellSchema, configViewSchema } from './config.ts';
import { groupKinds, topicStandingSchema } from './groups.ts';

export const topicRowSchema = z.object({
  name: z.string(),
  internal: z.boolean(),
  partitions: z.int(),
  /** Lowest and highest replication factor over its partitions; they differ only during a reassignment. */
  replicationFactorMin: z.int(),
  replicationFactorMax: z.int(),
  underReplicated: z.int(),
  offline: z.int(),
  /** Partitions whose ISR is smaller than min.insync.replicas; null when that is unknown. */
  belowMinIsr: z.int().nullable(),
  minIsr: configCellSchema.nullable(),
  retentionMs: configCellSchema.nullable(),
  cleanupPolicy: configCellSchema.nullable(),
  /** All copies together; null = unknown. */
  sizeBytes: decimal.nullable(),
  sizeAt: epochMs.nullable(),
  /** Brokers whose share is missing from, or old in, `sizeBytes`. */
  sizeMissingBrokers: z.array(z.int()),
  /** Sum of end minus start offsets: an upper bound of the records. */
  messages: decimal.nullable(),
  messagesPerSecond: z.number().nullable(),
  offsetsAt: epochMs.nullable(),
  groups: z.int().nullable(),
  /** Age of the partition data. */
  metadataAt: epochMs,
  error: errorInfoSchema.nullable(),
});

export const topicSortKeys = [
  'name',
  'partitions',
  'replicationFactor',
  'underReplicated',
  'size',
  'messages',
  'rate',
  'retention',
  'groups',
] as const;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const topicListQuerySchema = z.strictObject({
  ...listQuery,
  sort: sortParameter(topicSortKeys).default('name'),
  internal: flag.optional().meta({ description: 'Only internal (true) or only other topics (false)' }),
  /** Only topics with such a problem. */
  health: z.enum(['underReplicated', 'offline', 'belowMinIsr', 'any']).optional(),
  cleanup: z.enum(['delete', 'compact']).optional(),
  /** Provenance of min.insync.replicas, retention.ms or cleanup.policy. */
  provenance: z.enum(['inherited', 'set', 'pinned', 'unknown']).optional(),
  consumed: flag
    .optional()
    .meta({ description: 'Only topics with (true) or without (false) a consumer group' }),
});

export const topicListSchema = pageSchema(topicRowSchema).extend({
  /** Counts over all topics, for the filter chips. */
  counts: z.object({
    internal: z.int(),
    underReplicated: z.int(),
    offline: z.int(),
    belowMinIsr: z.int(),
    unconsumed: z.int(),
    inheritedRetention: z.int(),
  }),
});

export const replicaSchema = z.object({
  brokerId: z.int(),
  inSync: z.boolean(),
  offline: z.boolean(),
  logDir: z.string().nullable(),
  sizeBytes: decimal.nullable(),
  offsetLag: decimal.nullable(),
  /** A copy being moved to another log dir of the same broker. */
  futureLogDir: z.string().nullable(),
  sizeAt: epochMs.nullable(),
});

export const partitionSchema = z.object({
  partition: z.int(),
  /** Null = no leader. */
  leader: z.int().nullable(),
  preferredLeader: z.int().nullable(),
  leaderEpoch: z.int(),
  /** In assignment order. */
  replicas: z.array(replicaSchema),
  isr: z.array(z.int()),
  start: decimal.nullable(),
  end: decimal.nullable(),
  offsetsAt: epochMs.nullable(),
  offsetsError: errorInfoSchema.nullable(),
  messagesPerSecond: z.number().nullable(),
  error: errorInfoSchema.nullable(),
});

/** A group that reads the topic, and how it stands on this topic alone. */
export const topicGroupSchema = topicStandingSchema.extend({
  groupId: z.string(),
  kind: z.enum(groupKinds),
  state: z.string(),
  members: z.int().nullable(),
});

export const topicDetailSchema = freshnessSchema.extend({
  topic: topicRowSchema,
  topicId: z.string(),
  /** Columns of the replica matrix: every live or known broker, ordered by rack, then id. */
  brokers: z.array(
    z.object({
      brokerId: z.int(),
      rack: z.string().nullable(),
      state: z.enum(['up', 'unresponsive', 'absent']),
    }),
  ),
  partitions: z.array(partitionSchema),
  configs: z.array(configViewSchema),
  configsCollectedAt: epochMs.nullable(),
  configsError: errorInfoSchema.nullable(),
  groups: z.array(topicGroupSchema),
});

export type TopicRowDto = z.infer<typeof topicRowSchema>;
export type TopicListDto = z.infer<typeof topicListSchema>;
export type TopicListQuery = z.infer<typeof topicListQuerySchema>;
export type PartitionDto = z.infer<typeof partitionSchema>;
export type ReplicaDto = z.infer<typeof replicaSchema>;
export type TopicGroupDto = z.infer<typeof topicGroupSchema>;
export type TopicDetailDto = z.infer<typeof topicDetailSchema>;
