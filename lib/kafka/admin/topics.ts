import type { ConfigResource } from '@/lib/domain/model/config.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import {
  type CreateTopicsResponseCreatableTopicResult,
  createTopicsV7,
} from '../protocol/messages/create-topics-v7.ts';
import { deleteTopicsV6 } from '../protocol/messages/delete-topics-v6.ts';
import { remainingMs, type Timing } from '../timing.ts';
import type { CreatedTopic, NewTopic } from '../writer.ts';
import { sourceOf } from './config-entries.ts';

export async function createTopics(
  client: ClusterClient,
  topics: readonly NewTopic[],
  validateOnly: boolean,
  timing: Timing,
): Promise<Map<string, Result<CreatedTopic>>> {
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
    answer.topics.map((row) => [
      row.name,
      row.errorCode === 0 ? ok(toCreated(row)) : fail(kafkaRefusal(row.errorCode, row.errorMessage)),
    ]),
  );
}

function toCreated(row: CreateTopicsResponseCreatableTopicResult): CreatedTopic {
  const { topicId, numPartitions, replicationFactor, topicConfigErrorCode = 0 } = row;
  return {
    topicId,
    partitions: numPartitions < 0 ? null : numPartitions,
    replicationFactor: replicationFactor < 0 ? null : replicationFactor,
    configs: topicConfigErrorCode === 0 ? ok(toConfigs(row)) : fail(kafkaRefusal(topicConfigErrorCode, null)),
  };
}

/**
 * The configs that CreateTopics answers with. The controller gives them, through whichever broker was asked, so
 * `answeredBy` is -1; types and synonyms are not part of the answer.
 */
export function toConfigs({ configs }: CreateTopicsResponseCreatableTopicResult): ConfigResource {
  const entries = (configs ?? []).map((row) => ({
    name: row.name,
    value: row.value,
    source: sourceOf(row.configSource),
    readOnly: row.readOnly,
    sensitive: row.isSensitive,
    type: 'unknown' as const,
    synonyms: [],
  }));
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), answeredBy: -1 };
}

/** By id, so that a topic of the same name that was created meanwhile is left alone. */
export async function deleteTopics(
  client: ClusterClient,
  topicIds: readonly string[],
  timing: Timing,
): Promise<Map<string, Result<true>>> {
  const request = {
    topics: topicIds.map((topicId) => ({ name: null, topicId })),
    timeoutMs: Math.ceil(remainingMs(timing)),
  };
  const answer = await client.toOne([deleteTopicsV6], request, timing);
  return new Map(
    answer.responses.map(({ topicId, errorCode, errorMessage }) => [
      topicId,
      errorCode === 0 ? ok(true as const) : fail(kafkaRefusal(errorCode, errorMessage)),
    ]),
  );
}
