import { z } from 'zod';
import { changeFactSchema, changeSchema, groupOperations } from './changes.ts';
import { decimal, epochMs, errorInfoSchema } from './common.ts';
import { groupKinds } from './groups.ts';
import { consequenceSchema, operationRunFields } from './operations.ts';

const TOPICS_MAX = 5_000;
const PARTITIONS_MAX = 100_000;
/** What a body may hold anyway. */
const CSV_CHARACTERS_MAX = 500_000;
const TEN_YEARS_MS = 10 * 365 * 86_400_000;
/** 64 bits, with a sign or without. */
const OFFSET_DIGITS_MAX = 19;

const topicName = z.string().min(1).max(249);
const groupId = z.string().min(1).max(32_767);
const partition = z.int().min(0).max(2_147_483_647);
const offset = decimal.refine(
  (text) => !text.startsWith('-') && text.length <= OFFSET_DIGITS_MAX,
  'must be an offset from 0',
);

const isOnce = (keys: readonly unknown[]): boolean => new Set(keys).size === keys.length;

/** `partitions` null = all of the topic. */
const chosenTopics = z
  .array(
    z.strictObject({
      topic: topicName,
      partitions: z
        .array(partition)
        .min(1)
        .max(PARTITIONS_MAX)
        .refine((ids) => isOnce(ids), 'names a partition twice')
        .nullable()
        .default(null),
    }),
  )
  .min(1)
  .max(TOPICS_MAX)
  .refine((list) => isOnce(list.map(({ topic }) => topic)), 'names a topic twice');

const scopeSchema = z.discriminatedUnion('kind', [
  /** Every partition the group has a commit on, as `--all-topics` means it. */
  z.strictObject({ kind: z.literal('all') }),
  /** Topics the group has no commit on may be among them. */
  z.strictObject({ kind: z.literal('some'), topics: chosenTopics }),
]);

export const resetTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('earliest') }),
  z.strictObject({ kind: z.literal('latest') }),
  /** The first record stamped at or after that moment; the log end where there is none. */
  z.strictObject({ kind: z.literal('time'), at: epochMs }),
  /** The same, counted back from now. */
  z.strictObject({ kind: z.literal('duration'), backMs: z.int().min(0).max(TEN_YEARS_MS) }),
  z.strictObject({ kind: z.literal('offset'), offset }),
  /** Forward skips, backward (negative) repeats. */
  z.strictObject({
    kind: z.literal('shift'),
    by: decimal.refine((text) => text.length <= OFFSET_DIGITS_MAX, 'must be a number of records'),
  }),
  /** Where another group is; partitions it has no commit on are left alone. */
  z.strictObject({ kind: z.literal('group'), groupId }),
  /** Lines of `topic,partition,offset`, as `kafka-consumer-groups --from-file` takes them. Names its own partitions. */
  z.strictObject({ kind: z.literal('csv'), text: z.string().min(1).max(CSV_CHARACTERS_MAX) }),
]);

/** How the offsets of a plan came to be; `undo` brings back those that a change found. */
export const resetMethods = [
  'earliest',
  'latest',
  'time',
  'duration',
  'offset',
  'shift',
  'group',
  'csv',
  'undo',
] as const;

const staticMember = z.strictObject({
  operation: z.literal('remove-member'),
  /** `group.instance.id`. */
  instanceId: z.string().min(1).max(32_767),
  /** Who holds it; a plan gives it back in `run`. Another holder since then is a conflict. */
  memberId: z.string().max(32_767).optional(),
});

const deleteGroup = z.strictObject({ operation: z.literal('delete-group') });

/** False spares the leaders the reading of time stamps: for who asks again and again. */
const spans = z.boolean().default(true);

export const groupOperationSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('reset-offsets'),
    scope: scopeSchema.default({ kind: 'all' }),
    to: resetTargetSchema,
    spans,
  }),
  /** Takes back what a change did to the offsets. */
  z.strictObject({ operation: z.literal('undo'), change: z.uuid(), spans }),
  z.strictObject({ operation: z.literal('delete-offsets'), scope: scopeSchema }),
  deleteGroup,
  staticMember,
]);

/** Every partition with what the plan saw committed and where it shall go; null = no commit. */
const pinnedOffsets = z
  .array(
    z.strictObject({
      topic: topicName,
      partitions: z
        .array(z.strictObject({ partition, seen: offset.nullable(), offset: offset.nullable() }))
        .min(1)
        .max(PARTITIONS_MAX)
        .refine((list) => isOnce(list.map((row) => row.partition)), 'names a partition twice'),
    }),
  )
  .min(1)
  .max(TOPICS_MAX)
  .refine((list) => isOnce(list.map(({ topic }) => topic)), 'names a topic twice');

/** What a plan looked at, made exact: a commit that moved since is a conflict and nothing is applied for it. */
export const groupRunSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('reset-offsets'),
    method: z.enum(resetMethods),
    offsets: pinnedOffsets,
  }),
  z.strictObject({ operation: z.literal('delete-offsets'), offsets: pinnedOffsets }),
  deleteGroup,
  staticMember,
]);

export const runGroupOperationSchema = z.strictObject({ run: groupRunSchema, ...operationRunFields });

export const plannedOffsetSchema = z.object({
  topic: z.string(),
  partition: z.int(),
  start: decimal.nullable(),
  end: decimal.nullable(),
  /** Committed now; null = nothing. */
  before: decimal.nullable(),
  after: decimal.nullable(),
  clamped: z.enum(['start', 'end']).nullable(),
  /** By offsets: upper bounds; null = not known. */
  reread: decimal.nullable(),
  skipped: decimal.nullable(),
  /** Time stamps of the first and the last record that is read again or skipped, as their batches tell; null = not known. */
  span: z.object({ from: epochMs, to: epochMs }).nullable(),
  problem: z.string().nullable(),
  /** Left alone because its commit moved since it was looked at. */
  conflict: z.boolean(),
});

const totalsSchema = z.object({
  moved: z.int(),
  unchanged: z.int(),
  left: z.int(),
  conflicts: z.int(),
  clamped: z.int(),
  created: z.int(),
  deleted: z.int(),
  reread: decimal,
  skipped: decimal,
  /** Moved partitions that do not tell how much they read again or skip. */
  unknown: z.int(),
});

const blockingMemberSchema = z.object({
  memberId: z.string(),
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
});

export const groupOperationPlanSchema = z.object({
  operation: z.enum(groupOperations),
  groupId: z.string(),
  kind: z.enum(groupKinds),
  state: z.string(),
  /** Members the group has now. */
  members: z.array(blockingMemberSchema),
  /** The group must have no members for it, and has some: everything else of the plan holds once they are gone. */
  waitsForEmpty: z.boolean(),
  facts: z.array(changeFactSchema),
  consequences: z.array(consequenceSchema),
  /** Why it cannot be done; in Kafka's words where Kafka was asked. */
  refusal: errorInfoSchema.nullable(),
  /** `name`: the id of the group must be typed. */
  confirm: z.enum(['button', 'name']),
  undo: z.string(),
  command: z.string(),
  /** Empty where no offset is concerned. */
  rows: z.array(plannedOffsetSchema),
  totals: totalsSchema,
  /** Send it to carry the plan out. Null when there is nothing to do. */
  run: groupRunSchema.nullable(),
  at: epochMs,
});

/** What became of one partition. */
export const offsetOutcomeSchema = z.object({
  topic: z.string(),
  partition: z.int(),
  before: decimal.nullable(),
  after: decimal.nullable(),
  state: z.enum(['applied', 'refused', 'unknown']),
  error: errorInfoSchema.nullable(),
});

export const groupOperationResultSchema = z.object({
  change: changeSchema,
  /** Empty where the operation is about the group as a whole. */
  offsets: z.array(offsetOutcomeSchema),
  /** The change can be taken back: plan `undo` with its id. */
  undoable: z.boolean(),
});

export type GroupOperationDto = z.input<typeof groupOperationSchema>;
export type ValidGroupOperation = z.output<typeof groupOperationSchema>;
export type ResetTargetDto = z.infer<typeof resetTargetSchema>;
export type ResetScopeDto = z.output<typeof scopeSchema>;
export type ResetMethodName = (typeof resetMethods)[number];
export type GroupRunDto = z.infer<typeof groupRunSchema>;
export type RunGroupOperationInput = z.input<typeof runGroupOperationSchema>;
export type GroupOperationPlanDto = z.infer<typeof groupOperationPlanSchema>;
export type PlannedOffsetDto = z.infer<typeof plannedOffsetSchema>;
export type OffsetOutcomeDto = z.infer<typeof offsetOutcomeSchema>;
export type GroupOperationResultDto = z.infer<typeof groupOperationResultSchema>;
