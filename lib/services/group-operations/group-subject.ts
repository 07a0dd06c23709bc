import type { GroupKind } from '@/lib/contracts/groups.ts';
import type { GroupDescription, GroupListing, GroupMember, GroupState } from '@/lib/domain/model/group.ts';
import type { CallOptions, KafkaReader } from '@/lib/kafka/reader.ts';
import { AppError, appErrorOf } from '@/lib/shared/app-error.ts';
import type { Result } from '@/lib/shared/result.ts';
import { latest } from '@/lib/shared/section.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { groupKind } from '../group-index.ts';
import { PLAN_OPTIONS } from '../operations/planned.ts';

/** topic -> partition -> committed offset (a share group's start offset). */
export type Commits = ReadonlyMap<string, ReadonlyMap<number, bigint>>;

/** A group as its coordinator tells it at this moment. */
export type GroupSubject = {
  cluster: WatchedCluster;
  groupId: string;
  /** Null = there is no such group. */
  kind: GroupKind | null;
  listing: GroupListing;
  state: GroupState;
  members: readonly GroupMember[];
  commits: Commits;
  now: number;
};

/**
 * Reads the group anew from Kafka. A group that is not there has no members and no commits.
 * @throws AppError `kafka_denied`, `kafka_unreachable`, what its coordinator refused
 */
export async function readGroupSubject(
  cluster: WatchedCluster,
  groupId: string,
  now: number,
): Promise<GroupSubject> {
  const { reader } = cluster.kafka;
  const found = await findGroup(cluster, groupId);
  if (found === null) {
    const listing = newGroup(cluster, groupId, now);
    return {
      ...{ cluster, groupId, kind: null, listing },
      state: 'Dead',
      members: [],
      commits: new Map(),
      now,
    };
  }
  const { listing, description } = found;
  return {
    cluster,
    groupId,
    kind: groupKind(listing),
    listing,
    state: description.state,
    members: description.members,
    commits: await readGroupCommits(reader, listing, PLAN_OPTIONS),
    now,
  };
}

/** @throws AppError `not_found` */
export function requireGroup(subject: GroupSubject): GroupSubject & { kind: GroupKind } {
  const { kind, groupId } = subject;
  if (kind === null) throw new AppError('not_found', `There is no group "${groupId}" in this cluster.`);
  return { ...subject, kind };
}

type Found = { listing: GroupListing; description: GroupDescription };

/** By the snapshot's listing, which tells type and coordinator; by a list of all groups where that is out of date. */
async function findGroup(cluster: WatchedCluster, groupId: string): Promise<Found | null> {
  const { reader } = cluster.kafka;
  const known = latest(cluster.collector.snapshot().sections.groups)?.value.get(groupId);
  if (known) {
    const described = await describeGroup(reader, known, PLAN_OPTIONS);
    if (described.ok) return { listing: known, description: described.value };
  }
  const listing = (await reader.listGroups(PLAN_OPTIONS)).value.find((group) => group.groupId === groupId);
  if (listing === undefined) return null;
  const described = await describeGroup(reader, listing, PLAN_OPTIONS);
  if (described.ok) return { listing, description: described.value };
  if (described.error.code === 'not_found') return null;
  throw appErrorOf(described.error);
}

/** Not collected by anybody; asking any broker for it finds its coordinator. */
function newGroup({ collector }: WatchedCluster, groupId: string, now: number): GroupListing {
  const [coordinatorId = -1] = latest(collector.snapshot().sections.metadata)?.value.brokers.keys() ?? [];
  return { groupId, type: 'classic', protocolType: '', state: 'Dead', coordinatorId, listedAt: now };
}

const NO_ANSWER = new AppError('kafka_unreachable', 'The coordinator of the group does not answer.', {
  retryable: true,
});

/** @throws AppError when the coordinator gives no answer at all */
export async function describeGroup(
  reader: KafkaReader,
  listing: GroupListing,
  options: CallOptions,
): Promise<Result<GroupDescription>> {
  const { value } = await reader.describeGroups([listing], options);
  const described = value.get(listing.groupId);
  if (described === undefined) throw NO_ANSWER;
  return described;
}

/** @throws AppError when not all of them are told */
export async function readGroupCommits(
  reader: KafkaReader,
  listing: GroupListing,
  options: CallOptions,
): Promise<Commits> {
  const { value } = await reader.readCommits([listing], options);
  const offsets = value.get(listing.groupId);
  if (offsets === undefined) throw NO_ANSWER;
  if (!offsets.ok) throw appErrorOf(offsets.error);
  if (offsets.value.error) throw appErrorOf(offsets.value.error);
  return new Map(
    [...offsets.value.topics].map(([topic, list]) => [
      topic,
      new Map(list.map(({ partition, offset }) => [partition, offset])),
    ]),
  );
}

export const commitOf = (commits: Commits, topic: string, partition: number): bigint | null =>
  commits.get(topic)?.get(partition) ?? null;
