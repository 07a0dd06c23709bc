import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { HostFacts } from '@/lib/domain/audit/supplied.ts';
import type { Since } from '@/lib/domain/model/since.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Environment } from '@/lib/domain/policy/policy.ts';
import type { PolicyInForce } from '@/lib/domain/policy/policy-for.ts';

/** What a cluster counts as for rules and policy: the demo is a development cluster. */
export const auditedAs = (environment: EnvironmentDto): Environment =>
  environment === 'demo' ? 'dev' : environment;

type FactsOptions = {
  environment: EnvironmentDto;
  /** Its tags raise or lower what some rules say. */
  policy: Pick<PolicyInForce, 'tags'>;
  /** Epoch ms. */
  now: number;
  hosts?: ReadonlyMap<number, HostFacts> | undefined;
  featuresBehindSince?: Since | undefined;
};

/** What the rules judge, the same for the audit, the plan of a change, and the command line. */
export function clusterFacts(
  snapshot: ClusterSnapshot,
  { environment, policy, now, hosts, featuresBehindSince }: FactsOptions,
): AuditFacts {
  const { tags } = policy;
  return buildFacts(snapshot, {
    now,
    supplied: {
      ...tags.cluster,
      topicTags: tags.topic,
      hosts,
      featuresBehindSince,
      environment: auditedAs(environment),
    },
  });
}
