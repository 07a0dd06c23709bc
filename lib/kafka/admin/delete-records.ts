import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gatherItems, type ItemJob } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import { deleteRecordsV2 } from '../protocol/messages/delete-records-v2.ts';
import { remainingMs, type Timing } from '../timing.ts';
import { readTopic } from './one-topic.ts';

type Answers = Map<number, Result<bigint>>;

/** One request per leader; a leader that does not answer, or is not there, is the refusal of its partitions. */
export async function deleteRecords(
  client: ClusterClient,
  topic: string,
  before: ReadonlyMap<number, bigint>,
  timing: Timing,
): Promise<Answers> {
  const leaders = await leadersOf(client, topic, timing);
  const shares = new Map<number, number[]>();
  const answers: Answers = new Map();
  for (const partition of before.keys()) {
    const leader = leaders.get(partition);
    if (leader === undefined) {
      answers.set(partition, fail(kafkaRefusal(KAFKA_ERROR.UNKNOWN_TOPIC_OR_PARTITION, null)));
    } else if (leader < 0) {
      answers.set(partition, fail(kafkaRefusal(KAFKA_ERROR.LEADER_NOT_AVAILABLE, null)));
    } else {
      shares.set(leader, [...(shares.get(leader) ?? []), partition]);
    }
  }
  const jobs = [...shares].map(
    ([brokerId, partitions]): ItemJob<number, bigint> => ({
      brokerId,
      keys: partitions,
      run: () => atLeader(client, brokerId, topic, partitions, before, timing),
    }),
  );
  if (jobs.length === 0) return answers;
  const { value } = await gatherItems(jobs);
  return new Map([...answers, ...value]);
}

async function leadersOf(client: ClusterClient, topic: string, timing: Timing): Promise<Map<number, number>> {
  const found = await readTopic(client, topic, timing);
  return new Map(found?.partitions.map(({ partition, leader }) => [partition, leader]));
}

async function atLeader(
  client: ClusterClient,
  leader: number,
  topic: string,
  partitions: readonly number[],
  before: ReadonlyMap<number, bigint>,
  timing: Timing,
): Promise<Answers> {
  const request = {
    topics: [
      {
        name: topic,
        partitions: partitions.map((partitionIndex) => ({
          partitionIndex,
          offset: before.get(partitionIndex) ?? 0n,
        })),
      },
    ],
    timeoutMs: Math.ceil(remainingMs(timing)),
  };
  const answer = await client.toBroker(leader, [deleteRecordsV2], request, timing);
  return new Map(
    answer.topics.flatMap((row) =>
      row.partitions.map(({ partitionIndex, lowWatermark, errorCode }): [number, Result<bigint>] => [
        partitionIndex,
        errorCode === 0 ? ok(lowWatermark) : fail(kafkaRefusal(errorCode, null, leader)),
      ]),
    ),
  );
}
