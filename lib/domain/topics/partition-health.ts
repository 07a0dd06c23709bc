import type { Topic } from '@/lib/domain/model/topic.ts';

/** Numbers of partitions; `belowMinIsr` is null while min.insync.replicas is not known. */
export type PartitionHealth = {
  replicationFactorMin: number;
  replicationFactorMax: number;
  underReplicated: number;
  offline: number;
  belowMinIsr: number | null;
};

/** How many partitions of a topic are in trouble. */
export function partitionHealth({ partitions }: Topic, minIsr: number | null): PartitionHealth {
  let underReplicated = 0;
  let offline = 0;
  let below = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { leader, replicas, isr } of partitions) {
    least = Math.min(least, replicas.length);
    most = Math.max(most, replicas.length);
    if (isr.length < replicas.length) underReplicated += 1;
    if (leader < 0) offline += 1;
    if (minIsr !== null && isr.length < minIsr) below += 1;
  }
  return {
    replicationFactorMin: Number.isFinite(least) ? least : 0,
    replicationFactorMax: most,
    underReplicated,
    offline,
    belowMinIsr: minIsr === null ? null : below,
  };
}
