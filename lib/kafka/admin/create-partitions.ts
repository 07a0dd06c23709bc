import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { createPartitionsV3 } from '../protocol/messages/create-partitions-v3.ts';
import { remainingMs, type Timing } from '../timing.ts';

const NO_ANSWER = -1;

/** Kafka places the new partitions. */
export async function createPartitions(
  client: ClusterClient,
  topic: string,
  count: number,
  validateOnly: boolean,
  timing: Timing,
): Promise<Result<true>> {
  const request = {
    topics: [{ name: topic, count, assignments: null }],
    timeoutMs: Math.ceil(remainingMs(timing)),
    validateOnly,
  };
  const answer = await client.toOne([createPartitionsV3], request, timing);
  const row = answer.results.find(({ name }) => name === topic);
  return row?.errorCode === 0
    ? ok(true)
    : fail(kafkaRefusal(row?.errorCode ?? NO_ANSWER, row?.errorMessage ?? null));
}
