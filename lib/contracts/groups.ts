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
  'unstable',
  'uncommitted',
  'blocked',
  'invalid',
  'lost',
  'rebalancing',
  'empty',
  'unknown',
] as const;

/** How a moment was found: a record's own timestamp, between samples, beyond them, or "at least". */
export const timeMethods = ['exact', 'interpolated', 'estimated', 'bound'] as const;

/** Age of the oldest unread record; a group's is that of its worst partition. */
export const timeLagSchema = z.object({
  /** Null = unknown. 0 = nothing unread. */
  ms: z.number().nullable(),
  method: z.enum(timeMethods).nullable(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  /** Why it is null. */
  reason: z.string().nullable(),
  sampledAt: epochMs.nullable(),
});

/** Until everything is read at the present pace; `never` when nothing is gained. */
export const catchUpSchema = z.object({
  kind: z.enum(['known', 'never', 'unknown']),
  ms: z.number().nullable(),
  reason: z.string().nullable(),
});

/** Until the first unread record is deleted, at the present pace, and by which limit. `at-most`: it may be sooner. */
export const horizonSchema = z.object({
  kind: z.enum(['known', 'at-most', 'never', 'unknown']),
  ms: z.number().nullable(),
  /** Age of records, size of the log, or the group's offsets themselves. */
  limit: z.enum(['time', 'size', 'offsets']).nullable(),
  /** Where; null for the offsets of a group. */
  topic: z.string().nullable(),
  partition: z.int().nullable(),
  reason: z.string().nullable(),
});

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

/** The audit rule that says the same as a status, and since when. */
const statusOrigin = {
  /** Null when nothing is wrong. */
  statusRule: z.string().nullable(),
  /** When this status was first seen. Null = not sampled yet, or a partition that is fine. */
  statusSince: epochMs.nullable(),
  /** True: it was seen before enough was watched to have judged it otherwise, so it may be older. */
  statusSinceIsBound: z.boolean(),
};

export const groupRowSchema = z.object({
  groupId: z.string(),
  kind: z.enum(groupKinds),
  /** Kafka's own group type and protocol type. */
  type: z.string(),
  protocolType: z.string(),
  state: z.string(),
  status: z.enum(groupStatuses),
  statusReason: z.string(),
  ...statusOrigin,
  coordinatorId: z.int(),
  members: z.int().nullable(),
  topics: z.int(),
  lag: lagSchema,
  /** Change of the lag per second over the recent samples; null = not enough samples. */
  lagPerSecond: z.number().nullable(),
  timeLag: timeLagSchema,
  horizon: horizonSchema,
  catchUp: catchUpSchema,
  /** Sums over the partitions whose rates are known, over the last 5 minutes. */
  producedPerSecond: z.number().nullable(),
  consumedPerSecond: z.number().nullable(),
  /** When the coordinator last listed it. */
  listedAt: epochMs,
  error: errorInfoSchema.nullable(),
});

export const groupSortKeys = [
  'groupId',
  'lag',
  'timeLag',
  'horizon',
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
  statusReason: z.string(),
  ...statusOrigin,
  timeLag: timeLagSchema,
  horizon: horizonSchema,
  catchUp: catchUpSchema,
  producedPerSecond: z.number().nullable(),
  consumedPerSecond: z.number().nullable(),
  memberId: z.string().nullable(),
  clientId: z.string().nullable(),
  host: z.string().nullable(),
  endSampledAt: epochMs.nullable(),
  committedSampledAt: epochMs.nullable(),
});

/** How a group stands on one topic alone; without any commit on it the status is that of the group. */
export const topicStandingSchema = z.object({
  status: z.enum(groupStatuses),
  statusReason: z.string(),
  ...statusOrigin,
  lag: lagSchema,
  /** Of the worst partition. */
  timeLag: timeLagSchema,
  /** Of the first partition that loses records. */
  horizon: horizonSchema,
  catchUp: catchUpSchema,
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
  /** Where to look first; null when the group is not behind. */
  attribution: z
    .object({
      cause: z.enum(['transaction', 'partition', 'broker', 'rebalances', 'cluster', 'group']),
      words: z.string(),
    })
    .nullable(),
  /** Seen in the last hour; null = not watched yet. */
  rebalancesLastHour: z.int().nullable(),
  assignor: z.string().nullable(),
  groupEpoch: z.int().nullable(),
  assignmentEpoch: z.int().nullable(),
  describedAt: epochMs.nullable(),
  /** Planned time between descriptions; members are described less often than groups are listed. */
  describeIntervalMs: z.int(),
  describeError: errorInfoSchema.nullable(),
  commitsError: errorInfoSchema.nullable(),
  members: z.array(groupMemberSchema),
  topics: z.array(topicStandingSchema.extend({ topic: z.string() })),
  partitions: z.array(groupPartitionSchema),
});

export type GroupKind = (typeof groupKinds)[number];
export type GroupStatus = (typeof groupStatuses)[number];
export type LagDto = z.infer<typeof lagSchema>;
export type TimeLagDto = z.infer<typeof timeLagSchema>;
export type CatchUpDto = z.infer<typeof catchUpSchema>;
export type HorizonDto = z.infer<typeof horizonSchema>;
export type GroupRowDto = z.infer<typeof groupRowSchema>;
export type GroupListDto = z.infer<typeof groupListSchema>;
export type GroupListQuery = z.infer<typeof groupListQuerySchema>;
export type GroupPartitionDto = z.infer<typeof groupPartitionSchema>;
export type TopicStandingDto = z.infer<typeof topicStandingSchema>;
export type GroupMemberDto = z.infer<typeof groupMemberSchema>;
export type GroupDetailDto = z.infer<typeof groupDetailSchema>;
