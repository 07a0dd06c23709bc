import type { Topic } from '@/lib/domain/model/topic.ts';
import { positionOf } from '@/lib/domain/topics/position.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gather } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import { listOffsetsV7 } from '../protocol/messages/list-offsets-v7.ts';
import { listOffsetsV8 } from '../protocol/messages/list-offsets-v8.ts';
import type { Fanout, OffsetAnswers, OffsetSpec, PartitionOffset } from '../reader.ts';
import type { Timing } from '../timing.ts';
import type { MetadataCache } from './metadata.ts';

const TIMESTAMPS = { earliest: -2n, latest: -1n, stable: -1n } as const;
const MAX_TIMESTAMP = -3n;
/** A plain consumer's view: latest is the high watermark. */
const READ_UNCOMMITTED = 0;
/** Latest is then the last stable offset. */
const READ_COMMITTED = 1;
const NOT_A_REPLICA = -1;

/** After these the leader is worth learning again. */
const MOVED: ReadonlySet<number> = new Set([
  KAFKA_ERROR.NOT_LEADER_OR_FOLLOWER,
  KAFKA_ERROR.FENCED_LEADER_EPOCH,
  KAFKA_ERROR.UNKNOWN_LEADER_EPOCH,
]);

type Wanted = ReadonlyMap<string, readonly number[]>;
type Answer = Fanout<OffsetAnswers>;

/** What is looked for in each log, and which part of what is found there counts. */
type Lookup = { timestamp: bigint; isolationLevel: number; part: 'offset' | 'timestamp' };

const NEWEST_TIME: Lookup = {
  timestamp: MAX_TIMESTAMP,
  isolationLevel: READ_UNCOMMITTED,
  part: 'timestamp',
};

const lookupOf = (spec: OffsetSpec): Lookup => ({
  timestamp: typeof spec === 'string' ? TIMESTAMPS[spec] : BigInt(spec.since),
  isolationLevel: spec === 'stable' ? READ_COMMITTED : READ_UNCOMMITTED,
  part: 'offset',
});

export const readOffsets = (
  client: ClusterClient,
  metadata: MetadataCache,
  spec: OffsetSpec,
  wanted: Wanted,
  timing: Timing,
): Promise<Answer> => lookUp(client, metadata, lookupOf(spec), wanted, timing);

/** The newest timestamp of each partition, epoch ms; it need not be that of the last record. Null without records. */
export const readNewestTimes = (
  client: ClusterClient,
  metadata: MetadataCache,
  wanted: Wanted,
  timing: Timing,
): Promise<Answer> => lookUp(client, metadata, NEWEST_TIME, wanted, timing);

/**
 * One ListOffsets request per leader; earliest and latest need two calls, because Kafka refuses the same partition twice
 * in one request. Partitions whose leader moved are asked once more at the new one.
 */
async function lookUp(
  client: ClusterClient,
  metadata: MetadataCache,
  lookup: Lookup,
  wanted: Wanted,
  timing: Timing,
): Promise<Answer> {
  const known = metadata.newest() ?? (await metadata.read(timing));
  const first = await askLeaders(client, known.topics, lookup, wanted, timing);
  const moved = movedPartitions(first.value);
  if (moved.size === 0) return first;
  const { topics } = await metadata.read(timing);
  const second = await askLeaders(client, topics, lookup, moved, timing);
  return merge(first, second);
}

async function askLeaders(
  client: ClusterClient,
  topics: ReadonlyMap<string, Topic>,
  lookup: Lookup,
  wanted: Wanted,
  timing: Timing,
): Promise<Answer> {
  const answers: OffsetAnswers = new Map();
  const jobs = [...byLeader(topics, wanted, answers)].map(([brokerId, partitions]) => ({
    brokerId,
    wanted: partitions,
    run: () =>
      client.toBroker(brokerId, [listOffsetsV8, listOffsetsV7], toRequest(lookup, partitions), timing),
  }));
  const { done, failed, failures, answered } = await gather(jobs);
  for (const { job, error } of failed) {
    for (const [topic, partitions] of job.wanted) {
      for (const partition of partitions) answerFor(answers, topic).set(partition, fail(error));
    }
  }
  const pacer = createPacer();
  for (const { job, value } of done) {
    for (const topic of value.topics) {
      const into = answerFor(answers, topic.name);
      for (const row of topic.partitions) {
        into.set(
          row.partitionIndex,
          row.errorCode === 0
            ? ok(row[lookup.part] < 0n ? null : row[lookup.part])
            : fail(kafkaRefusal(row.errorCode, null, job.brokerId)),
        );
      }
      if (pacer.due()) await pacer.pause();
    }
  }
  return { value: answers, failures, answered };
}

/** Sorts the partitions by leader; those without one are answered right here. */
function byLeader(
  topics: ReadonlyMap<string, Topic>,
  wanted: Wanted,
  answers: OffsetAnswers,
): Map<number, Map<string, number[]>> {
  const leaders = new Map<number, Map<string, number[]>>();
  for (const [name, partitions] of wanted) {
    const topic = topics.get(name);
    for (const partition of partitions) {
      const leader = topic?.partitions[positionOf(topic, partition)]?.leader;
      if (leader === undefined || leader < 0) {
        const code =
          leader === undefined ? KAFKA_ERROR.UNKNOWN_TOPIC_OR_PARTITION : KAFKA_ERROR.LEADER_NOT_AVAILABLE;
        answerFor(answers, name).set(partition, fail(kafkaRefusal(code, null)));
        continue;
      }
      const share = leaders.get(leader) ?? new Map<string, number[]>();
      leaders.set(leader, share);
      const list = share.get(name);
      if (list === undefined) share.set(name, [partition]);
      else list.push(partition);
    }
  }
  return leaders;
}

function toRequest({ timestamp, isolationLevel }: Lookup, wanted: Wanted) {
  return {
    replicaId: NOT_A_REPLICA,
    isolationLevel,
    topics: [...wanted].map(([name, partitions]) => ({
      name,
      partitions: partitions.map((partitionIndex) => ({ partitionIndex, timestamp })),
    })),
  };
}

function movedPartitions(answers: OffsetAnswers): Map<string, number[]> {
  const moved = new Map<string, number[]>();
  for (const [topic, partitions] of answers) {
    const list = [...partitions].filter(([, answer]) => hasMoved(answer)).map(([partition]) => partition);
    if (list.length > 0) moved.set(topic, list);
  }
  return moved;
}

function hasMoved(answer: PartitionOffset): boolean {
  return !answer.ok && answer.error.kafka !== undefined && MOVED.has(answer.error.kafka.code);
}

function merge(first: Answer, second: Answer): Answer {
  for (const [topic, partitions] of second.value) {
    for (const [partition, answer] of partitions) answerFor(first.value, topic).set(partition, answer);
  }
  const failing = new Set(first.failures.map((failure) => failure.brokerId));
  const failures = [...first.failures, ...second.failures.filter(({ brokerId }) => !failing.has(brokerId))];
  const answered = [...new Set([...first.answered, ...second.answered])];
  return {
    value: first.value,
    failures,
    answered: answered.filter((id) => !failures.some(({ brokerId }) => brokerId === id)),
  };
}

function answerFor(answers: OffsetAnswers, topic: string): Map<number, PartitionOffset> {
  const existing = answers.get(topic);
  if (existing !== undefined) return existing;
  const made = new Map<number, PartitionOffset>();
  answers.set(topic, made);
  return made;
}
