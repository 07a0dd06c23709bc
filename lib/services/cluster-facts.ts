import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Environment } from '@/lib/domain/policy/policy.ts';

/** What a cluster counts as for rules and policy: the demo is a development cluster. */
export const auditedAs = (environment: EnvironmentDto): Environment =>
  environment === 'demo' ? 'dev' : environment;

/** What the rules judge, the same for the audit, the plan of a change, and the command line. */
export function clusterFacts(
  snapshot: ClusterSnapshot,
  environment: EnvironmentDto,
  now: number,
): AuditFacts {
  return buildFacts(snapshot, { now, supplied: { environment: auditedAs(environment) } });
}
