import { randomUUID } from 'node:crypto';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { throwIfRefused } from '../kafka-error.ts';
import { createTopicsV7 } from '../protocol/messages/create-topics-v7.ts';
import { remainingMs, type Timing } from '../timing.ts';
import { sourceOf } from './config-entries.ts';

const UNKNOWN = -1;
const BROKER_DEFAULT = -1;

/**
 * What a new topic would get, from CreateTopics with validateOnly: nothing is created. The controller answers, through
 * whichever broker was asked, so `answeredBy` is -1; types and synonyms are not part of the answer.
 */
export async function readTopicDefaults(client: ClusterClient, timing: Timing): Promise<ConfigResource> {
  const name = `highwater-validate-only-${randomUUID()}`;
  const answer = await client.toAny(
    [createTopicsV7],
    {
      topics: [
        {
          name,
          numPartitions: BROKER_DEFAULT,
          replicationFactor: BROKER_DEFAULT,
          assignments: [],
          configs: [],
        },
      ],
      timeoutMs: Math.ceil(remainingMs(timing)),
      validateOnly: true,
    },
    timing,
  );
  const [topic] = answer.topics;
  throwIfRefused(topic?.errorCode ?? UNKNOWN, topic?.errorMessage ?? null);
  throwIfRefused(topic?.topicConfigErrorCode ?? 0, null);
  const entries = (topic?.configs ?? []).map((row) => ({
    name: row.name,
    value: row.value,
    source: sourceOf(row.configSource),
    readOnly: row.readOnly,
    sensitive: row.isSensitive,
    type: 'unknown' as const,
    synonyms: [],
  }));
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), answeredBy: UNKNOWN };
}
