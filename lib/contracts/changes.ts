import { z } from 'zod';
import { subjectSchema } from './audit.ts';
import { changeMeta } from './change-meta.ts';
import { epochMs, errorInfoSchema, severities } from './common.ts';
import { configKinds, configSourceSchema, configSubjectSchema } from './config.ts';

export const configKey = z.string().min(1).max(249);

const configValue = z.string().max(65_536);

export const configEditSchema = z.discriminatedUnion('op', [
  z.strictObject({ key: configKey, op: z.literal('set'), value: configValue }),
  /** Items of a list, separated by commas. */
  z.strictObject({ key: configKey, op: z.literal('append'), value: configValue }),
  z.strictObject({ key: configKey, op: z.literal('subtract'), value: configValue }),
  /** Takes the resource's own value away. */
  z.strictObject({ key: configKey, op: z.literal('inherit') }),
]);

/** What a key was when the editor was opened. */
export const configStateSchema = z.object({
  key: configKey,
  value: z.string().nullable(),
  source: configSourceSchema,
});

const EDITS_MAX = 100;
const edits = z
  .array(configEditSchema)
  .min(1)
  .max(EDITS_MAX)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'names a key twice');

export const configPlanInputSchema = z.strictObject({
  edits,
  /** Of the edited keys: what has changed since is a conflict. */
  base: z.array(configStateSchema).max(EDITS_MAX).default([]),
});

export const configChangeInputSchema = configPlanInputSchema.extend({
  ...changeMeta,
  /** Id of the change that this one takes back. */
  reverts: z.uuid().optional(),
});

export const conflictSchema = z.object({
  key: z.string(),
  base: configStateSchema,
  theirs: configStateSchema,
});

export const verdictSchema = z.object({
  /** Of the finding. */
  key: z.string(),
  ruleId: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  /** The topic or broker itself, a group that reads it, or the cluster. */
  subject: subjectSchema,
  consequence: z.string(),
});

const effectSchema = z.object({
  key: z.string(),
  before: z.string().nullable(),
  /** Null = unknown. */
  after: z.string().nullable(),
});

/** Whom the change of a default reaches. */
export const blastRadiusSchema = z.object({
  /** Topics looked at: all, or those with a replica on the one broker. */
  total: z.int(),
  /** Inherit the key and get another value. */
  reached: z.int(),
  /** Of those, with a finding or a loss. */
  hurt: z.int(),
  /** A value of their own, or their broker's, stands. */
  keep: z.int(),
  /** Nothing changes. */
  same: z.int(),
  /** Their configs could not be read. */
  unknown: z.int(),
  /** All that are reached, the worst first. */
  topics: z.array(
    z.object({
      topic: z.string(),
      effects: z.array(effectSchema),
      fixes: z.array(verdictSchema),
      breaks: z.array(verdictSchema),
      consequences: z.array(z.string()),
      notJudged: z.string().nullable(),
    }),
  ),
});

export const configPlanSchema = z.object({
  subject: configSubjectSchema,
  rows: z.array(
    z.object({
      key: z.string(),
      op: z.enum(['set', 'append', 'subtract', 'inherit']),
      before: configStateSchema,
      after: z.object({ value: z.string().nullable(), source: configSourceSchema }),
      /** Its values are null here and nowhere kept. */
      sensitive: z.boolean(),
      /** Why nothing can come of this edit. */
      problem: z.string().nullable(),
    }),
  ),
  /** Keys of the resource that are not sent. */
  untouched: z.int(),
  /** Kafka's own answer to the same request, validate-only; null when there was nothing to ask. */
  refusal: errorInfoSchema.nullable(),
  conflicts: z.array(conflictSchema),
  /** Findings of the audit that would go, and that would come. */
  fixes: z.array(verdictSchema),
  breaks: z.array(verdictSchema),
  /** What happens to data, with numbers where they are known. */
  consequences: z.array(z.string()),
  /** Why neither rules nor consequences could be worked out; null when they were. */
  notJudged: z.string().nullable(),
  /** To be typed before it is sent, where records or other topics suffer; null when a click is enough. */
  confirm: z.string().nullable(),
  /** Null where no topic inherits from the subject. */
  blast: blastRadiusSchema.nullable(),
  /** Broker whose answer the plan is based on, and when. */
  answeredBy: z.int(),
  at: epochMs,
});

/** `partial`: some partitions took it, the others did not. */
export const changeStates = ['running', 'applied', 'partial', 'refused', 'unknown'] as const;

export const groupOperations = ['reset-offsets', 'delete-offsets', 'delete-group', 'remove-member'] as const;

/** `configs` edits keys; the others are done to a topic or to a group. */
export const operations = [
  ...(['configs', 'create', 'partitions', 'delete', 'truncate', 'elect'] as const),
  ...groupOperations,
] as const;

export const changeFactSchema = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const changeSchema = z.object({
  id: z.string(),
  at: epochMs,
  /** Who made it, in their own words; null when they did not say. */
  actor: z.string().nullable(),
  operation: z.enum(operations),
  subject: configSubjectSchema,
  /** Configs before and after, key by key; empty for what does not touch them. */
  before: z.array(configStateSchema),
  after: z.array(configStateSchema),
  /** What else it changed, in words. Null = there was, or is, none. */
  facts: z.array(changeFactSchema),
  reason: z.string(),
  /** `unknown`: Kafka did not say what became of it. */
  state: z.enum(changeStates),
  error: errorInfoSchema.nullable(),
  /** Id of the change it takes back. */
  reverts: z.string().nullable(),
  /** Shared by the changes that were made together. */
  batch: z.string().nullable(),
  /** The edits that bring back the configs there were before. */
  undo: z.array(configEditSchema),
});

/** How many topics one request may change: more are sent in parts, so that progress is seen and the rest can be left. */
export const BULK_TOPICS_MAX = 100;

const bulkItems = z
  .array(configPlanInputSchema.extend({ topic: z.string().min(1).max(249) }))
  .min(1)
  .max(BULK_TOPICS_MAX)
  .refine((items) => new Set(items.map(({ topic }) => topic)).size === items.length, 'names a topic twice');

export const bulkPlanInputSchema = z.strictObject({ items: bulkItems });

export const bulkChangeInputSchema = z.strictObject({
  items: bulkItems,
  /** Shared by all parts of one bulk change. */
  batch: z.uuid(),
  ...changeMeta,
  /** Batch that this one takes back. */
  reverts: z.uuid().optional(),
});

export const bulkPlanSchema = z.object({
  items: z.array(configPlanSchema),
  /** Findings about the cluster as a whole that would go and come with all of these. */
  whole: configPlanSchema.pick({ fixes: true, breaks: true }),
});

/** Topic by topic: the record of its change, or why there is none. */
export const bulkResultSchema = z.object({
  items: z.array(
    z.object({ topic: z.string(), change: changeSchema.nullable(), error: errorInfoSchema.nullable() }),
  ),
});

export const changeListQuerySchema = z.strictObject({
  kind: z.enum(configKinds).optional(),
  name: z.string().max(32_767).optional(),
  batch: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(50),
});

export const changeListSchema = z.object({ items: z.array(changeSchema) });

export type ConfigEditDto = z.infer<typeof configEditSchema>;
export type ConfigStateDto = z.infer<typeof configStateSchema>;
export type ConfigPlanInput = z.input<typeof configPlanInputSchema>;
export type ConfigChangeInput = z.input<typeof configChangeInputSchema>;
export type ValidConfigChange = z.output<typeof configChangeInputSchema>;
export type BlastRadiusDto = z.infer<typeof blastRadiusSchema>;
export type BulkPlanInput = z.input<typeof bulkPlanInputSchema>;
export type BulkPlanDto = z.infer<typeof bulkPlanSchema>;
export type BulkChangeInput = z.input<typeof bulkChangeInputSchema>;
export type ValidBulkChange = z.output<typeof bulkChangeInputSchema>;
export type BulkResultDto = z.infer<typeof bulkResultSchema>;
export type ChangeFactDto = z.infer<typeof changeFactSchema>;
export type OperationDto = (typeof operations)[number];
export type VerdictDto = z.infer<typeof verdictSchema>;
export type ConflictDto = z.infer<typeof conflictSchema>;
export type ConfigPlanDto = z.infer<typeof configPlanSchema>;
export type ChangeDto = z.infer<typeof changeSchema>;
