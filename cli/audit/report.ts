import { auditReportSchema } from '@/lib/contracts/audit-report.ts';
import { audit } from '@/lib/domain/audit/audit.ts';
import { answerOf, type Report, reportOf } from '@/lib/domain/audit/report/report.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { knownAcls } from '@/lib/domain/policy/known-acls.ts';
import { EMPTY_POLICY, type Environment, type Policy } from '@/lib/domain/policy/policy.ts';
import { policyFor } from '@/lib/domain/policy/policy-for.ts';
import { isByPrincipal } from '@/lib/domain/policy/team-match.ts';
import { clusterFacts } from '@/lib/services/cluster-facts.ts';
import { reachOf } from '@/lib/services/config-reach.ts';

type JudgeOptions = { environment: Environment; now: number; policy?: Policy | undefined };

/** The report of a snapshot: what fires, what the policy answers for, and how much could not be judged. */
export function judge(
  snapshot: ClusterSnapshot,
  { environment, now, policy = EMPTY_POLICY }: JudgeOptions,
): Report {
  const inForce = policyFor(policy, environment, { acls: knownAcls(snapshot).bindings });
  const facts = clusterFacts(snapshot, { environment, policy: inForce, now });
  const judged = audit(facts, { policy: inForce });
  const answered = judged.findings.flatMap((finding) => {
    const exception = inForce.exceptionOf(finding, now);
    return exception === null ? [] : [[finding.key, answerOf(exception)] as const];
  });
  return reportOf({
    cluster: facts.cluster.name,
    audit: judged,
    rules: inForce.rules,
    answered: new Map(answered),
    reachOf: (finding) => reachOf(snapshot, finding),
  });
}

/** What the report cannot tell of teams, in a sentence; null when every principal of the policy could be resolved. */
export function principalsProblem(snapshot: ClusterSnapshot, policy: Policy | undefined): string | null {
  const needsAcls = policy?.teams.some(({ matches }) => matches.some(isByPrincipal)) ?? false;
  const { bindings, problem } = knownAcls(snapshot);
  if (!needsAcls || bindings !== null) return null;
  return `Principals cannot be resolved, so what only they give to a team counts as unowned. ${problem}`;
}

/** @throws Error naming the file and what is wrong in it */
export function parseReport(file: string, text: string): Report {
  const parsed = auditReportSchema.safeParse(jsonOf(file, text));
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
