import type { Cadence } from '@/lib/collector/cadence.ts';
import type { GroupDetailDto, GroupMemberDto, GroupPartitionDto } from '@/lib/contracts/groups.ts';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { LAG_UNKNOWN_TEXT } from '@/lib/domain/lag/lag.ts';
import { endOffsetLookup, startOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import { catchUpOf, horizonOf } from '@/lib/domain/lag/outlook.ts';
import type { PartitionProgress } from '@/lib/domain/lag/progress.ts';
import { type GroupPlace, judgePartition } from '@/lib/domain/lag/status.ts';
import type { Trouble } from '@/lib/domain/lag/status-since.ts';
import { ratesOf } from '@/lib/domain/lag/trail.ts';
import type { Group, GroupMember, TopicPartitions } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { freshnessOf } from './freshness.ts';
import { attributionOf } from './group-attribution.ts';
import { groupRow } from './group-index.ts';
import { catchUpDto, horizonDto, placesIn, surroundingsIn, timeLagDto } from './group-outlook.ts';
import { sinceOf, standingOf } from './group-standing.ts';
import { GROUP_LIST_SECTIONS } from './groups.ts';
import { compareNames } from './paging.ts';

/** @throws AppError `not_found`, `not_ready` before the first list of groups */
export function groupDetail(snapshot: ClusterSnapshot, cadence: Cadence, groupId: string): GroupDetailDto {
  const groups = latest(snapshot.sections.groups)?.value;
  if (!groups)
    throw new AppError('not_ready', 'The groups of this cluster were not collected yet.', {
      retryable: true,
    });
  const group = groups.get(groupId);
  if (!group) throw new AppError('not_found', `There is no consumer group "${groupId}" in this cluster.`);
  const partitions = partitionRows(snapshot, group);
  const standingOn = standingOf(snapshot, group);
  return {
    ...freshnessOf(snapshot, GROUP_LIST_SECTIONS, cadence),
    group: groupRow(group, snapshot),
    attribution: attributionOf(snapshot, groupId),
    rebalancesLastHour: snapshot.progress.get(groupId)?.rebalances.times.length ?? null,
    assignor: group.description?.assignor ?? null,
    groupEpoch: group.description?.groupEpoch ?? null,
    assignmentEpoch: group.description?.assignmentEpoch ?? null,
    describedAt: group.description?.describedAt ?? null,
    describeIntervalMs: cadence.members,
    describeError: group.describeError ?? null,
    commitsError: latest(snapshot.sections.commits)?.value.get(groupId)?.error ?? null,
    members: (group.description?.members ?? []).map((member) => memberRow(member, partitions)),
    topics: [...new Set(partitions.map(({ topic }) => topic))].map((topic) => ({
      topic,
      ...standingOn(topic),
    })),
    partitions,
  };
}

function partitionRows(snapshot: ClusterSnapshot, group: Group): GroupPartitionDto[] {
  const progress = snapshot.progress.get(group.groupId);
  const commits = latest(snapshot.sections.commits)?.value.get(group.groupId);
  const owners = ownersByPartition(group);
  const context: RowContext = {
    snapshot,
    group: progress,
    placeOf: placesIn(snapshot, group),
    owners,
    sampledAt: commits?.sampledAt ?? null,
  };
  const rows: GroupPartitionDto[] = [];
  for (const [topic, partitions] of progress?.topics ?? []) {
    const troubles = progress?.troubles.get(topic);
    for (const one of partitions) {
      const { partition } = one;
      rows.push(partitionRow(context, { topic, partition, trouble: troubles?.get(partition) }, one));
    }
  }
  for (const [topic, owned] of owners) {
    const committed = new Set(progress?.topics.get(topic)?.map(({ partition }) => partition));
    for (const partition of owned.keys()) {
      if (committed.has(partition)) continue;
      rows.push(partitionRow(context, { topic, partition, trouble: undefined }, undefined));
    }
  }
  return rows.sort((a, b) => compareNames(a.topic, b.topic) || a.partition - b.partition);
}

const NO_END = { end: null, sampledAt: null };

type Owners = Map<string, Map<number, GroupMember>>;

function ownersByPartition(group: Group): Owners {
  const owners: Owners = new Map();
  for (const member of group.description?.members ?? []) {
    for (const { topic, partitions } of member.assignment ?? []) {
      const owned = owners.get(topic) ?? new Map<number, GroupMember>();
      for (const partition of partitions) owned.set(partition, member);
      owners.set(topic, owned);
    }
  }
  return owners;
}

type RowContext = {
  snapshot: ClusterSnapshot;
  group: GroupProgress | undefined;
  placeOf: GroupPlace['placeOf'];
  owners: Owners;
  /** When the committed offsets were read. */
  sampledAt: number | null;
};

type Place = { topic: string; partition: number; trouble: Trouble | undefined };

function partitionRow(
  context: RowContext,
  place: Place,
  progress: PartitionProgress | undefined,
): GroupPartitionDto {
  const { topic, partition } = place;
  const { snapshot, owners, sampledAt: committedSampledAt } = context;
  const start = startOffsetLookup(snapshot)(topic, partition);
  const sampled = endOffsetLookup(snapshot)(topic, partition);
  const { end, sampledAt: endSampledAt } = sampled === 'topic-missing' ? NO_END : sampled;
  const owner = owners.get(topic)?.get(partition);
  const lag = progress?.lag ?? { kind: 'unknown' as const, reason: 'no-commit' as const };
  return {
    topic,
    partition,
    start: start === null ? null : String(start),
    end: end === null ? null : String(end),
    committed: progress ? String(progress.committed) : null,
    lag: lag.kind === 'known' ? String(lag.messages) : null,
    lagReason: lag.kind === 'known' ? null : LAG_UNKNOWN_TEXT[lag.reason],
    ...outlookDto(context, place, progress),
    memberId: owner?.memberId ?? null,
    clientId: owner?.clientId ?? null,
    host: owner?.host ?? null,
    endSampledAt,
    committedSampledAt: progress ? committedSampledAt : null,
  };
}

function outlookDto(
  { snapshot, group, placeOf, sampledAt }: RowContext,
  { topic, partition, trouble }: Place,
  progress: PartitionProgress | undefined,
) {
  const now = sampledAt ?? 0;
  const rates = progress ? ratesOf(progress.trail, now) : null;
  const judged = progress
    ? judgePartition(progress, placeOf(topic, partition, progress.committed), now)
    : { status: 'unknown' as const, reason: LAG_UNKNOWN_TEXT['no-commit'], rule: null };
  return {
    status: judged.status,
    statusReason: judged.reason,
    statusRule: judged.rule,
    ...sinceOf(group, judged.status, [trouble]),
    timeLag: timeLagDto(progress?.unread ?? NO_COMMIT, sampledAt),
    catchUp: catchUpDto(progress ? catchUpOf(progress, rates, now) : NO_COMMIT),
    horizon: horizonDto(
      progress ? horizonOf(progress, surroundingsIn(snapshot)(topic), rates, now) : NO_COMMIT,
      topic,
      partition,
    ),
    producedPerSecond: rates?.produced ?? null,
    consumedPerSecond: rates?.consumed ?? null,
  };
}

const NO_COMMIT = { kind: 'unknown', reason: LAG_UNKNOWN_TEXT['no-commit'] } as const;

function memberRow(member: GroupMember, rows: readonly GroupPartitionDto[]): GroupMemberDto {
  const own = rows.filter((row) => row.memberId === member.memberId);
  const isKnown = own.length > 0 && own.every((row) => row.lag !== null);
  const lag = own.reduce((sum, row) => sum + BigInt(row.lag ?? 0), 0n);
  return {
    memberId: member.memberId,
    instanceId: member.instanceId,
    clientId: member.clientId,
    host: member.host,
    rack: member.rack,
    memberEpoch: member.memberEpoch,
    assignment: copyAssignment(member.assignment),
    targetAssignment: copyAssignment(member.targetAssignment),
    partitions: member.assignment?.reduce((sum, { partitions }) => sum + partitions.length, 0) ?? null,
    lagMessages: isKnown ? String(lag) : null,
  };
}

const copyAssignment = (assignment: readonly TopicPartitions[] | null) =>
  assignment?.map(({ topic, partitions }) => ({ topic, partitions: [...partitions] })) ?? null;
