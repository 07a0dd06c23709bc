import { positionOf } from '@/lib/domain/topics/position.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import type { LogPosition } from '../reader.ts';
import type { Timing } from '../timing.ts';
import type { MetadataCache } from './metadata.ts';

export type Place = Pick<LogPosition, 'topic' | 'partition'>;

export type ByLeader<P extends Place> = {
  byLeader: ReadonlyMap<number, readonly P[]>;
  /** Of those without a leader. */
  refused: ReadonlyMap<P, Result<never>>;
};

/** Positions by the broker that leads their partition, as the newest metadata has it. */
export async function sortByLeader<P extends Place>(
  metadata: MetadataCache,
  positions: readonly P[],
  timing: Timing,
): Promise<ByLeader<P>> {
  const { topics } = metadata.newest() ?? (await metadata.read(timing));
  const byLeader = new Map<number, P[]>();
  const refused = new Map<P, Result<never>>();
  for (const position of positions) {
    const topic = topics.get(position.topic);
    const leader = topic?.partitions[positionOf(topic, position.partition)]?.leader ?? -1;
    if (leader < 0) refused.set(position, fail(kafkaRefusal(KAFKA_ERROR.LEADER_NOT_AVAILABLE, null)));
    else addTo(byLeader, leader, position);
  }
  return { byLeader, refused };
}

/** The positions of each topic: requests name a topic once. */
export function byTopic<P extends Place>(positions: readonly P[]): ReadonlyMap<string, readonly P[]> {
  const sorted = new Map<string, P[]>();
  for (const position of positions) addTo(sorted, position.topic, position);
  return sorted;
}

function addTo<Key, P>(lists: Map<Key, P[]>, key: Key, position: P): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [position]);
  else list.push(position);
}
