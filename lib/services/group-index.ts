import type { GroupKind, GroupRowDto, LagDto } from '@/lib/contracts/groups.ts';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { EMPTY_LAG_SUM, LAG_UNKNOWN_TEXT, type LagSum } from '@/lib/domain/lag/lag.ts';
import type { GroupOutlook } from '@/lib/domain/lag/outlook.ts';
import { lagPerSecond } from '@/lib/domain/lag/points.ts';
import { judgeUnsampled } from '@/lib/domain/lag/status.ts';
import { isSinceBound } from '@/lib/domain/lag/status-since.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { catchUpDto, groupTimeLag, horizonDto, outlookOf, UNKNOWN_OUTLOOK } from './group-outlook.ts';
import { memoizeParts, memoizeSteps } from './memo.ts';

/** What an operator calls the group; Kafka's own type and protocol type stand beside it. */
export function groupKind(group: Pick<Group, 'type' | 'protocolType' | 'state'>): GroupKind {
  if (group.type !== 'classic') return group.type;
  if (group.protocolType === 'connect') return 'connect';
  // A group that only ever committed offsets has no protocol type; a classic one keeps "consumer" when it is empty.
  return group.protocolType === '' ? 'simple' : 'classic';
}

/** Every group as a list row. */
export const groupRows = memoizeSteps(function* (
  snapshot: ClusterSnapshot,
): Generator<undefined, readonly GroupRowDto[], undefined> {
  const rows: GroupRowDto[] = [];
  for (const group of latest(snapshot.sections.groups)?.value.values() ?? []) {
    rows.push(groupRow(group, snapshot));
    yield;
  }
  return rows;
});

/** What decides when a group loses records; the log ends come along with the commits. */
const surroundings = ({ sections }: ClusterSnapshot) => [
  latest(sections.topicConfigs)?.value,
  latest(sections.brokerConfigs)?.value,
  latest(sections.logDirs)?.value,
  latest(sections.metadata)?.value.topics,
];

const partsOfRow = ({ groupId }: Group, snapshot: ClusterSnapshot) => [
  snapshot.progress.get(groupId),
  latest(snapshot.sections.commits)?.value.get(groupId),
  ...surroundings(snapshot),
];

export const groupRow = memoizeParts(partsOfRow, (group: Group, snapshot: ClusterSnapshot): GroupRowDto => {
  const progress = snapshot.progress.get(group.groupId);
  const commits = latest(snapshot.sections.commits)?.value.get(group.groupId);
  const judged = progress?.judgement ?? judgeUnsampled(group);
  return {
    groupId: group.groupId,
    kind: groupKind(group),
    type: group.type,
    protocolType: group.protocolType,
    state: group.state,
    status: judged.status,
    statusReason: judged.reason,
    statusRule: judged.rule,
    statusSince: progress?.statusSince ?? null,
    statusSinceIsBound: progress !== undefined && isSinceBound(progress.statusSince, progress.watchedSince),
    coordinatorId: group.coordinatorId,
    // Groups are listed more often than their members are described.
    members: group.state === 'Empty' ? 0 : (group.description?.members.length ?? null),
    topics: commits?.topics.size ?? 0,
    lag:
      commits?.error && !progress
        ? unreadable(commits.error.message)
        : lagDto(progress?.sum ?? EMPTY_LAG_SUM),
    ...(progress ? pace(progress, { group, snapshot }) : paceOf(undefined, UNKNOWN_OUTLOOK)),
    listedAt: group.listedAt,
    error: commits?.error ?? group.describeError ?? null,
  };
});

type InCluster = { group: Group; snapshot: ClusterSnapshot };

/** Groups are listed more often than their offsets are read: what takes long to tell is told once for each reading. */
const pace = memoizeParts(
  (_: GroupProgress, { group, snapshot }: InCluster) => [
    group.type,
    group.protocolType,
    group.state,
    group.coordinatorId,
    ...surroundings(snapshot),
  ],
  (progress, { group, snapshot }) => paceOf(progress, outlookOf(snapshot, progress, group)),
);

function paceOf(progress: GroupProgress | undefined, { horizon, catchUp, rates }: GroupOutlook) {
  return {
    lagPerSecond: lagPerSecond(progress?.points ?? []),
    timeLag: groupTimeLag(progress),
    horizon: horizonDto(horizon, horizon.topic, horizon.partition),
    catchUp: catchUpDto(catchUp),
    producedPerSecond: rates?.produced ?? null,
    consumedPerSecond: rates?.consumed ?? null,
  };
}

export function lagDto(sum: LagSum): LagDto {
  return {
    messages: sum.messages === null ? null : String(sum.messages),
    reason: lagReason(sum),
    partitionsKnown: sum.known,
    partitionsTotal: sum.total,
    sampledAt: sum.sampledAt,
  };
}

function lagReason(sum: LagSum): string | null {
  if (sum.total === 0) return 'The group has no committed offsets.';
  if (sum.reason === null) return null;
  return `${sum.total - sum.known} of ${sum.total} partitions unknown: ${LAG_UNKNOWN_TEXT[sum.reason]}`;
}

function unreadable(message: string): LagDto {
  return { messages: null, reason: message, partitionsKnown: 0, partitionsTotal: 0, sampledAt: null };
}
