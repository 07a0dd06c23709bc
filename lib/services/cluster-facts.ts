import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';

/** What the rules judge, the same for the audit and for the plan of a change. The demo counts as a development cluster. */
export function clusterFacts(
  snapshot: ClusterSnapshot,
  environment: EnvironmentDto,
  now: number,
): AuditFacts {
  return buildFacts(snapshot, {
    now,
    supplied: { environment: environment === 'demo' ? 'dev' : environment },
  });
}
