import type { ClientQuota, QuotaEntity } from '@/lib/domain/model/quota.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { errorMessageOf, throwIfRefused } from '../kafka-error.ts';
import { describeClientQuotasV1 } from '../protocol/messages/describe-client-quotas-v1.ts';
import type { Timing } from '../timing.ts';

const TYPES: ReadonlySet<string> = new Set<QuotaEntity['type']>(['user', 'client-id', 'ip']);
const isType = (type: string): type is QuotaEntity['type'] => TYPES.has(type);

/**
 * Every entity with a quota, in one request to any broker. Entities of a type of a Kafka to come are left out. Rejects with
 * `kafka_denied` without DESCRIBE_CONFIGS on the cluster.
 */
export async function readQuotas(client: ClusterClient, timing: Timing): Promise<ClientQuota[]> {
  const answer = await client.toAny([describeClientQuotasV1], { components: [], strict: false }, timing);
  throwIfRefused(answer.errorCode, errorMessageOf(answer));
  return (answer.entries ?? []).flatMap(({ entity, values }): ClientQuota[] => {
    const known = entity.flatMap(({ entityType: type, entityName: name }) =>
      isType(type) ? [{ type, name }] : [],
    );
    if (known.length < entity.length) return [];
    return [
      {
        entity: known.sort((a, b) => (a.type < b.type ? -1 : 1)),
        values: new Map(values.map(({ key, value }) => [key, value])),
      },
    ];
  });
}
