import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';

/** What the rules judge, the same for the audit and for the plan of a change. The demo counts as a development cluster. */
export function clusterFacts(
  snapshot: ClusterSnapshot,
  environment: EnvironmentDto,
  now: number,
): AuditFacts {
  return buildFacts(snapshot, {
    now,
    supplied: {
      environment: environment === 'demo' ? 'dev' : environment,
      controllerConfigs: latest(snapshot.sections.brokerConfigs)?.value.controllers,
    },
  });
}
