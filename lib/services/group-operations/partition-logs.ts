import type { KafkaReader, OffsetAnswers, OffsetSpec } from '@/lib/kafka/reader.ts';
import { PLAN_OPTIONS } from '../operations/planned.ts';
import { orUnknown } from '../or-unknown.ts';

export type Place = { topic: string; partition: number };

/** Log start and end at the leaders; null = not told. */
export type PartitionLog = {
  start: bigint | null;
  end: bigint | null;
  /** The leaders know no such partition. */
  isMissing: boolean;
};

export type LogOf = (place: Place) => PartitionLog;

const UNKNOWN: PartitionLog = { start: null, end: null, isMissing: false };
const UNKNOWN_TOPIC_OR_PARTITION = 3;

/** Two requests per leader, whatever the number of partitions. */
export async function readLogs(reader: KafkaReader, places: readonly Place[]): Promise<LogOf> {
  const [starts, ends] = await Promise.all([
    readOffsetsAt(reader, 'earliest', places),
    readOffsetsAt(reader, 'latest', places),
  ]);
  return ({ topic, partition }) => {
    const [start, end] = [starts?.get(topic)?.get(partition), ends?.get(topic)?.get(partition)];
    if (start === undefined || end === undefined) return UNKNOWN;
    const isMissing = !start.ok && start.error.kafka?.code === UNKNOWN_TOPIC_OR_PARTITION;
    return { start: start.ok ? start.value : null, end: end.ok ? end.value : null, isMissing };
  };
}

/** Undefined when no leader answers. */
export async function readOffsetsAt(
  reader: KafkaReader,
  spec: OffsetSpec,
  places: readonly Place[],
): Promise<OffsetAnswers | undefined> {
  if (places.length === 0) return new Map();
  const wanted = new Map<string, number[]>();
  for (const { topic, partition } of places) {
    const list = wanted.get(topic);
    if (list === undefined) wanted.set(topic, [partition]);
    else list.push(partition);
  }
  return (await orUnknown(reader.readOffsets(spec, wanted, PLAN_OPTIONS)))?.value;
}
