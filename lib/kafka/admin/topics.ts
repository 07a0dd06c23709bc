import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { createTopicsV7 } from '../protocol/messages/create-topics-v7.ts';
import { deleteTopicsV6 } from '../protocol/messages/delete-topics-v6.ts';
import { ZERO_UUID } from '../protocol/uuid.ts';
import { remainingMs, type Timing } from '../timing.ts';
import type { NewTopic } from '../writer.ts';

export async function createTopics(
  client: ClusterClient,
  topics: readonly NewTopic[],
  validateOnly: boolean,
  timing: Timing,
): Promise<Map<string, Result<{ topicId: string }>>> {
  const request = {
    topics: topics.map(({ name, partitions, replicationFactor, configs = {} }) => ({
      name,
      numPartitions: partitions,
      replicationFactor,
      assignments: [],
      configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
    })),
    timeoutMs: Math.ceil(remainingMs(timing)),
    validateOnly,
  };
  const answer = await client.toOne([createTopicsV7], request, timing);
  return new Map(
    answer.topics.map(({ name, topicId, errorCode, errorMessage }) => [
      name,
      errorCode === 0 ? ok({ topicId }) : fail(kafkaRefusal(errorCode, errorMessage)),
    ]),
  );
}

export async function deleteTopics(
  client: ClusterClient,
  names: readonly string[],
  timing: Timing,
): Promise<Map<string, Result<true>>> {
  const request = {
    topics: names.map((name) => ({ name, topicId: ZERO_UUID })),
    timeoutMs: Math.ceil(remainingMs(timing)),
  };
  const answer = await client.toOne([deleteTopicsV6], request, timing);
  return new Map(
    answer.responses.map(({ name, errorCode, errorMessage }) => [
      name ?? '',
      errorCode === 0 ? ok(true as const) : fail(kafkaRefusal(errorCode, errorMessage)),
    ]),
  );
}
