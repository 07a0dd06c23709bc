import type { Group, GroupOffsets } from '../model/group.ts';
import type { Since } from '../model/since.ts';
import { isSimple } from './activity.ts';
import type { AppendedLookup } from './log-end-history.ts';
import type { TailLookups } from './markers.ts';
import type { EndOffsetLookup, StartOffsetLookup } from './offset-lookup.ts';
import { packProgress } from './packed-progress.ts';
import { advancePosition, type GroupPosition } from './progress.ts';
import { addRebalances, NO_REBALANCES, type Rebalances } from './rebalances.ts';
import { addState, GAP_MS, type RebalancingTime } from './rebalancing-time.ts';
import { type GroupPlace, type Judgement, judgeGroup } from './status.ts';
import { NO_TROUBLES, noteTroubles, type PartitionTroubles, packTroubles } from './status-since.ts';

/** What the samples so far say about a group. */
export type GroupProgress = GroupPosition & {
  judgement: Judgement;
  /** Epoch ms this status was first seen: it may be older than the time it is watched. */
  statusSince: number;
  /** Epoch ms of the first sample: what was so then had begun before. */
  watchedSince: number;
  troubles: PartitionTroubles;
  /** Since every sample found it without members, a bound unless the last one was seen to leave; null when it has some. */
  emptySince: Since | null;
  rebalances: Rebalances;
  rebalancing: RebalancingTime;
};

/** What surrounds a group at one sample. */
export type GroupSurroundings = {
  endOf: EndOffsetLookup;
  startOf: StartOffsetLookup;
  appendedAt: AppendedLookup;
  /** Records per second that arrive on a partition; null = unknown. */
  rateOf: (topic: string, partition: number) => number | null;
  nextRecord: TailLookups['nextRecord'];
  /** Why nobody who reads committed records gets past this offset; null = nothing holds it. */
  blockedAt: (topic: string, partition: number, offset: bigint) => string | null;
};

/** Folds one more sample of a group into what is known of it. */
export function advanceGroup(
  previous: GroupProgress | undefined,
  group: Group,
  offsets: GroupOffsets,
  surroundings: GroupSurroundings,
): GroupProgress {
  const { endOf, appendedAt, nextRecord, blockedAt } = surroundings;
  const at = offsets.sampledAt;
  const position = advancePosition(previous, offsets, endOf, appendedAt, {
    nextRecord,
    isHeld: (topic, partition, offset) => blockedAt(topic, partition, offset) !== null,
  });
  const rebalances = addRebalances(previous?.rebalances ?? NO_REBALANCES, group, at);
  const { note, troubles } = noteTroubles(previous?.troubles ?? NO_TROUBLES, at);
  const judged = judgeGroup(
    position,
    {
      state: group.state,
      protocolType: group.protocolType,
      rebalances,
      uncommitted: uncommitted(group, offsets, surroundings),
      placeOf: placesOf(group, surroundings),
    },
    at,
    note,
  );
  const judgement = previous && isSame(previous.judgement, judged) ? previous.judgement : judged;
  const isSameStatus = previous?.judgement.status === judgement.status;
  const isEmpty = group.state === 'Empty' || group.state === 'Dead';
  const topics = packProgress(position.topics);
  const { sum, points } = position;
  // Written out: spread into another object it would take a list of properties beside it.
  return {
    topics,
    sum,
    points,
    sampledAt: at,
    rebalances,
    judgement,
    statusSince: previous && isSameStatus ? previous.statusSince : at,
    watchedSince: previous?.watchedSince ?? at,
    troubles: packTroubles(troubles, topics, sum.total),
    emptySince: isEmpty ? emptied(previous, at) : null,
    rebalancing: addState(previous?.rebalancing, group.state, at),
  };
}

const isSame = (a: Judgement, b: Judgement): boolean =>
  a.status === b.status && a.reason === b.reason && a.rule === b.rule;

function emptied(previous: GroupProgress | undefined, at: number): Since {
  const wasWatched = previous !== undefined && at - previous.sampledAt <= GAP_MS;
  return previous?.emptySince ?? { at, isBound: !wasWatched };
}

/** What `judgePartition` needs beside the samples. */
export function placesOf(
  group: Group,
  { startOf, blockedAt }: Pick<GroupSurroundings, 'startOf' | 'blockedAt'>,
): GroupPlace['placeOf'] {
  const owned = ownedPartitions(group);
  return (topic, partition, committed) => ({
    start: startOf(topic, partition),
    groupState: group.state,
    protocolType: group.protocolType,
    isOwned: owned?.has(placeKey(topic, partition)) ?? null,
    blockedBy: blockedAt(topic, partition, committed),
  });
}

const placeKey = (topic: string, partition: number) => `${topic} ${partition}`;

/** Null when it is not known who owns what: whoever only commits is assigned nothing. */
function ownedPartitions(group: Group): ReadonlySet<string> | null {
  const { description } = group;
  if (description === null || isSimple(group)) return null;
  const owned = new Set<string>();
  for (const { assignment } of description.members) {
    if (assignment === null) return null;
    for (const { topic, partitions } of assignment) {
      for (const partition of partitions) owned.add(placeKey(topic, partition));
    }
  }
  return owned;
}

/** Partitions a member owns and records arrive on, without any committed offset. Share groups do not commit. */
function uncommitted(
  { type, description }: Group,
  { topics }: GroupOffsets,
  { rateOf }: GroupSurroundings,
): readonly string[] {
  if (description === null || type === 'share') return [];
  const found: string[] = [];
  for (const { assignment } of description.members) {
    for (const { topic, partitions } of assignment ?? []) {
      const committed = topics.get(topic);
      for (const partition of partitions) {
        if (committed?.some((one) => one.partition === partition)) continue;
        if ((rateOf(topic, partition) ?? 0) > 0) found.push(`${topic} partition ${partition}`);
      }
    }
  }
  return found;
}
