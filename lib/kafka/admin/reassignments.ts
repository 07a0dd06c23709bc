import type { MovingPartition } from '@/lib/domain/model/reassignment.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { errorMessageOf, throwIfRefused } from '../kafka-error.ts';
import { listPartitionReassignmentsV0 } from '../protocol/messages/list-partition-reassignments-v0.ts';
import { remainingMs, type Timing } from '../timing.ts';

/**
 * Every partition that is being reassigned, by topic, in one request: any broker forwards it to the controller. Empty when
 * none is. Rejects with `kafka_denied` without DESCRIBE on the cluster.
 */
export async function readReassignments(
  client: ClusterClient,
  timing: Timing,
): Promise<Map<string, MovingPartition[]>> {
  const request = { timeoutMs: Math.ceil(remainingMs(timing)), topics: null };
  const answer = await client.toAny([listPartitionReassignmentsV0], request, timing);
  throwIfRefused(answer.errorCode, errorMessageOf(answer));
  return new Map(
    answer.topics.map(({ name, partitions }) => [
      name,
      partitions
        .map(({ partitionIndex, addingReplicas, removingReplicas }) => ({
          partition: partitionIndex,
          adding: addingReplicas,
          removing: removingReplicas,
        }))
        .sort((a, b) => a.partition - b.partition),
    ]),
  );
}
