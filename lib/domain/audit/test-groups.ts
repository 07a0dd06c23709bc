import type { Group, GroupMember, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { GroupProgress } from '../lag/group-progress.ts';
import type { PartitionProgress } from '../lag/progress.ts';
import { NO_REBALANCES } from '../lag/rebalances.ts';
import { NO_TROUBLES } from '../lag/status-since.ts';
import { NO_SAMPLES, NOTHING_UNREAD, type Unread } from '../lag/unread.ts';
import { DENIED, NOW } from './test-moment.ts';

export type LagSpec = {
  committed?: number;
  lag?: number | null;
  behindForMs?: number;
  committedForMs?: number;
  rewoundFrom?: number;
  /** How long the oldest unread record waits; unknown when left out, unless nothing is unread. */
  unreadForMs?: number;
  /** It waits for at least that long. */
  isBound?: boolean;
  /** Lag when it fell behind; the same as now when left out. */
  lagBefore?: number;
};
export type GroupSpec = {
  type?: Group['type'];
  protocolType?: string;
  state?: Group['state'];
  /** Since its last member left, when that was seen; else it may have been empty for longer. */
  emptyForMs?: number;
  wasSeenToEmpty?: boolean;
  /** Since the first sample; ever when left out. */
  watchedForMs?: number;
  assignor?: string;
  members?:
    | readonly { id: string; instanceId?: string; partitions?: Record<string, readonly number[]> }[]
    | 'denied';
  /** topic -> partition -> where it stands. */
  lags?: Record<string, Record<number, LagSpec>>;
  points?: readonly (readonly [ageMs: number, lag: number, committed: number])[];
};

/** The same cluster, with the oldest unread record of every group that old. */
export function behind<Spec extends { groups?: Record<string, GroupSpec> }>(ms: number, spec: Spec): Spec {
  const groups = Object.entries(spec.groups ?? {}).map(([name, group]) => {
    const topics = Object.entries(group.lags ?? {}).map(([topic, partitions]) => {
      const lags = Object.entries(partitions).map(([id, lag]) => [id, { ...lag, unreadForMs: ms }]);
      return [topic, Object.fromEntries(lags)];
    });
    return [name, { ...group, lags: Object.fromEntries(topics) }];
  });
  return { ...spec, groups: Object.fromEntries(groups) };
}

export function groupOf(groupId: string, spec: GroupSpec, at: number): Group {
  const {
    type = 'classic',
    protocolType = 'consumer',
    state = 'Stable',
    assignor = 'cooperative-sticky',
    members = [],
  } = spec;
  const denied = members === 'denied';
  return {
    groupId,
    type,
    protocolType,
    state,
    coordinatorId: 1,
    listedAt: at,
    description: denied
      ? null
      : {
          groupId,
          state,
          assignor,
          groupEpoch: null,
          assignmentEpoch: null,
          members: members.map(memberOf),
          describedAt: at,
        },
    ...(denied && { describeError: DENIED }),
  };
}

const memberOf = ({
  id,
  instanceId,
  partitions = {},
}: Exclude<GroupSpec['members'], 'denied' | undefined>[number]): GroupMember => ({
  memberId: id,
  instanceId: instanceId ?? null,
  clientId: id,
  host: '/10.0.0.1',
  rack: null,
  assignment: Object.entries(partitions).map(([topic, numbers]) => ({ topic, partitions: numbers })),
  targetAssignment: null,
  memberEpoch: null,
});

const lagsOf = ({ lags = {} }: GroupSpec) =>
  Object.entries(lags).map(([topic, partitions]) => ({
    topic,
    partitions: Object.entries(partitions).map(([partition, lag]) => ({
      partition: Number(partition),
      ...lag,
    })),
  }));

export const commitsOf = (spec: GroupSpec, at: number): GroupOffsets => ({
  topics: new Map(
    lagsOf(spec).map(({ topic, partitions }) => [
      topic,
      partitions.map(({ partition, committed = 900 }) => ({ partition, offset: BigInt(committed) })),
    ]),
  ),
  brokerLag: null,
  sampledAt: at,
});

export function progressOf(spec: GroupSpec, at: number): GroupProgress {
  const topics = lagsOf(spec).map(
    ({ topic, partitions }) =>
      [topic, partitions.map((lag) => partitionProgress(lag.partition, lag))] as const,
  );
  return {
    topics: new Map(topics),
    sum: { messages: null, known: 0, total: 0, reason: null, sampledAt: at },
    points: (spec.points ?? []).flatMap(([age, lag, committed]) => [NOW - age, lag, committed]),
    sampledAt: at,
    judgement: { status: 'ok', reason: '', rule: null },
    statusSince: at,
    watchedSince: spec.watchedForMs === undefined ? 0 : NOW - spec.watchedForMs,
    troubles: NO_TROUBLES,
    emptySince:
      spec.state === 'Empty'
        ? { at: at - (spec.emptyForMs ?? 0), isBound: spec.wasSeenToEmpty !== true }
        : null,
    rebalances: NO_REBALANCES,
    rebalancing: { since: at, last: at, isRebalancing: false, runs: [] },
  };
}

function unreadOf({ lag = 0, unreadForMs, isBound = false }: LagSpec): Unread {
  if (unreadForMs !== undefined) {
    if (isBound) return { kind: 'since', at: NOW - unreadForMs, method: 'bound', confidence: 'low' };
    return { kind: 'since', at: NOW - unreadForMs, method: 'interpolated', confidence: 'high' };
  }
  return lag === 0 ? NOTHING_UNREAD : NO_SAMPLES;
}

/** Two points, five minutes apart, with the given lags. */
const trailOf = (committed: number, before: number, now: number) => [
  NOW - 300_000,
  committed,
  committed + before,
  NOW,
  committed,
  committed + now,
];

function partitionProgress(partition: number, spec: LagSpec): PartitionProgress {
  const { committed = 900, lag = 0, behindForMs = 0, committedForMs = 0, rewoundFrom, lagBefore } = spec;
  return {
    partition,
    committed: BigInt(committed),
    committedSince: NOW - committedForMs,
    lag: lag === null ? { kind: 'unknown', reason: 'beyond-end' } : { kind: 'known', messages: BigInt(lag) },
    behindSince: lag === null || lag === 0 ? null : NOW - behindForMs,
    unread: unreadOf(spec),
    commitGapMs: 0,
    doubt: null,
    trail: lag === null ? [] : trailOf(committed, lagBefore ?? lag, lag),
    rewoundFrom: rewoundFrom === undefined ? null : BigInt(rewoundFrom),
  };
}
