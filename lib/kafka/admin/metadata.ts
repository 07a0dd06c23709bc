import type { ClusterMetadata } from '@/lib/domain/model/snapshot.ts';
import type { Partition, Topic } from '@/lib/domain/model/topic.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { sameMapIfEqual } from '@/lib/shared/same-if-equal.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import {
  type MetadataResponsePartition,
  type MetadataResponseTopic,
  metadataV12,
} from '../protocol/messages/metadata-v12.ts';
import type { Timing } from '../timing.ts';
import { type ArrayPool, createArrayPool, sameNumbers } from './number-arrays.ts';

/** The newest metadata read, which routing needs as well. */
export type MetadataCache = {
  newest(): ClusterMetadata | null;
  read(timing: Timing): Promise<ClusterMetadata>;
};

/**
 * All topics in one request whatever their number: the answer is decoded and mapped in slices, so its size costs time
 * but never holds the event loop. Topics and partitions that did not change are the same objects as last time, and so is
 * the map of all topics when none did.
 */
export function createMetadataCache(client: ClusterClient): MetadataCache {
  let newest: ClusterMetadata | null = null;
  return {
    newest: () => newest,
    read: async (timing) => {
      const answer = await client.toAny(
        [metadataV12],
        // True would create a topic for every name that does not exist.
        { topics: null, allowAutoTopicCreation: false, includeTopicAuthorizedOperations: false },
        timing,
      );
      const previous = newest?.topics;
      const pool = createArrayPool();
      const pacer = createPacer();
      const topics = new Map<string, Topic>();
      for (const row of answer.topics) {
        // Null only in an answer to topic ids, which were not asked.
        if (row.name === null) continue;
        topics.set(row.name, toTopic(row.name, row, previous?.get(row.name), pool));
        if (pacer.due()) await pacer.pause();
      }
      const metadata = {
        clusterId: answer.clusterId,
        brokers: client.learn(answer),
        topics: sameMapIfEqual(previous, topics),
      };
      newest = metadata;
      return metadata;
    },
  };
}

/** What did not change since `previous` keeps its identity. */
export function toTopic(
  name: string,
  row: MetadataResponseTopic,
  previous?: Topic,
  pool: ArrayPool = createArrayPool(),
): Topic {
  const rows = [...row.partitions].sort((a, b) => a.partitionIndex - b.partitionIndex);
  const same = previous?.topicId === row.topicId ? previous : undefined;
  let changed = same === undefined || same.partitions.length !== rows.length;
  const partitions = rows.map((partition, index) => {
    const before = same?.partitions[index];
    if (before !== undefined && isSame(before, partition)) return before;
    changed = true;
    return toPartition(partition, pool);
  });
  const errorCode = same?.error?.kafka?.code ?? 0;
  if (same !== undefined && !changed && errorCode === row.errorCode && same.internal === row.isInternal)
    return same;
  return {
    name,
    topicId: row.topicId,
    internal: row.isInternal,
    partitions: changed || same === undefined ? partitions : same.partitions,
    ...(row.errorCode !== 0 && { error: kafkaRefusal(row.errorCode, null) }),
  };
}

function toPartition(row: MetadataResponsePartition, pool: ArrayPool): Partition {
  return {
    partition: row.partitionIndex,
    leader: row.leaderId,
    leaderEpoch: row.leaderEpoch,
    replicas: pool(row.replicaNodes),
    isr: pool(row.isrNodes),
    offline: pool(row.offlineReplicas),
    ...(row.errorCode !== 0 && { error: kafkaRefusal(row.errorCode, null) }),
  };
}

function isSame(before: Partition, row: MetadataResponsePartition): boolean {
  return (
    before.partition === row.partitionIndex &&
    before.leader === row.leaderId &&
    before.leaderEpoch === row.leaderEpoch &&
    (before.error?.kafka?.code ?? 0) === row.errorCode &&
    sameNumbers(before.replicas, row.replicaNodes) &&
    sameNumbers(before.isr, row.isrNodes) &&
    sameNumbers(before.offline, row.offlineReplicas)
  );
}
