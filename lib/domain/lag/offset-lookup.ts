import { latest } from '@/lib/shared/section.ts';
import type { ClusterSnapshot } from '../model/snapshot.ts';
import { positionOf } from '../topics/position.ts';

export type EndOffset = { end: bigint | null; sampledAt: number | null };
export type EndOffsetLookup = (topic: string, partition: number) => EndOffset | 'topic-missing';
/** Null = unknown. */
export type StartOffsetLookup = (topic: string, partition: number) => bigint | null;

/** Newest log end offsets (high watermarks) by topic and partition, each with the moment it was asked for. */
export function endOffsetLookup(snapshot: ClusterSnapshot): EndOffsetLookup {
  const topics = latest(snapshot.sections.metadata)?.value.topics;
  const offsets = latest(snapshot.sections.offsets)?.value;
  return (name, partition) => {
    const topic = topics?.get(name);
    if (topics && !topic) return 'topic-missing';
    const sampled = offsets?.get(name);
    const position = positionOf(topic, partition);
    return { end: sampled?.latest[position] ?? null, sampledAt: sampled?.sampledAt[position] ?? null };
  };
}

/** Records per second that arrive, by topic and partition; null = unknown. */
export function rateLookup(snapshot: ClusterSnapshot): (topic: string, partition: number) => number | null {
  const topics = latest(snapshot.sections.metadata)?.value.topics;
  return (name, partition) =>
    snapshot.rates.get(name)?.partitions[positionOf(topics?.get(name), partition)] ?? null;
}

/** Log start offsets by topic and partition, for "lost". */
export function startOffsetLookup(snapshot: ClusterSnapshot): StartOffsetLookup {
  const topics = latest(snapshot.sections.metadata)?.value.topics;
  const offsets = latest(snapshot.sections.offsets)?.value;
  return (name, partition) => offsets?.get(name)?.earliest[positionOf(topics?.get(name), partition)] ?? null;
}
