import type { BrokerLogDirs } from '@/lib/domain/model/log-dir.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { lazy } from './fact.ts';
import type { SectionFacts } from './section-facts.ts';

/** Largest copy of one partition, and how many brokers reported one. */
export type PartitionSize = { bytes: bigint; brokers: number[] };
export type TopicSizeIndex = { totalBytes: bigint; partitions: Map<number, PartitionSize> };

export type SnapshotIndex = {
  sizes: () => ReadonlyMap<string, TopicSizeIndex>;
  groupIdsByTopic: () => ReadonlyMap<string, ReadonlySet<string>>;
  /** Assigned replicas and leaders per broker. */
  placement: () => { replicas: ReadonlyMap<number, number>; leaders: ReadonlyMap<number, number> };
};

/** Each index is built in one pass over its section, on first use. */
export function snapshotIndex(snapshot: ClusterSnapshot, sections: SectionFacts): SnapshotIndex {
  return {
    sizes: lazy(() => sizesByTopic(sections)),
    groupIdsByTopic: lazy(() => groupIdsByTopic(snapshot, sections)),
    placement: lazy(() => placement(sections)),
  };
}

type LogDirs = ReadonlyMap<number, BrokerLogDirs>;
type Sizes = ReadonlyMap<string, TopicSizeIndex>;

const NO_SIZES: Sizes = new Map();
/** Read once a minute, asked for several times in between. */
const sizesOfReading = new WeakMap<LogDirs, Sizes>();

function sizesByTopic({ logDirs }: SectionFacts): Sizes {
  if (!logDirs.known) return NO_SIZES;
  const sizes = sizesOfReading.get(logDirs.value) ?? sizesIn(logDirs.value);
  sizesOfReading.set(logDirs.value, sizes);
  return sizes;
}

/** A future replica is a copy being moved between dirs of one broker: it does not count twice. */
function sizesIn(logDirs: LogDirs): Sizes {
  const sizes = new Map<string, TopicSizeIndex>();
  for (const { brokerId, dirs } of logDirs.values()) {
    for (const dir of dirs) {
      for (const [topic, replicas] of dir.topics) {
        const size = getOrAdd(sizes, topic, () => ({ totalBytes: 0n, partitions: new Map() }));
        for (const { partition, sizeBytes, future } of replicas) {
          if (future) continue;
          size.totalBytes += sizeBytes;
          const one = getOrAdd(size.partitions, partition, () => ({ bytes: 0n, brokers: [] }));
          if (sizeBytes > one.bytes) one.bytes = sizeBytes;
          if (!one.brokers.includes(brokerId)) one.brokers.push(brokerId);
        }
      }
    }
  }
  return sizes;
}

/** By committed offsets and by assignment: a group that never committed still reads. */
function groupIdsByTopic(snapshot: ClusterSnapshot, { commits, groups }: SectionFacts) {
  const index = new Map<string, Set<string>>();
  const add = (topic: string, groupId: string) => getOrAdd(index, topic, () => new Set()).add(groupId);
  for (const [groupId, { topics }] of commits.known ? commits.value : []) {
    for (const topic of topics.keys()) add(topic, groupId);
  }
  for (const [groupId, { topics }] of snapshot.progress)
    for (const topic of topics.keys()) add(topic, groupId);
  for (const { groupId, description } of groups.known ? groups.value.values() : []) {
    for (const member of description?.members ?? []) {
      for (const { topic } of member.assignment ?? []) add(topic, groupId);
    }
  }
  return index;
}

function placement({ metadata }: SectionFacts) {
  const replicas = new Map<number, number>();
  const leaders = new Map<number, number>();
  const count = (counts: Map<number, number>, brokerId: number) =>
    counts.set(brokerId, (counts.get(brokerId) ?? 0) + 1);
  for (const topic of metadata.known ? metadata.value.topics.values() : []) {
    for (const partition of topic.partitions) {
      if (partition.leader >= 0) count(leaders, partition.leader);
      for (const brokerId of partition.replicas) count(replicas, brokerId);
    }
  }
  return { replicas, leaders };
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
