import { z } from 'zod';
import { SIGNALS, signalKinds } from '@/lib/shared/alerts/signals.ts';
import { subjectSchema } from './audit.ts';
import { environments } from './clusters.ts';
import { epochMs, severities } from './common.ts';

const DAY_MS = 86_400_000;
const name = z.string().trim().min(1, 'must not be empty').max(80);
const id = z.uuid();

/** `*` and `?` in a name make it a glob; /…/ is a regular expression of the whole name. */
const patternText = z.string().trim().min(1, 'must not be empty').max(300);

export const alertScopeSchema = z.strictObject({
  /** Highwater's ids; null in any part = no restriction. */
  clusters: z.array(z.string().min(1).max(80)).min(1).max(100).nullable().default(null),
  environments: z.array(z.enum(environments)).min(1).nullable().default(null),
  /** Owners of the topic or group, by the policy. */
  teams: z.array(z.string().trim().min(1).max(80)).min(1).max(100).nullable().default(null),
  /** Of names of topics, groups or brokers: `orders.*`, or `/orders-\d+/`. */
  patterns: z.array(patternText).min(1).max(50).nullable().default(null),
});

export const quietHoursSchema = z
  .strictObject({
    /** IANA name, such as Europe/Berlin. */
    timeZone: z.string().min(1).max(60),
    /** 1 = Monday to 7 = Sunday: the day on which they begin. */
    days: z.array(z.int().min(1).max(7)).min(1, 'Choose a day.').max(7),
    /** Minutes after midnight; from after to = over midnight. */
    fromMinute: z.int().min(0).max(1439),
    toMinute: z.int().min(0).max(1439),
  })
  .refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, {
    path: ['toMinute'],
    error: 'must differ from the beginning',
  });

const durationMs = z
  .int()
  .min(0)
  .max(7 * DAY_MS);

export const alertRuleInputSchema = z
  .strictObject({
    name,
    enabled: z.boolean().default(false),
    severity: z.enum(severities).default('warn'),
    signal: z.enum(signalKinds),
    /** For `cannot-know`: what cannot be known. */
    of: z.enum(signalKinds).nullable().default(null),
    /** For signals that are words: any of these. */
    choices: z.array(z.string().max(40)).max(20).default([]),
    /** For signals that are numbers, in their unit (records, ms, partitions, share from 0 to 1): reached = breached. */
    threshold: z.number().nonnegative().nullable().default(null),
    /** Where it is over again; null = at the threshold. */
    clearThreshold: z.number().nonnegative().nullable().default(null),
    forMs: durationMs.default(60_000),
    clearForMs: durationMs.default(60_000),
    scope: alertScopeSchema.prefault({}),
    groupBy: z.enum(['rule', 'team', 'subject']).default('rule'),
    /** How long the first one of a group waits for others. */
    groupWaitMs: z.int().min(0).max(3_600_000).default(30_000),
    repeatMs: z
      .int()
      .min(60_000)
      .max(7 * DAY_MS)
      .nullable()
      .default(4 * 3_600_000),
    quietHours: quietHoursSchema.nullable().default(null),
    channelIds: z.array(id).max(20).default([]),
    /** What to do; empty = what the signal says. */
    advice: z.string().trim().max(500).default(''),
    closeMessage: z.string().trim().max(500).default(''),
  })
  .superRefine(checkCondition);

type Condition = {
  signal: (typeof signalKinds)[number];
  of: (typeof signalKinds)[number] | null;
  choices: readonly string[];
  threshold: number | null;
  clearThreshold: number | null;
};

function checkCondition(
  { signal, of, choices, threshold, clearThreshold }: Condition,
  context: z.RefinementCtx,
): void {
  const { shape, unit, choices: possible } = SIGNALS[signal];
  const refuse = (field: keyof Condition, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (signal === 'cannot-know' && (of === null || of === 'cannot-know')) {
    refuse('of', 'Which signal cannot be known?');
  }
  if (shape === 'words') {
    const wrong = choices.filter((choice) => !possible.includes(choice));
    if (choices.length === 0) refuse('choices', 'Choose at least one.');
    if (wrong.length > 0) refuse('choices', `${wrong.join(', ')}: must be of ${possible.join(', ')}`);
    return;
  }
  if (threshold === null) refuse('threshold', 'At which value?');
  else if (unit === 'fraction' && threshold > 1) refuse('threshold', 'must be at most 100 %');
  if (threshold === null || clearThreshold === null) return;
  if (shape === 'above' ? clearThreshold > threshold : clearThreshold < threshold) {
    refuse(
      'clearThreshold',
      `must be ${shape === 'above' ? 'at or below' : 'at or above'} the value that fires`,
    );
  }
}

export const alertRuleSchema = z.object({
  ...alertRuleInputSchema.shape,
  id,
  createdAt: epochMs,
  updatedAt: epochMs,
  /** Subjects that fire now, over all clusters. */
  firing: z.int(),
});

export const alertRuleListSchema = z.object({ items: z.array(alertRuleSchema) });

export const alertWindowInputSchema = z
  .strictObject({
    name,
    from: epochMs,
    to: epochMs,
    scope: alertScopeSchema.prefault({}),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be after the beginning' })
  .refine(({ from, to }) => to - from <= 31 * DAY_MS, { path: ['to'], error: 'at most 31 days' });

export const alertWindowSchema = z.object({
  ...alertWindowInputSchema.shape,
  id,
  state: z.enum(['planned', 'active', 'over']),
});

export const alertWindowListSchema = z.object({ items: z.array(alertWindowSchema) });

const acknowledgementSchema = z.object({ at: epochMs, by: z.string(), note: z.string() });

export const alertSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  severity: z.enum(severities),
  signal: z.enum(signalKinds),
  subject: subjectSchema,
  team: z.string().nullable(),
  phase: z.enum(['firing', 'resolved']),
  /** What it means, with the newest known value. */
  words: z.string(),
  value: z.string().nullable(),
  sampledAt: epochMs.nullable(),
  firedAt: epochMs,
  resolvedAt: epochMs.nullable(),
  /** Since when it cannot be told any more; the state is kept. */
  unknownSince: epochMs.nullable(),
  /** When the first message about it was put into the outbox; null = nobody was told. */
  toldAt: epochMs.nullable(),
  /** Why nobody is told now: quiet hours or a maintenance. */
  heldBack: z.string().nullable(),
  acknowledged: acknowledgementSchema.nullable(),
  closeMessage: z.string(),
});

export const alertListSchema = z.object({
  at: epochMs,
  /** When the rules were last evaluated for this cluster; null = not yet, or by another server. */
  evaluatedAt: epochMs.nullable(),
  /** Why the newest evaluation failed. */
  problem: z.string().nullable(),
  firing: z.int(),
  pending: z.int(),
  rulesEnabled: z.int(),
  /** Firing ones first, then the newest. */
  items: z.array(alertSchema),
});

/** The least that a sidebar needs. */
export const alertSummarySchema = z.object({ firing: z.int() });

export const acknowledgeInputSchema = z.strictObject({
  by: z.string().trim().min(1, 'Who looks at it?').max(80),
  note: z.string().trim().max(500).default(''),
});

export const deliverySchema = z.object({
  id: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  clusterId: z.string(),
  title: z.string(),
  kind: z.enum(['fired', 'repeat', 'resolved', 'test']),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.int(),
  createdAt: epochMs,
  nextAt: epochMs.nullable(),
  endedAt: epochMs.nullable(),
  error: z.string().nullable(),
});

export const deliveryListSchema = z.object({ items: z.array(deliverySchema) });

export const previewInputSchema = z.strictObject({
  rule: alertRuleInputSchema,
  days: z.union([z.literal(1), z.literal(7), z.literal(30)]).default(1),
});

/** What a rule would have done over the stored history of one cluster. */
export const alertPreviewSchema = z.object({
  from: epochMs,
  to: epochMs,
  resolutionMs: z.int(),
  /** Why there is nothing to look at: the signal has no history, or the rule does not cover the cluster. */
  reason: z.string().nullable(),
  /** What of it cannot be told, as sentences. */
  cannotKnow: z.array(z.string()),
  /** For how much of the time at least one subject is known. */
  knownMs: z.number(),
  /** Of those there are now. */
  subjectsCovered: z.int(),
  /** Looked at over the history; findings that are gone are among them. */
  subjectsTried: z.int(),
  /** Of those tried, known at one moment at least. */
  subjectsWithHistory: z.int(),
  /** Subjects left out because there are too many. */
  subjectsLeftOut: z.int(),
  firings: z.array(
    z.object({
      subject: subjectSchema,
      /** Which one of several that the subject has, such as the rule of a finding; empty otherwise. */
      about: z.string(),
      firedAt: epochMs,
      resolvedAt: epochMs.nullable(),
      worst: z.number().nullable(),
    }),
  ),
  firingsTotal: z.int(),
  messages: z.int(),
  stepMs: z.int(),
  /** How many subjects fired at once, per step of time. A step of which nothing is known is absent. */
  timeline: z.array(z.object({ at: epochMs, value: z.number(), max: z.number() })),
  /** What breaches now, whatever the history. */
  now: z.array(z.object({ subject: subjectSchema, words: z.string() })),
  nowTotal: z.int(),
  unknownNow: z.int(),
});

export type AlertRuleInput = z.input<typeof alertRuleInputSchema>;
export type ValidAlertRule = z.output<typeof alertRuleInputSchema>;
export type AlertRuleDto = z.infer<typeof alertRuleSchema>;
export type AlertRuleListDto = z.infer<typeof alertRuleListSchema>;
export type AlertScopeDto = z.output<typeof alertScopeSchema>;
export type AlertWindowInput = z.input<typeof alertWindowInputSchema>;
export type ValidAlertWindow = z.output<typeof alertWindowInputSchema>;
export type AlertWindowDto = z.infer<typeof alertWindowSchema>;
export type AlertWindowListDto = z.infer<typeof alertWindowListSchema>;
export type AlertDto = z.infer<typeof alertSchema>;
export type AlertListDto = z.infer<typeof alertListSchema>;
export type AlertSummaryDto = z.infer<typeof alertSummarySchema>;
export type AcknowledgeInput = z.input<typeof acknowledgeInputSchema>;
export type DeliveryDto = z.infer<typeof deliverySchema>;
export type DeliveryListDto = z.infer<typeof deliveryListSchema>;
export type PreviewInput = z.input<typeof previewInputSchema>;
export type ValidPreview = z.output<typeof previewInputSchema>;
export type AlertPreviewDto = z.infer<typeof alertPreviewSchema>;
