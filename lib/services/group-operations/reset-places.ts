import type { ResetScopeDto } from '@/lib/contracts/group-operations.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { PLAN_OPTIONS } from '../operations/planned.ts';
import type { Commits, GroupSubject } from './group-subject.ts';
import type { Place } from './partition-logs.ts';

/** Every partition with a commit. */
export const committedPlaces = (commits: Commits): Place[] =>
  [...commits].flatMap(([topic, partitions]) =>
    [...partitions.keys()].map((partition) => ({ topic, partition })),
  );

/**
 * The partitions that a scope means.
 * @throws AppError `invalid_input` for a topic or partition that is not there
 */
export async function placesIn(subject: GroupSubject, scope: ResetScopeDto): Promise<Place[]> {
  if (scope.kind === 'all') return committedPlaces(subject.commits);
  const found = await Promise.all(
    scope.topics.map(async ({ topic, partitions }) => {
      const known = await partitionsOf(subject, topic);
      const stranger = partitions?.find((partition) => !known.includes(partition));
      if (stranger !== undefined) throw missing(`${topic} has no partition ${stranger}.`, 'scope.topics');
      return (partitions ?? known).map((partition) => ({ topic, partition }));
    }),
  );
  return found.flat();
}

/** Those that the topic has; of a topic that is gone, those the group still has a commit on. */
async function partitionsOf({ cluster, commits }: GroupSubject, topic: string): Promise<number[]> {
  const known = await partitionIds(cluster, topic);
  if (known !== null) return known;
  const committed = commits.get(topic);
  if (committed === undefined) throw missing(`There is no topic "${topic}".`, 'scope.topics');
  return [...committed.keys()];
}

/** By the snapshot, or by a broker where the topic is newer than that; null = there is no such topic. */
export async function partitionIds(cluster: WatchedCluster, topic: string): Promise<number[] | null> {
  const known = latest(cluster.collector.snapshot().sections.metadata)?.value.topics.get(topic);
  const found = known ?? (await cluster.kafka.reader.readTopic(topic, PLAN_OPTIONS));
  return found?.partitions.map(({ partition }) => partition) ?? null;
}

export const missing = (message: string, field: string): AppError =>
  new AppError('invalid_input', message, { field });
