import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { electLeadersV2 } from '../protocol/messages/elect-leaders-v2.ts';
import { remainingMs, type Timing } from '../timing.ts';

/** Kafka's `ElectionType` id. */
const PREFERRED = 0;

/** A refusal of the whole request is that of each partition. A partition that its preferred replica leads already answers ELECTION_NOT_NEEDED. */
export async function electPreferredLeaders(
  client: ClusterClient,
  topic: string,
  partitions: readonly number[],
  timing: Timing,
): Promise<Map<number, Result<true>>> {
  const request = {
    electionType: PREFERRED,
    topicPartitions: [{ topic, partitions }],
    timeoutMs: Math.ceil(remainingMs(timing)),
  };
  const answer = await client.toOne([electLeadersV2], request, timing);
  if (answer.errorCode !== 0) {
    const refusal = fail(kafkaRefusal(answer.errorCode, null));
    return new Map(partitions.map((partition) => [partition, refusal]));
  }
  const rows = answer.replicaElectionResults.find((result) => result.topic === topic)?.partitionResult ?? [];
  return new Map(
    rows.map(({ partitionId, errorCode, errorMessage }) => [
      partitionId,
      errorCode === 0 ? ok(true as const) : fail(kafkaRefusal(errorCode, errorMessage)),
    ]),
  );
}
