import { randomUUID } from 'node:crypto';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { throwIfRefused } from '../kafka-error.ts';
import { createTopicsV7 } from '../protocol/messages/create-topics-v7.ts';
import { remainingMs, type Timing } from '../timing.ts';
import { toConfigs } from './topics.ts';

const UNKNOWN = -1;
const BROKER_DEFAULT = -1;

/** What a new topic would get, from CreateTopics with validateOnly: nothing is created. */
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
  return topic === undefined ? { entries: [], answeredBy: UNKNOWN } : toConfigs(topic);
}
