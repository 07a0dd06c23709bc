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

/** `simple`: offsets committed without membership. `connect`: Kafka Connect workers. The rest as Kafka names them. */
export const groupKinds = [
  'classic',
  'consumer',
  'share',
  'streams',
  'simple',
  'connect',
  'unknown',
] as const;

/** Judged over the recent samples; `reason` says by what. */
export const groupStatuses = [
  'ok',
  'lagging',
  'stalled',
  'stopped',
  'rewound',
  'lost',
  'rebalancing',
  'empty',
  'unknown',
] as const;

export const lagSchema = z.object({
  /** Sum over the partitions with a known lag; null when none is known. */
  messages: decimal.nullable(),
  /** Why it is null or incomplete. */
  reason: z.string().nullable(),
  partitionsKnown: z.int(),
  partitionsTotal: z.int(),
  /** Age of the oldest sample in the sum. */
  sampledAt: epochMs.nullable(),
});

export const groupRowSchema = z.object({
  groupId: z.string(),
  kind: z.enum(groupKinds),
  /** Kafka's own group type and protocol type. */
  type: z.string(),
  protocolType: z.string(),
  state: z.string(),
  status: z.enum(groupStatuses),
  statusReason: z.string(),
  coordinatorId: z.int(),
  members: z.int().nullable(),
  topics: z.int(),
  lag: lagSchema,
  /** Change of the lag per second over the recent samples; null = not enough samples. */
  lagPerSecond: z.number().nullable(),
  /** When the coordinator last listed it. */
  listedAt: epochMs,
  error: errorInfoSchema.nullable(),
});

export const groupSortKeys = [
  'groupId',
  'lag',
  'members',
  'state',
  'kind',
  'status',
  'topics',
  'coordinator',
] as const;

const csv = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).min(1));

export const groupListQuerySchema = z.strictObject({
  ...listQuery,
  sort: sortParameter(groupSortKeys).default('groupId'),
  kind: csv(groupKinds).optional(),
  status: csv(groupStatuses).optional(),
  topic: z.string().max(249).optional(),
});

export const groupListSchema = pageSchema(groupRowSchema).extend({
  /** Number of groups by status, over all groups. */
  byStatus: z.partialRecord(z.enum(groupStatuses), z.int()),
});

export const groupPartitionSchema = z.object({
  topic: z.string(),
  partition: z.int(),
  start: decimal.nullable(),
  end: decimal.nullable(),
  committed: decimal.nullable(),
  lag: decimal.nullable(),
  /** Why `lag` is null. */
  lagReason: z.string().nullable(),
  status: z.enum(groupStatuses),
  memberId: z.string().nullable(),
  clientId: z.string().nullable(),
  host: z.string().nullable(),
  endSampledAt: epochMs.nullable(),
  committedSampledAt: epochMs.nullable(),
});

export const groupMemberSchema = z.object({
  memberId: z.string(),
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
  rack: z.string().nullable(),
  memberEpoch: z.int().nullable(),
  assignment: z.array(z.object({ topic: z.string(), partitions: z.array(z.int()) })).nullable(),
  targetAssignment: z.array(z.object({ topic: z.string(), partitions: z.array(z.int()) })).nullable(),
  partitions: z.int().nullable(),
  lagMessages: decimal.nullable(),
});

export const groupDetailSchema = freshnessSchema.extend({
  group: groupRowSchema,
  assignor: z.string().nullable(),
  groupEpoch: z.int().nullable(),
  assignmentEpoch: z.int().nullable(),
  describedAt: epochMs.nullable(),
  /** Planned time between descriptions; members are described less often than groups are listed. */
  describeIntervalMs: z.int(),
  describeError: errorInfoSchema.nullable(),
  commitsError: errorInfoSchema.nullable(),
  members: z.array(groupMemberSchema),
  partitions: z.array(groupPartitionSchema),
});

export type GroupKind = (typeof groupKinds)[number];
export type GroupStatus = (typeof groupStatuses)[number];
export type LagDto = z.infer<typeof lagSchema>;
export type GroupRowDto = z.infer<typeof groupRowSchema>;
export type GroupListDto = z.infer<typeof groupListSchema>;
export type GroupListQuery = z.infer<typeof groupListQuerySchema>;
export type GroupPartitionDto = z.infer<typeof groupPartitionSchema>;
export type GroupMemberDto = z.infer<typeof groupMemberSchema>;
export type GroupDetailDto = z.infer<typeof groupDetailSchema>;
