import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gatherItems, type ItemJob } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { fetchV12 } from '../protocol/messages/fetch-v12.ts';
import type { Fanout, LogPosition } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { byTopic, sortByLeader } from './leaders.ts';
import type { MetadataCache } from './metadata.ts';
import { type BatchTimes, batchTimes } from './record-batch.ts';

/** A producer's default batch (16 KiB) and its header fit; the first partition of a request comes whole in any case. */
const PARTITION_BYTES = 20 * 1024;
/** Bounds one answer, large batches included, to a few hundred KiB. */
const PARTITIONS_PER_LEADER = 20;

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
  const { byLeader, refused } = await sortByLeader(metadata, wanted, timing);
  const jobs = [...byLeader].map(([brokerId, led]): ItemJob<LogPosition, BatchTimes | null> => {
    const positions = firstOfEach(led);
    return { brokerId, keys: positions, run: () => fetchAt(client, brokerId, positions, timing) };
  });
  if (jobs.length === 0) return { value: new Map(refused), failures: [], answered: [] };
  const { value, failures, answered } = await gatherItems(jobs);
  return { value: new Map([...refused, ...value]), failures, answered };
}

/** One request cannot name a partition twice. */
function firstOfEach(positions: readonly LogPosition[]): readonly LogPosition[] {
  const byPartition = new Map<string, LogPosition>();
  for (const position of positions) {
    const key = `${position.topic} ${position.partition}`;
    if (!byPartition.has(key) && byPartition.size < PARTITIONS_PER_LEADER) byPartition.set(key, position);
  }
  return [...byPartition.values()];
}

async function fetchAt(
  client: ClusterClient,
  brokerId: number,
  positions: readonly LogPosition[],
  timing: Timing,
): Promise<Answers> {
  const topics = byTopic(positions);
  const request = {
    maxWaitMs: 0,
    minBytes: 0,
    topics: [...topics].map(([topic, own]) => ({
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
      const position = topics.get(topic)?.find(({ partition }) => partition === partitionIndex);
      if (position === undefined) continue;
      answers.set(
        position,
        errorCode === 0 ? ok(batchTimes(records)) : fail(kafkaRefusal(errorCode, null, brokerId)),
      );
    }
  }
  return answers;
}
