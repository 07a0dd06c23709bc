import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gatherItems, type ItemJob } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import {
  describeProducersV0,
  type DescribeProducersResponseProducerState as ProducerState,
} from '../protocol/messages/describe-producers-v0.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { byTopic, type Place, sortByLeader } from './leaders.ts';
import type { MetadataCache } from './metadata.ts';

type Answers<P extends Place> = Map<P, Result<readonly ProducerState[]>>;

/**
 * The idempotent and transactional producers that have state on each partition, from the leaders; needs READ on the topic.
 * Others leave none.
 */
export async function describeProducers<P extends Place>(
  client: ClusterClient,
  metadata: MetadataCache,
  places: readonly P[],
  timing: Timing,
): Promise<Fanout<Answers<P>>> {
  const { byLeader, refused } = await sortByLeader(metadata, places, timing);
  const jobs = [...byLeader].map(
    ([brokerId, led]): ItemJob<P, readonly ProducerState[]> => ({
      brokerId,
      keys: led,
      run: () => describeAt(client, brokerId, led, timing),
    }),
  );
  if (jobs.length === 0) return { value: new Map(refused), failures: [], answered: [] };
  const { value, failures, answered } = await gatherItems(jobs);
  return { value: new Map([...refused, ...value]), failures, answered };
}

async function describeAt<P extends Place>(
  client: ClusterClient,
  brokerId: number,
  places: readonly P[],
  timing: Timing,
): Promise<Answers<P>> {
  const topics = byTopic(places);
  const request = {
    topics: [...topics].map(([name, own]) => ({
      name,
      partitionIndexes: own.map(({ partition }) => partition),
    })),
  };
  const answer = await client.toBroker(brokerId, [describeProducersV0], request, timing);
  const answers: Answers<P> = new Map();
  for (const { name, partitions } of answer.topics) {
    for (const { partitionIndex, errorCode, errorMessage, activeProducers } of partitions) {
      const place = topics.get(name)?.find(({ partition }) => partition === partitionIndex);
      if (place === undefined) continue;
      const refusal = errorCode === 0 ? null : fail(kafkaRefusal(errorCode, errorMessage, brokerId));
      answers.set(place, refusal ?? ok(activeProducers));
    }
  }
  return answers;
}
