import { z } from 'zod';
import { audit } from '@/lib/domain/audit/audit.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { ruleById } from '@/lib/domain/audit/rules/index.ts';
import { SEVERITIES } from '@/lib/domain/audit/verdict.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';

const findingSchema = z.object({
  key: z.string(),
  fingerprint: z.string(),
  ruleId: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  subject: z.object({ kind: z.enum(['topic', 'broker', 'cluster', 'group']), name: z.string() }),
  /** Key and value it is about, and who decided; null for a state of the cluster. */
  config: z.object({ key: z.string(), value: z.string().nullable(), source: z.string() }).nullable(),
  consequence: z.string(),
  fix: z.string(),
});

const reportSchema = z.object({
  /** Of this format. */
  version: z.literal(1),
  cluster: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  counts: z.object({
    critical: z.int(),
    warn: z.int(),
    info: z.int(),
    passed: z.int(),
    unknown: z.int(),
    rulesNotEvaluated: z.int(),
  }),
  /** Worst first. */
  findings: z.array(findingSchema),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportedFinding = Report['findings'][number];

/** The report of a snapshot: what fires, and how much could not be judged. */
export function judge(
  snapshot: ClusterSnapshot,
  environment: 'prod' | 'staging' | 'dev',
  now: number,
): Report {
  const facts = buildFacts(snapshot, { now, supplied: { environment } });
  const { findings, totals, notEvaluated } = audit(facts);
  return {
    version: 1,
    cluster: facts.cluster.name,
    at: new Date(now).toISOString(),
    counts: {
      ...totals.violated,
      passed: totals.passed,
      unknown: totals.unknown,
      rulesNotEvaluated: notEvaluated,
    },
    findings: findings.map(({ key, fingerprint, ruleId, severity, subject, config, ...finding }) => ({
      key,
      fingerprint,
      ruleId,
      title: ruleById(ruleId)?.title ?? ruleId,
      severity,
      subject,
      config: config && { key: config.key, value: config.value, source: config.source },
      consequence: finding.consequence,
      fix: finding.suggestion?.reason ?? finding.instruction ?? ruleById(ruleId)?.fix ?? '',
    })),
  };
}

/** @throws Error naming the file and what is wrong in it */
export function parseReport(file: string, text: string): Report {
  const parsed = reportSchema.safeParse(jsonOf(file, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${file} is no report: ${issue?.path.join('.')} ${issue?.message}`);
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
}
