import { z } from 'zod';
import {
  evidenceSchema,
  findingListQuerySchema,
  findingStates,
  subjectSchema,
  suggestionSchema,
} from './audit.ts';
import { severities } from './common.ts';
import { configSynonymSchema } from './config.ts';

export const auditReportFormats = ['json', 'csv', 'sarif', 'junit', 'markdown'] as const;

/** The filters of the findings, without paging: a report holds all that match, worst first, and none that were fixed. */
export const auditReportQuerySchema = findingListQuerySchema
  .omit({ cursor: true, limit: true, sort: true })
  .extend({
    state: z.enum(findingStates).exclude(['fixed']).optional(),
    format: z.enum(auditReportFormats).default('json'),
    /** JUnit alone: findings milder than this pass. */
    failOn: z
      .enum([...severities, 'never'])
      .default('critical')
      .meta({ description: 'JUnit alone: findings milder than this do not fail' }),
  });

const isoTime = z.string().meta({ description: 'ISO 8601, UTC' });

const reportedFindingSchema = z.object({
  key: z.string(),
  fingerprint: z.string(),
  ruleId: z.string(),
  // Reports of before these were told are read too.
  ruleVersion: z.int().default(1),
  title: z.string(),
  severity: z.enum(severities),
  subject: subjectSchema,
  /** Key and value it is about, who decided, and every layer that has a value; null for a state of the cluster. */
  config: z
    .object({
      key: z.string(),
      value: z.string().nullable(),
      source: z.string(),
      decidedBy: z.string(),
      synonyms: z.array(configSynonymSchema).default([]),
    })
    .nullable(),
  evidence: z.array(evidenceSchema).default([]),
  consequence: z.string(),
  /** Topics that inherit the value, have one of their own, or could not be read; null for what no topic inherits. */
  reach: z.object({ inherit: z.int(), keep: z.int(), unknown: z.int() }).nullable().default(null),
  fix: z.string(),
  /** The change that would end it; null where no change of a config does. */
  suggestion: suggestionSchema.nullable().default(null),
  /** Who signed for it; null when nobody did. */
  signedOff: z
    .object({
      owner: z.string(),
      reason: z.string(),
      ticket: z.string().nullable(),
      until: isoTime,
      endsSoon: z.boolean(),
    })
    .nullable(),
});

const reportedRuleSchema = z.object({
  ruleId: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  why: z.string(),
  fix: z.string(),
  state: z.enum(['evaluated', 'not-evaluated', 'off']),
  needs: z.string().nullable(),
  findings: z.int(),
  passed: z.int(),
  unknown: z.int(),
  unknownReasons: z.array(z.object({ reason: z.string(), count: z.int() })),
});

/** The JSON report of the server and of `highwater audit --format json`. */
export const auditReportSchema = z.object({
  /** Of this format. */
  version: z.literal(1),
  cluster: z.string(),
  at: isoTime,
  /** Of the whole audit. */
  counts: z.object({
    critical: z.int(),
    warn: z.int(),
    info: z.int(),
    passed: z.int(),
    unknown: z.int(),
    rulesNotEvaluated: z.int(),
  }),
  /** What the listed findings were chosen by; empty = all of them. */
  filter: z.record(z.string(), z.string()),
  rules: z.array(reportedRuleSchema),
  /** Worst first. */
  findings: z.array(reportedFindingSchema),
});

export type AuditReportFormat = (typeof auditReportFormats)[number];
export type AuditReportQuery = z.infer<typeof auditReportQuerySchema>;
export type AuditReportDto = z.infer<typeof auditReportSchema>;
