import type { Topic } from '../model/topic.ts';

/**
 * Where the partition stands in `Topic.partitions`, and so in the arrays of `TopicOffsets`; -1 when the topic has no such
 * partition. Ids are 0 to n-1, so the position nearly always is the id.
 */
export function positionOf(topic: Topic | undefined, partition: number): number {
  if (topic === undefined) return -1;
  if (topic.partitions[partition]?.partition === partition) return partition;
  return topic.partitions.findIndex((candidate) => candidate.partition === partition);
}
