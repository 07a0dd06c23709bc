import { plural } from '@/lib/shared/format/count.ts';
import { DETAILS_MAX, detail, type EventDetail, type EventSubject, MENTIONS_MAX, ofTopic } from './event.ts';

/** Partitions to which the same thing happened in one sweep, by topic. */
export type PartitionTally = { count: number; byTopic: Map<string, number[]> };

export const emptyTally = (): PartitionTally => ({ count: 0, byTopic: new Map() });

export function addPartition(tally: PartitionTally, topic: string, partition: number): void {
  tally.count += 1;
  const known = tally.byTopic.get(topic);
  if (known) known.push(partition);
  else tally.byTopic.set(topic, [partition]);
}

const PARTITIONS_NAMED = 5;

/** A line per topic, those with most partitions first, as many as an event may have. */
export function topicLines({ byTopic }: PartitionTally): EventDetail[] {
  return [...byTopic]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, DETAILS_MAX)
    .map(([topic, partitions]) =>
      detail(
        topic,
        null,
        partitions.length > PARTITIONS_NAMED
          ? plural(partitions.length, 'partition')
          : `partition ${partitions.join(', ')}`,
      ),
    );
}

export const topicsOf = ({ byTopic }: PartitionTally): EventSubject[] =>
  [...byTopic.keys()].slice(0, MENTIONS_MAX).map(ofTopic);

/** `3 partitions of orders`, `partition orders-4`, `412 partitions of 60 topics`. */
export function partitionsText({ count, byTopic }: PartitionTally): string {
  const [first] = byTopic;
  if (first === undefined) return 'no partition';
  const [topic, [partition = 0]] = first;
  if (count === 1) return `partition ${topic}-${partition}`;
  return `${plural(count, 'partition')} of ${byTopic.size === 1 ? topic : plural(byTopic.size, 'topic')}`;
}
