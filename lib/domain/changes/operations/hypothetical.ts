import type { Broker } from '@/lib/domain/model/broker.ts';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { ClusterMetadata, ClusterSnapshot, TopicConfigs } from '@/lib/domain/model/snapshot.ts';
import type { Partition, Topic } from '@/lib/domain/model/topic.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import { latest, succeeded } from '@/lib/shared/section.ts';

const NO_METADATA: ClusterMetadata = { clusterId: null, brokers: new Map(), topics: new Map() };
const NO_CONFIGS: TopicConfigs = {
  byTopic: new Map(),
  defaults: fail(new AppError('not_ready', 'The defaults were not read yet.').toInfo()),
  docs: new Map(),
};

/** The snapshot with one topic as it was just read, or as it would be; `configs` undefined = as known. */
export function withTopic(
  { sections, ...snapshot }: ClusterSnapshot,
  topic: Topic,
  configs: ConfigResource | undefined,
  now: number,
): ClusterSnapshot {
  const metadata = latest(sections.metadata)?.value ?? NO_METADATA;
  const topics = new Map(metadata.topics).set(topic.name, topic);
  const known = latest(sections.topicConfigs)?.value ?? NO_CONFIGS;
  const byTopic = configs && new Map(known.byTopic).set(topic.name, ok(configs));
  return {
    ...snapshot,
    sections: {
      ...sections,
      metadata: succeeded(undefined, { ...metadata, topics }, [], now),
      ...(byTopic && { topicConfigs: succeeded(undefined, { ...known, byTopic }, [], now) }),
    },
  };
}

/**
 * New partitions with healthy copies, spread as Kafka would do it: over the racks in turn. Where exactly each lands is
 * for the controller to say; what the rules make of the topic does not depend on it.
 */
export function spreadPartitions(
  brokers: Iterable<Broker>,
  first: number,
  count: number,
  replicationFactor: number,
): Partition[] {
  const ids = rackTurns([...brokers]);
  const copies = Math.min(replicationFactor, ids.length);
  return Array.from({ length: count }, (_, index) => {
    const partition = first + index;
    const replicas = Array.from({ length: copies }, (_, copy) => ids[(partition + copy) % ids.length] ?? -1);
    return {
      partition,
      leader: replicas[0] ?? -1,
      leaderEpoch: 0,
      replicas,
      isr: replicas,
      offline: [],
    };
  });
}

/** Brokers so that neighbours are on different racks where that is possible. */
function rackTurns(brokers: readonly Broker[]): number[] {
  const racks = new Map<string, number[]>();
  for (const { brokerId, rack } of [...brokers].sort((a, b) => a.brokerId - b.brokerId)) {
    racks.set(rack ?? '', [...(racks.get(rack ?? '') ?? []), brokerId]);
  }
  const longest = Math.max(0, ...[...racks.values()].map((ids) => ids.length));
  return Array.from({ length: longest }, (_, turn) =>
    [...racks.values()].flatMap((ids) => ids[turn] ?? []),
  ).flat();
}
