import type { TopicOperationDto } from '@/lib/contracts/topic-operations.ts';
import type { AuditFacts, TopicFacts } from '@/lib/domain/audit/facts.ts';
import { withTopic } from '@/lib/domain/changes/operations/hypothetical.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Topic } from '@/lib/domain/model/topic.ts';
import { AppError, appErrorOf } from '@/lib/shared/app-error.ts';
import { clusterFacts } from '../cluster-facts.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { PLAN_OPTIONS } from '../operations/planned.ts';

/** A topic as it is at this moment, and what the cluster's snapshot tells about it. */
export type Subject = {
  cluster: WatchedCluster;
  topic: Topic;
  /** The snapshot with the topic as it was just read. */
  snapshot: ClusterSnapshot;
  facts: AuditFacts;
  topicFacts: TopicFacts;
  now: number;
};

/**
 * Reads the topic anew from Kafka.
 * @throws AppError `not_found`, `conflict` when it is no longer what was `seen`, `kafka_denied`, `kafka_unreachable`
 */
export async function readSubject(
  cluster: WatchedCluster,
  name: string,
  seen: TopicOperationDto['seen'],
  now: number,
): Promise<Subject> {
  const topic = await cluster.kafka.reader.readTopic(name, PLAN_OPTIONS);
  if (topic === null) throw new AppError('not_found', `There is no topic "${name}" in this cluster.`);
  if (topic.error) throw appErrorOf(topic.error);
  if (seen) requireSame(topic, seen);
  const snapshot = withTopic(cluster.collector.snapshot(), topic, undefined, now);
  const facts = clusterFacts(snapshot, {
    environment: cluster.definition.environment,
    policy: cluster.policy(),
    now,
  });
  const found = facts.topic(name);
  if (!found.known || found.value === null) {
    throw new AppError('not_ready', 'The topics of this cluster were not collected yet.', {
      retryable: true,
    });
  }
  return { cluster, topic, snapshot, facts, topicFacts: found.value, now };
}

function requireSame(topic: Topic, seen: NonNullable<TopicOperationDto['seen']>): void {
  if (topic.topicId !== seen.topicId) {
    throw new AppError(
      'conflict',
      `${topic.name} was deleted and created again since you looked at it. Nothing was changed.`,
      { field: 'seen' },
    );
  }
  if (topic.partitions.length !== seen.partitions) {
    throw new AppError(
      'conflict',
      `${topic.name} has ${topic.partitions.length} partitions now, not ${seen.partitions} as when you looked at it. Nothing was changed.`,
      { field: 'seen' },
    );
  }
}

export const seenOf = ({ topicId, partitions }: Topic) => ({ topicId, partitions: partitions.length });

/** Copies of a partition; the lowest count where a reassignment left them uneven, null = not told. */
export function replicationFactorOf({ partitions }: Topic): number | null {
  return partitions.length === 0 ? null : Math.min(...partitions.map(({ replicas }) => replicas.length));
}

/** Highwater keeps its hands off what Kafka keeps its own state in. */
export const kafkasOwn = (topic: string, what: string) =>
  new AppError(
    'forbidden',
    `${topic} is Kafka’s own: ${what} would break the groups and transactions of the whole cluster. Highwater does not do it.`,
  ).toInfo();
