import { z } from 'zod';
import { ACCEPTANCE_KINDS } from '@/lib/shared/audit/acceptance-kinds.ts';
import { MISSING_KINDS } from '@/lib/shared/audit/missing-kinds.ts';
import { epochMs, freshnessSchema, listQuery, pageSchema, severities, sortParameter } from './common.ts';
import { configSourceSchema, configSynonymSchema } from './config.ts';
import { ruleIdSchema, teamSchema } from './policy.ts';

export const findingScopes = ['topic', 'broker', 'cluster', 'group'] as const;

export const subjectSchema = z.object({ kind: z.enum(findingScopes), name: z.string() });

const countsSchema = z.object({
  critical: z.int(),
  warn: z.int(),
  info: z.int(),
  passed: z.int(),
  notApplicable: z.int(),
  /** Neither a finding nor a pass: something would have to be known first. */
  unknown: z.int(),
});

export const auditRuleSchema = z.object({
  ruleId: z.string(),
  title: z.string(),
  scope: z.enum(findingScopes),
  /** Before escalation. */
  severity: z.enum(severities),
  why: z.string(),
  fix: z.string(),
  /** Whose copy of the setting counts. */
  authority: z.enum(['broker', 'controller', 'both', 'n/a']),
  /** `not-evaluated`: Kafka's Admin protocol does not tell what it needs. */
  state: z.enum(['evaluated', 'not-evaluated', 'off']),
  /** What a rule that is not evaluated would need. */
  needs: z.string().nullable(),
  counts: countsSchema,
  /** Of its findings, those that somebody signed for. */
  accepted: z.int(),
  /** Why verdicts are unknown, the most frequent first. */
  unknownReasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
});

export const auditSchema = freshnessSchema.extend({
  /** When the facts were judged. */
  at: epochMs,
  /** Planned time between two audits. */
  intervalMs: z.int(),
  totals: countsSchema,
  /** Findings that somebody signed for or the policy excepts, and of those the ones that end within 30 days. */
  accepted: z.int(),
  acceptedEndingSoon: z.int(),
  muted: z.int(),
  /** In the last 30 days. */
  fixed: z.int(),
  rulesTotal: z.int(),
  rulesNotEvaluated: z.int(),
  rulesOff: z.int(),
  /** By name, those of the policy and of the UI. */
  teams: z.array(z.string()),
  rules: z.array(auditRuleSchema),
});

/** Who decided a value, as far as Kafka tells; the first, second and fourth are nobody's choice. */
export const origins = [
  'built-in',
  'sample-file',
  'file',
  'feature',
  'cluster-default',
  'broker-override',
  'override',
  'unknown',
] as const;

export const suggestionSchema = z.object({
  resource: z.enum(['topic', 'broker', 'cluster-default', 'group']),
  /** Topic, group or broker id; empty for the cluster-wide default. */
  name: z.string(),
  key: z.string(),
  op: z.enum(['SET', 'DELETE']),
  value: z.string().nullable(),
  reason: z.string(),
});

export const acceptanceStates = ['accepted', 'expiring', 'expired', 'lapsed', 'settled', 'revoked'] as const;

export const acceptanceSchema = z.object({
  id: z.string(),
  kind: z.enum(ACCEPTANCE_KINDS),
  /** Of the finding. */
  key: z.string(),
  /** The value and source that were accepted. */
  fingerprint: z.string(),
  /** Who answers for it, or who muted it. */
  owner: z.string(),
  reason: z.string(),
  ticket: z.string().nullable(),
  createdAt: epochMs,
  expiresAt: epochMs,
  revokedAt: epochMs.nullable(),
  /**
   * accepted, expiring: it holds. expired: its day has come. lapsed: value or source changed since. settled: the rule does
   * not fire any more. revoked: it was withdrawn.
   */
  state: z.enum(acceptanceStates),
});

export const acceptanceListQuerySchema = z.strictObject({
  /** Of one finding. */
  key: z.string().max(32_800).optional(),
});

export const acceptanceListSchema = z.object({
  /** Newest first; those of findings that are gone are among them. */
  items: z.array(
    acceptanceSchema.extend({
      ruleId: z.string(),
      /** Of the rule. */
      title: z.string(),
      subject: subjectSchema,
      /** The rule fires now: there is a finding to open. */
      fires: z.boolean(),
    }),
  ),
});

export const acceptanceInputSchema = z.strictObject({
  kind: z.enum(ACCEPTANCE_KINDS).default('signed'),
  key: z.string().min(1).max(32_800),
  /** Of the finding as it was shown: what changed since is not accepted. */
  fingerprint: z.string().max(65_536),
  owner: z.string().trim().min(1, 'Who decides it?').max(120),
  reason: z.string().trim().min(1, 'Why is it fine as it is?').max(500),
  ticket: z.string().trim().max(120).optional(),
  expiresAt: epochMs,
});

const evidenceUnits = [
  'ms',
  'bytes',
  'bytes/s',
  'records/s',
  'offsets',
  'partitions',
  'brokers',
  'topics',
  'fraction',
] as const;

export const evidenceSchema = z.object({
  label: z.string(),
  /** A string where the number may exceed 2^53, or where it is words. */
  value: z.union([z.number(), z.string()]),
  unit: z.enum(evidenceUnits).nullable(),
});

/**
 * open: nobody answers for it. accepted: somebody signed for it, or the policy has an exception. muted: nobody wants to hear of
 * it for a while. fixed: it is no finding any more.
 */
export const findingStates = ['open', 'accepted', 'muted', 'fixed'] as const;

export const findingSchema = z.object({
  /** Stable over time: rule, subject, and the aspect where a rule has several on one subject. */
  key: z.string(),
  /** The value and source it is about. */
  fingerprint: z.string(),
  ruleId: z.string(),
  /** Raised when what the rule looks for changes. */
  ruleVersion: z.int(),
  title: z.string(),
  severity: z.enum(severities),
  subject: subjectSchema,
  /** Whose topic or group it is; `unowned` when it is nobody's, null for brokers and the cluster. */
  team: z.string().nullable(),
  config: z
    .object({
      key: z.string(),
      value: z.string().nullable(),
      source: configSourceSchema,
      origin: z.enum(origins),
      originText: z.string(),
      synonyms: z.array(configSynonymSchema),
    })
    .nullable(),
  evidence: z.array(evidenceSchema),
  consequence: z.string(),
  /** Whom a value of the brokers reaches; null for what no topic inherits. */
  blast: z
    .object({
      inherit: z.int(),
      keep: z.int(),
      /** Topics whose configs could not be read. */
      unknown: z.int(),
    })
    .nullable(),
  suggestion: suggestionSchema.nullable(),
  /** What to do where no config change helps. */
  instruction: z.string().nullable(),
  state: z.enum(findingStates),
  /** When it was first seen; null while that is being written down. */
  openedAt: epochMs.nullable(),
  /** Null while it is a finding; else all of the above is as it was when its value was first seen. */
  fixedAt: epochMs.nullable(),
  /** The sign-off or the muting that holds for it. */
  acceptance: acceptanceSchema.nullable(),
  /** The exception of the policy that holds for it. */
  exception: z.object({ owner: z.string(), reason: z.string(), until: epochMs }).nullable(),
});

export const findingSortKeys = ['severity', 'rule', 'subject'] as const;

export const findingListQuerySchema = z.strictObject({
  ...listQuery,
  q: z.string().max(249).optional().meta({ description: 'Case-insensitive part of the subject or key' }),
  sort: sortParameter(findingSortKeys).default('severity'),
  severity: z.enum(severities).optional(),
  scope: z.enum(findingScopes).optional(),
  rule: ruleIdSchema.optional(),
  team: teamSchema.optional(),
  /** All that are not fixed when it is left out. */
  state: z.enum(findingStates).optional(),
  /** Exactly this finding. */
  key: z.string().max(32_800).optional(),
});

export const findingListSchema = pageSchema(findingSchema).extend({
  /** When the facts were judged. */
  at: epochMs,
});

/** What a rule could not judge: neither a finding nor a pass. */
export const unknownVerdictSchema = z.object({
  /** Rule, subject and, where it says so more than once, a number. */
  id: z.string(),
  ruleId: z.string(),
  title: z.string(),
  /** No name: not even the list of subjects could be read. */
  subject: subjectSchema.extend({ name: z.string().nullable() }),
  team: z.string().nullable(),
  missing: z.enum(MISSING_KINDS),
  reason: z.string(),
  /** When the finding was first seen that the rule had there when it last could judge; null when it had none. */
  openSince: epochMs.nullable(),
});

export const unknownSortKeys = ['missing', 'rule', 'subject'] as const;

export const unknownListQuerySchema = z.strictObject({
  ...listQuery,
  q: z.string().max(249).optional().meta({ description: 'Case-insensitive part of the subject or reason' }),
  sort: sortParameter(unknownSortKeys).default('missing'),
  scope: z.enum(findingScopes).optional(),
  rule: ruleIdSchema.optional(),
  team: teamSchema.optional(),
});

export const unknownListSchema = pageSchema(unknownVerdictSchema).extend({
  /** When it was tried to judge. */
  at: epochMs,
});

export type UnknownVerdictDto = z.infer<typeof unknownVerdictSchema>;
export type UnknownListDto = z.infer<typeof unknownListSchema>;
export type UnknownListQuery = z.infer<typeof unknownListQuerySchema>;
export type AcceptanceDto = z.infer<typeof acceptanceSchema>;
export type AcceptanceListQuery = z.infer<typeof acceptanceListQuerySchema>;
export type AcceptanceRowDto = AcceptanceListDto['items'][number];
export type AcceptanceListDto = z.infer<typeof acceptanceListSchema>;
export type AcceptanceInput = z.input<typeof acceptanceInputSchema>;
export type ValidAcceptance = z.output<typeof acceptanceInputSchema>;
export type FindingScope = (typeof findingScopes)[number];
export type AuditRuleDto = z.infer<typeof auditRuleSchema>;
export type AuditDto = z.infer<typeof auditSchema>;
export type FindingDto = z.infer<typeof findingSchema>;
export type FindingListDto = z.infer<typeof findingListSchema>;
export type FindingListQuery = z.infer<typeof findingListQuerySchema>;
