import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Environment } from '@/lib/domain/policy/policy.ts';
import { latest } from '@/lib/shared/section.ts';

/** What a cluster counts as for rules and policy: the demo is a development cluster. */
export const auditedAs = (environment: EnvironmentDto): Environment =>
  environment === 'demo' ? 'dev' : environment;

/** What the rules judge, the same for the audit and for the plan of a change. */
export function clusterFacts(
  snapshot: ClusterSnapshot,
  environment: EnvironmentDto,
  now: number,
): AuditFacts {
  return buildFacts(snapshot, {
    now,
    supplied: {
      environment: auditedAs(environment),
      controllerConfigs: latest(snapshot.sections.brokerConfigs)?.value.controllers,
    },
  });
}
