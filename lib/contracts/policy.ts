import { z } from 'zod';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { epochMs, severities } from './common.ts';

export const matchKinds = ['exact', 'prefix', 'regex', 'principal'] as const;
export const matchSubjects = ['topic', 'group', 'both'] as const;

/** Of a rule (`RET-01`), or a key rule of the policy (`KEY:retention-bounded`). */
export const ruleIdSchema = z.string().regex(/^([A-Z]{3}-\d{2}|KEY:[a-z0-9-]{1,60})$/);

/** A team's name, or `unowned`. */
export const teamSchema = z.string().min(1).max(80);

export const teamMappingInputSchema = z.strictObject({
  team: z
    .string()
    .trim()
    .min(1, 'Which team?')
    .max(80)
    .refine((name) => name !== UNOWNED, `"${UNOWNED}" stands for no team.`),
  kind: z.enum(matchKinds),
  /** A name, the start of one, a regular expression of the whole of it, or a principal such as `User:payments-svc`. */
  text: z.string().trim().min(1, 'Which names?').max(300),
  of: z.enum(matchSubjects).default('both'),
});

export const teamMappingSchema = z.object({
  id: z.string(),
  team: z.string(),
  kind: z.enum(matchKinds),
  text: z.string(),
  of: z.enum(matchSubjects),
  createdAt: epochMs,
});

export const scorecardSchema = z.object({
  team: z.string(),
  contact: z.string().nullable(),
  /** False: a principal of it cannot be resolved in this cluster; the counts are of what its names alone give. */
  isResolved: z.boolean(),
  /** 0 to 100; null when nothing of the team could be judged, or it is not known what it owns. */
  score: z.int().nullable(),
  /** Null while it is not known which they are, as for groups. */
  topics: z.int().nullable(),
  groups: z.int().nullable(),
  /** Nobody signed for these. */
  critical: z.int(),
  warn: z.int(),
  info: z.int(),
  unsigned: z.int(),
  signed: z.int(),
  /** Of those signed, the ones that end within 30 days. */
  dueSoon: z.int(),
  passed: z.int(),
  /** Checks that could not be made; they do not count for or against. */
  unknown: z.int(),
  /** One a day, ascending; a day without an audit is missing. */
  trend: z.array(z.object({ at: epochMs, score: z.int() })),
});

export const scorecardListSchema = z.object({
  /** When the facts were judged. */
  at: epochMs,
  /** Worst score first; null without a single topic or group read. */
  items: z.array(scorecardSchema),
});

export const trendDays = [1, 7, 30, 90, 400] as const;

export const findingTrendQuerySchema = z.strictObject({
  days: z.coerce.number().pipe(z.literal(trendDays)).default(30),
  rule: ruleIdSchema.optional(),
  team: teamSchema.optional(),
  severity: z.enum(severities).optional(),
  state: z.enum(['open', 'accepted']).optional(),
});

/** A point is the last audit within [at, at + resolutionMs). No point = not audited: a gap. */
export const findingTrendSchema = z.object({
  from: epochMs,
  to: epochMs,
  resolutionMs: z.int(),
  points: z.array(z.object({ at: epochMs, value: z.number(), max: z.number() })),
});

export const policyProblemSchema = z.object({
  /** From 1, as the column. */
  line: z.int(),
  column: z.int(),
  field: z.string(),
  message: z.string(),
});

export const policyViewSchema = z.object({
  /** Changes whenever what is in force does. */
  revision: z.int(),
  /** What this cluster counts as. */
  environment: z.enum(['prod', 'staging', 'dev']),
  /** Null without a policy file. */
  file: z
    .object({
      path: z.string(),
      /** When the policy in force was read; null = it never could be. */
      readAt: epochMs.nullable(),
      /** Of the newest content, which is not in force because of them. */
      problems: z.array(policyProblemSchema),
      unreadable: z.string().nullable(),
      wrongSince: epochMs.nullable(),
    })
    .nullable(),
  /** The ACLs by which principals are resolved in this cluster; null without a match by principal. */
  acls: z
    .object({
      /** Null while none are known: principals cannot be resolved. */
      collectedAt: epochMs.nullable(),
      /** Why none are known, or why they grow old; null while they are fine. */
      problem: z.string().nullable(),
    })
    .nullable(),
  teams: z.array(
    z.object({
      team: z.string(),
      contact: z.string().nullable(),
      /** False: a principal of it cannot be resolved in this cluster. */
      isResolved: z.boolean(),
      /** Null while the topics or groups, or which of them are the team's, are not known. */
      topics: z.int().nullable(),
      groups: z.int().nullable(),
      matches: z.array(
        z.object({
          /** Of a match that was added in the UI; null for one of the file. */
          id: z.string().nullable(),
          kind: z.enum(matchKinds),
          text: z.string(),
          of: z.enum(matchSubjects),
        }),
      ),
    }),
  ),
  unowned: z.object({ topics: z.int().nullable(), groups: z.int().nullable() }),
  packs: z.array(
    z.object({
      name: z.string(),
      /** In words; empty for everything. */
      scope: z.string(),
      /** False: its environments leave this cluster out. */
      applies: z.boolean(),
      rules: z.array(
        z.object({
          /** A rule or a family. */
          id: z.string(),
          title: z.string().nullable(),
          enabled: z.boolean().nullable(),
          severity: z.enum(severities).nullable(),
          limits: z.array(z.object({ name: z.string(), value: z.number() })),
        }),
      ),
      keys: z.array(z.object({ ruleId: z.string(), title: z.string(), severity: z.enum(severities) })),
    }),
  ),
  exceptions: z.array(
    z.object({
      ruleId: z.string(),
      scope: z.string(),
      until: epochMs,
      hasEnded: z.boolean(),
      owner: z.string(),
      reason: z.string(),
      /** Findings that it answers for now. */
      covers: z.int(),
    }),
  ),
});

export type PolicyViewDto = z.infer<typeof policyViewSchema>;
export type PolicyProblemDto = z.infer<typeof policyProblemSchema>;
export type ScorecardDto = z.infer<typeof scorecardSchema>;
export type ScorecardListDto = z.infer<typeof scorecardListSchema>;
export type FindingTrendQuery = z.output<typeof findingTrendQuerySchema>;
export type FindingTrendDto = z.infer<typeof findingTrendSchema>;
export type TeamMappingDto = z.infer<typeof teamMappingSchema>;
export type TeamMappingInput = z.input<typeof teamMappingInputSchema>;
