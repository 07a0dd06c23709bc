import { positionOf } from '@/lib/domain/topics/position.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import type { LogPosition } from '../reader.ts';
import type { Timing } from '../timing.ts';
import type { MetadataCache } from './metadata.ts';

export type ByLeader = {
  byLeader: ReadonlyMap<number, readonly LogPosition[]>;
  /** Of those without a leader. */
  refused: ReadonlyMap<LogPosition, Result<never>>;
};

/** Positions by the broker that leads their partition, as the newest metadata has it. */
export async function sortByLeader(
  metadata: MetadataCache,
  positions: readonly LogPosition[],
  timing: Timing,
): Promise<ByLeader> {
  const { topics } = metadata.newest() ?? (await metadata.read(timing));
  const byLeader = new Map<number, LogPosition[]>();
  const refused = new Map<LogPosition, Result<never>>();
  for (const position of positions) {
    const topic = topics.get(position.topic);
    const leader = topic?.partitions[positionOf(topic, position.partition)]?.leader ?? -1;
    if (leader < 0) refused.set(position, fail(kafkaRefusal(KAFKA_ERROR.LEADER_NOT_AVAILABLE, null)));
    else addTo(byLeader, leader, position);
  }
  return { byLeader, refused };
}

/** The positions of each topic: requests name a topic once. */
export function byTopic(positions: readonly LogPosition[]): ReadonlyMap<string, readonly LogPosition[]> {
  const sorted = new Map<string, LogPosition[]>();
  for (const position of positions) addTo(sorted, position.topic, position);
  return sorted;
}

function addTo<Key>(lists: Map<Key, LogPosition[]>, key: Key, position: LogPosition): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [position]);
  else list.push(position);
}
