import type { Reading } from '@/lib/db/store.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { TOPICS_A_STEP } from '@/lib/domain/timeline/topics.ts';
import { type PartitionHealth, partitionHealth } from '@/lib/domain/topics/partition-health.ts';
import { latest } from '@/lib/shared/section.ts';
import { type TroubleMetric, troubleMetrics } from '@/lib/shared/trouble-metrics.ts';
import { minIsrOf } from './topic-index.ts';

const COUNT_OF: Readonly<Record<TroubleMetric, (health: PartitionHealth) => number | null>> = {
  underReplicatedPartitions: ({ underReplicated }) => underReplicated,
  offlinePartitions: ({ offline }) => offline,
  underMinIsrPartitions: ({ belowMinIsr }) => belowMinIsr,
};

/**
 * What one sweep adds about partitions in trouble, in steps: their number in the cluster, and of each topic that has some.
 * Most topics never have: `readStored` takes one without a sample for fine where the cluster has one. So nothing is
 * written of a metric while it is unknown of any topic.
 */
export function* troubleSteps({ sections }: ClusterSnapshot): Generator<undefined, Reading[], undefined> {
  const { metadata } = sections;
  if (!metadata?.ok) return [];
  const configs = latest(sections.topicConfigs)?.value;
  const topics: { name: string; health: PartitionHealth | null }[] = [];
  for (const topic of metadata.value.topics.values()) {
    const { name, error } = topic;
    topics.push({ name, health: error ? null : partitionHealth(topic, minIsrOf(configs, name)) });
    if (topics.length % TOPICS_A_STEP === 0) yield;
  }
  yield;
  return troubleMetrics.flatMap((metric) => {
    const countOf = COUNT_OF[metric];
    const readings: Reading[] = [];
    let sum = 0;
    for (const { name, health } of topics) {
      const value = health && countOf(health);
      if (value === null) return [];
      sum += value;
      if (value > 0) readings.push({ kind: 'topic', name, metric, value });
    }
    return [...readings, { kind: 'cluster', name: '', metric, value: sum } as const];
  });
}
