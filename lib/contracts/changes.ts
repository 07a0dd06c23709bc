import { z } from 'zod';
import { subjectSchema } from './audit.ts';
import { epochMs, errorInfoSchema, severities } from './common.ts';
import { configSourceSchema } from './config.ts';

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
  subject: subjectSchema,
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

export const changeSchema = z.object({
  id: z.string(),
  at: epochMs,
  /** Null until there is sign-in. */
  actor: z.string().nullable(),
  subject: subjectSchema,
  before: z.array(configStateSchema),
  after: z.array(configStateSchema),
  reason: z.string(),
  /** `unknown`: Kafka did not say what became of it. */
  state: z.enum(changeStates),
  error: errorInfoSchema.nullable(),
  /** Id of the change it takes back. */
  reverts: z.string().nullable(),
  /** The edits that bring back what was before. */
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
export type ConflictDto = z.infer<typeof conflictSchema>;
export type ConfigPlanDto = z.infer<typeof configPlanSchema>;
export type ChangeDto = z.infer<typeof changeSchema>;
