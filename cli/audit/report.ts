import { z } from 'zod';
import { audit } from '@/lib/domain/audit/audit.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { SEVERITIES } from '@/lib/domain/audit/verdict.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { EMPTY_POLICY, type Environment, type Policy } from '@/lib/domain/policy/policy.ts';
import { type PolicyInForce, policyFor } from '@/lib/domain/policy/policy-for.ts';

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

/** A finding that an exception of the policy answers for. */
const acceptedSchema = findingSchema.extend({
  accepted: z.object({ owner: z.string(), reason: z.string(), until: z.string() }),
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
  /** What would be a finding without an exception of the policy; absent without a policy. */
  accepted: z.array(acceptedSchema).optional(),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportedFinding = Report['findings'][number];

type JudgeOptions = { environment: Environment; now: number; policy?: Policy | undefined };

/** The report of a snapshot: what fires, what the policy answers for, and how much could not be judged. */
export function judge(snapshot: ClusterSnapshot, { environment, now, policy }: JudgeOptions): Report {
  const facts = buildFacts(snapshot, { now, supplied: { environment } });
  const inForce = policyFor(policy ?? EMPTY_POLICY, environment);
  const { findings, totals, notEvaluated } = audit(facts, { policy: inForce });
  const isOpen = (finding: Finding) => inForce.exceptionOf(finding, now) === null;
  const open = findings.filter(isOpen);
  const bySeverity = (severity: Finding['severity']) =>
    open.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    cluster: facts.cluster.name,
    at: new Date(now).toISOString(),
    counts: {
      critical: bySeverity('critical'),
      warn: bySeverity('warn'),
      info: bySeverity('info'),
      passed: totals.passed,
      unknown: totals.unknown,
      rulesNotEvaluated: notEvaluated,
    },
    findings: open.map((finding) => reported(finding, inForce)),
    ...(policy && {
      accepted: findings.flatMap((finding) => {
        const exception = inForce.exceptionOf(finding, now);
        if (exception === null) return [];
        const { owner, reason, until } = exception;
        return [
          {
            ...reported(finding, inForce),
            accepted: { owner, reason, until: new Date(until).toISOString() },
          },
        ];
      }),
    }),
  };
}

function reported(finding: Finding, { rules }: PolicyInForce): ReportedFinding {
  const { key, fingerprint, ruleId, severity, subject, config, consequence } = finding;
  const rule = rules.find(({ id }) => id === ruleId);
  return {
    key,
    fingerprint,
    ruleId,
    title: rule?.title ?? ruleId,
    severity,
    subject,
    config: config && { key: config.key, value: config.value, source: config.source },
    consequence,
    fix: finding.suggestion?.reason ?? finding.instruction ?? rule?.fix ?? '',
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
