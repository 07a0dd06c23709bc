import { positionOf } from '@/lib/domain/topics/position.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gatherItems, type ItemJob } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import { fetchV12 } from '../protocol/messages/fetch-v12.ts';
import type { Fanout, LogPosition } from '../reader.ts';
import type { Timing } from '../timing.ts';
import type { MetadataCache } from './metadata.ts';
import { type BatchTimes, batchTimes } from './record-batch.ts';

/** A producer's default batch (16 KiB) and its header fit; the first partition of a request comes whole in any case. */
const PARTITION_BYTES = 20 * 1024;
/** Bounds one answer, large batches included, to a few hundred KiB. */
export const PARTITIONS_PER_LEADER = 20;

type Answers = Map<LogPosition, Result<BatchTimes | null>>;

/**
 * The times of the record batch at (or next after) each offset, by one Fetch at each leader, outside any group and
 * session. At most `PARTITIONS_PER_LEADER` of each leader are answered; the others are not in the answer. Null: no batch is
 * there, or it was too large to come along.
 */
export async function readBatchTimes(
  client: ClusterClient,
  metadata: MetadataCache,
  wanted: readonly LogPosition[],
  timing: Timing,
): Promise<Fanout<Answers>> {
  const { topics } = metadata.newest() ?? (await metadata.read(timing));
  const answers: Answers = new Map();
  const byLeader = new Map<number, LogPosition[]>();
  for (const position of wanted) {
    const topic = topics.get(position.topic);
    const leader = topic?.partitions[positionOf(topic, position.partition)]?.leader ?? -1;
    if (leader < 0) answers.set(position, fail(kafkaRefusal(KAFKA_ERROR.LEADER_NOT_AVAILABLE, null)));
    else {
      const share = byLeader.get(leader) ?? [];
      byLeader.set(leader, share);
      // One request cannot name a partition twice.
      const isTwice = share.some(
        (one) => one.topic === position.topic && one.partition === position.partition,
      );
      if (share.length < PARTITIONS_PER_LEADER && !isTwice) share.push(position);
    }
  }
  const jobs = [...byLeader].map(
    ([brokerId, positions]): ItemJob<LogPosition, BatchTimes | null> => ({
      brokerId,
      keys: positions,
      run: () => fetchAt(client, brokerId, positions, timing),
    }),
  );
  if (jobs.length === 0) return { value: answers, failures: [], answered: [] };
  const { value, failures, answered } = await gatherItems(jobs);
  return { value: new Map([...answers, ...value]), failures, answered };
}

async function fetchAt(
  client: ClusterClient,
  brokerId: number,
  positions: readonly LogPosition[],
  timing: Timing,
): Promise<Answers> {
  const byTopic = new Map<string, LogPosition[]>();
  for (const position of positions) {
    byTopic.set(position.topic, [...(byTopic.get(position.topic) ?? []), position]);
  }
  const request = {
    maxWaitMs: 0,
    minBytes: 0,
    topics: [...byTopic].map(([topic, own]) => ({
      topic,
      partitions: own.map(({ partition, offset }) => ({
        partition,
        fetchOffset: offset,
        partitionMaxBytes: PARTITION_BYTES,
      })),
    })),
    forgottenTopicsData: [],
  };
  const answer = await client.toBroker(brokerId, [fetchV12], request, timing);
  if (answer.errorCode !== 0) {
    const refusal = fail(kafkaRefusal(answer.errorCode, null, brokerId));
    return new Map(positions.map((position) => [position, refusal]));
  }
  const answers: Answers = new Map();
  for (const { topic, partitions } of answer.responses) {
    for (const { partitionIndex, errorCode, records } of partitions) {
      const position = byTopic.get(topic)?.find(({ partition }) => partition === partitionIndex);
      if (position === undefined) continue;
      answers.set(
        position,
        errorCode === 0 ? ok(batchTimes(records)) : fail(kafkaRefusal(errorCode, null, brokerId)),
      );
    }
  }
  return answers;
}
