import type { Topic } from '@/lib/domain/model/topic.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gather } from '../gather.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import { type MetadataResponse, metadataV12 } from '../protocol/messages/metadata-v12.ts';
import { ZERO_UUID } from '../protocol/uuid.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { toTopic } from './metadata.ts';

const requestOf = (name: string) => ({
  topics: [{ topicId: ZERO_UUID, name }],
  allowAutoTopicCreation: false,
  includeTopicAuthorizedOperations: false,
});

/** Null when the broker that answers first knows no such topic. */
export async function readTopic(client: ClusterClient, name: string, timing: Timing): Promise<Topic | null> {
  return topicOf(name, await client.toAny([metadataV12], requestOf(name), timing));
}

/** The topic as each live broker shows it: they learn of a change one after the other. */
export async function readTopicOnBrokers(
  client: ClusterClient,
  name: string,
  timing: Timing,
): Promise<Fanout<ReadonlyMap<number, Topic | null>>> {
  const brokers = await client.brokers(timing);
  const jobs = [...brokers.keys()].map((brokerId) => ({
    brokerId,
    run: () => client.toBroker(brokerId, [metadataV12], requestOf(name), timing),
  }));
  const { done, failures, answered } = await gather(jobs);
  return {
    value: new Map(done.map(({ job, value }) => [job.brokerId, topicOf(name, value)])),
    failures,
    answered,
  };
}

function topicOf(name: string, { topics }: MetadataResponse): Topic | null {
  const row = topics.find((topic) => topic.name === name);
  if (row === undefined || row.errorCode === KAFKA_ERROR.UNKNOWN_TOPIC_OR_PARTITION) return null;
  return toTopic(name, row);
}
