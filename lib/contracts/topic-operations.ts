import { z } from 'zod';
import { topicNameProblem } from '@/lib/shared/topic-name.ts';
import { changeFactSchema, changeSchema, verdictSchema } from './changes.ts';
import { decimal, epochMs, errorInfoSchema } from './common.ts';
import { configSourceSchema, configViewSchema } from './config.ts';
import { consequenceSchema, operationRunFields } from './operations.ts';

/** Kafka's own bounds are int32 and int16; a request for more than this is a slip of the finger. */
const PARTITIONS_MAX = 100_000;
const REPLICAS_MAX = 100;
const CONFIGS_MAX = 100;

const topicName = z.string().superRefine((name, context) => {
  const problem = topicNameProblem(name);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/** Null takes what the cluster decides. */
export const newTopicSchema = z.strictObject({
  name: topicName,
  partitions: z.int().min(1).max(PARTITIONS_MAX).nullable().default(null),
  replicationFactor: z.int().min(1).max(REPLICAS_MAX).nullable().default(null),
  configs: z
    .array(z.strictObject({ key: z.string().min(1).max(249), value: z.string().max(65_536) }))
    .max(CONFIGS_MAX)
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'names a key twice')
    .default([]),
});

/** What the topic was when somebody looked: another id or count since then is a conflict. */
const seen = z
  .strictObject({ topicId: z.string().max(64), partitions: z.int().min(0) })
  .optional()
  .meta({ description: 'What the decision is based on; a plan gives it back in `run`' });

const partitionOffsets = z
  .array(
    z.strictObject({ partition: z.int().min(0), offset: decimal.refine((text) => !text.startsWith('-')) }),
  )
  .min(1)
  .max(PARTITIONS_MAX)
  .refine(
    (list) => new Set(list.map(({ partition }) => partition)).size === list.length,
    'names a partition twice',
  );

export const truncationTargetSchema = z.discriminatedUnion('kind', [
  /** Every record there is. */
  z.strictObject({ kind: z.literal('end') }),
  /** Records stamped before that moment, as ListOffsets finds it. */
  z.strictObject({ kind: z.literal('time'), at: epochMs }),
  /** Records before these offsets; partitions that are not named stay as they are. */
  z.strictObject({ kind: z.literal('offsets'), offsets: partitionOffsets }),
]);

export const topicOperationSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('partitions'),
    /** How many there shall be in all. */
    count: z.int().min(1).max(PARTITIONS_MAX),
    seen,
  }),
  z.strictObject({ operation: z.literal('delete'), seen }),
  z.strictObject({ operation: z.literal('truncate'), to: truncationTargetSchema, seen }),
  z.strictObject({ operation: z.literal('elect'), seen }),
]);

export const createTopicSchema = newTopicSchema.extend(operationRunFields);
export const runTopicOperationSchema = z.strictObject({ run: topicOperationSchema, ...operationRunFields });

const planFields = {
  topic: z.string(),
  /** What the record of the change will say. Null = there was, or is, none. */
  facts: z.array(changeFactSchema),
  consequences: z.array(consequenceSchema),
  /** Findings of the audit that would go, and that would come. */
  fixes: z.array(verdictSchema),
  breaks: z.array(verdictSchema),
  /** Why the rules could not judge it; null when they did, or when they have nothing to judge. */
  notJudged: z.string().nullable(),
  /** Why it cannot be done; in Kafka's words where Kafka was asked. */
  refusal: errorInfoSchema.nullable(),
  /** Kafka validated the very request. False where it has no validate-only. */
  validated: z.boolean(),
  /** `name`: the name of the topic must be typed. */
  confirm: z.enum(['button', 'name']),
  /** How it can be undone, or why it cannot. */
  undo: z.string(),
  /** The same with Kafka's own tools. */
  command: z.string(),
  at: epochMs,
};

/** One partition of a truncation or an election. */
export const plannedPartitionSchema = z.object({
  partition: z.int(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Records that go, at most; null = not known, or none go by this operation. */
  records: decimal.nullable(),
  /** Why nothing comes of it here; null when something does. */
  problem: z.string().nullable(),
});

export const topicOperationPlanSchema = z.object({
  operation: z.enum(['partitions', 'delete', 'truncate', 'elect']),
  ...planFields,
  partitions: z.array(plannedPartitionSchema),
  /** The same operation, tied to what this plan looked at: send it to carry the plan out. Null when there is nothing to do. */
  run: topicOperationSchema.nullable(),
});

const resolvedSchema = z.object({ value: z.int().nullable(), source: configSourceSchema });

export const newTopicPlanSchema = z.object({
  operation: z.literal('create'),
  ...planFields,
  /** What every blank comes to, and who decides it; null = Kafka does not tell. */
  resolved: z.object({
    /** `topic`: set by the request. */
    partitions: resolvedSchema,
    replicationFactor: resolvedSchema,
    configs: z.array(configViewSchema).nullable(),
  }),
});

/** What became of one partition. */
export const partitionOutcomeSchema = z.object({
  partition: z.int(),
  state: z.enum(['applied', 'refused', 'unknown']),
  error: errorInfoSchema.nullable(),
});

export const topicOperationResultSchema = z.object({
  change: changeSchema,
  /** Empty where the operation is about the topic as a whole. */
  partitions: z.array(partitionOutcomeSchema),
});

/** Labels of the facts from which a deleted topic can be created again. */
export const FACT = { partitions: 'Partitions', replicationFactor: 'Replication factor' } as const;

export type NewTopicInput = z.input<typeof newTopicSchema>;
export type ValidNewTopic = z.output<typeof newTopicSchema>;
export type CreateTopicInput = z.input<typeof createTopicSchema>;
export type TopicOperationDto = z.infer<typeof topicOperationSchema>;
export type TruncationTargetDto = z.infer<typeof truncationTargetSchema>;
export type RunTopicOperationInput = z.input<typeof runTopicOperationSchema>;
export type TopicOperationPlanDto = z.infer<typeof topicOperationPlanSchema>;
export type NewTopicPlanDto = z.infer<typeof newTopicPlanSchema>;
export type PlannedPartitionDto = z.infer<typeof plannedPartitionSchema>;
export type PartitionOutcomeDto = z.infer<typeof partitionOutcomeSchema>;
export type TopicOperationResultDto = z.infer<typeof topicOperationResultSchema>;
