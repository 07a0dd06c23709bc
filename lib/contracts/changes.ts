import { z } from 'zod';
import { epochMs, errorInfoSchema, severities } from './common.ts';
import { configSourceSchema } from './config.ts';

/** What has configs of its own. `cluster` is the cluster-wide default of its brokers. */
export const configKinds = [
  'topic',
  'broker',
  'cluster',
  'group',
  'client-metrics',
  'broker-logger',
] as const;

/** The name is a broker's id for brokers and their loggers, and empty for the cluster. */
export const configSubjectSchema = z.object({ kind: z.enum(configKinds), name: z.string().max(249) });

const configKey = z.string().min(1).max(249);

export const configEditSchema = z.discriminatedUnion('op', [
  z.strictObject({ key: configKey, op: z.literal('set'), value: z.string().max(65_536) }),
  /** Takes the topic's own value away. */
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
  reason: z.string().trim().max(500).default(''),
  /** Id of the change that this one takes back. */
  reverts: z.uuid().optional(),
});

export const conflictSchema = z.object({
  key: z.string(),
  base: configStateSchema,
  theirs: configStateSchema,
});

const verdictSchema = z.object({
  ruleId: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  consequence: z.string(),
});

export const configPlanSchema = z.object({
  subject: configSubjectSchema,
  rows: z.array(
    z.object({
      key: z.string(),
      op: z.enum(['set', 'inherit']),
      before: configStateSchema,
      after: z.object({ value: z.string().nullable(), source: configSourceSchema }),
      /** Why nothing can come of this edit. */
      problem: z.string().nullable(),
    }),
  ),
  /** Keys of the topic that are not sent. */
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
  /** Broker whose answer the plan is based on, and when. */
  answeredBy: z.int(),
  at: epochMs,
});

export const changeStates = ['running', 'applied', 'refused', 'unknown'] as const;

/** `configs` edits keys; the others are done to a topic. */
export const operations = ['configs', 'create', 'partitions', 'delete', 'truncate', 'elect'] as const;

export const changeFactSchema = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const changeSchema = z.object({
  id: z.string(),
  at: epochMs,
  /** Null until there is sign-in. */
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

export const changeListQuerySchema = z.strictObject({
  topic: z.string().max(249).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const changeListSchema = z.object({ items: z.array(changeSchema) });

export type ConfigEditDto = z.infer<typeof configEditSchema>;
export type ConfigStateDto = z.infer<typeof configStateSchema>;
export type ConfigPlanInput = z.input<typeof configPlanInputSchema>;
export type ConfigChangeInput = z.input<typeof configChangeInputSchema>;
export type ValidConfigChange = z.output<typeof configChangeInputSchema>;
export type ConfigKindDto = (typeof configKinds)[number];
export type ConfigSubjectDto = z.infer<typeof configSubjectSchema>;
export type ChangeFactDto = z.infer<typeof changeFactSchema>;
export type OperationDto = (typeof operations)[number];
export type ConflictDto = z.infer<typeof conflictSchema>;
export type ConfigPlanDto = z.infer<typeof configPlanSchema>;
export type ChangeDto = z.infer<typeof changeSchema>;
