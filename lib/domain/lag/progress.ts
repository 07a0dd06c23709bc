import type { CommittedOffset, GroupOffsets } from '@/lib/domain/model/group.ts';
import { sameIfEqual } from '@/lib/shared/same-if-equal.ts';
import { addLag, EMPTY_LAG_SUM, LAG_UNKNOWN_TEXT, type Lag, type LagSum, partitionLag } from './lag.ts';
import type { AppendedLookup } from './log-end-history.ts';
import type { Appended } from './log-ends.ts';
import {
  type Doubt,
  doubtOf,
  MAYBE_MARKERS,
  type NextRecord,
  NOTHING_TOLD,
  type TailLookups,
} from './markers.ts';
import type { EndOffset, EndOffsetLookup } from './offset-lookup.ts';
import { addPoint, type LagPoints } from './points.ts';
import { extendTrail, type Trail } from './trail.ts';
import { NO_SAMPLES, NOTHING_UNREAD, type Unread } from './unread.ts';

/** What the recent samples say about one partition of one group. Kept as the same object while nothing of it changes. */
export type PartitionProgress = {
  partition: number;
  committed: bigint;
  /** Epoch ms this committed value was first seen. */
  committedSince: number;
  /** How long records waited, in ms, before the commit last moved on: 0 while it keeps up, or did not move yet. */
  commitGapMs: number;
  lag: Lag;
  /** Epoch ms since which every sample had a lag above 0; null when the last one had none or was unknown. */
  behindSince: number | null;
  unread: Unread;
  /** What is left may be transaction markers, or was thought so; null = nothing is in doubt. */
  doubt: Doubt | null;
  trail: Trail;
  /** The higher offset it was reset from, until the commit is back there. */
  rewoundFrom: bigint | null;
};

/** Where a group stands at one sample. */
export type GroupPosition = {
  /** By topic, in the order of the committed offsets: ascending by partition. */
  topics: ReadonlyMap<string, readonly PartitionProgress[]>;
  sum: LagSum;
  points: LagPoints;
  sampledAt: number;
};

/** Folds one more sample into what is known of a group. Pure: returns new objects and keeps `previous` untouched. */
export function advancePosition(
  previous: GroupPosition | undefined,
  offsets: GroupOffsets,
  endOf: EndOffsetLookup,
  appendedAt: AppendedLookup,
  { nextRecord, isHeld }: TailLookups = NOTHING_TOLD,
): GroupPosition {
  const at = offsets.sampledAt;
  const topics = new Map<string, readonly PartitionProgress[]>();
  let isSame = previous?.topics.size === offsets.topics.size;
  let sum = EMPTY_LAG_SUM;
  let committedSum = 0n;
  for (const [topic, partitions] of offsets.topics) {
    const before = previous?.topics.get(topic);
    const brokerLag = offsets.brokerLag?.get(topic);
    const after = partitions.map((committed, index) => {
      const { partition, offset } = committed;
      const end = endOf(topic, partition);
      const known = progressAt(before, index, partition);
      const next = advancePartition(known, committed, end, {
        brokerLag: brokerLag?.get(partition),
        // A share group does not commit: its broker counts what is left.
        next: brokerLag ? { offset, isSure: true } : nextRecord(topic, partition, offset),
        isHeld: () => isHeld(topic, partition, offset),
        appended: (of) => appendedAt(topic, partition, of),
        at,
        previousAt: previous?.sampledAt ?? at,
      });
      sum = addLag(sum, next.lag, oldestSample(end, at));
      committedSum += offset;
      return next;
    });
    const kept = sameIfEqual(before, after);
    if (kept !== before) isSame = false;
    topics.set(topic, kept);
  }
  return {
    topics: previous && isSame ? previous.topics : topics,
    sum,
    points: addPoint(previous?.points ?? [], sum, committedSum, at),
    sampledAt: at,
  };
}

/** The partition's progress in a list that nearly always has it at `index`. */
function progressAt(
  list: readonly PartitionProgress[] | undefined,
  index: number,
  partition: number,
): PartitionProgress | undefined {
  const direct = list?.[index];
  return direct?.partition === partition ? direct : list?.find((one) => one.partition === partition);
}

function oldestSample(end: EndOffset | 'topic-missing', at: number): number {
  return end === 'topic-missing' || end.sampledAt === null ? at : Math.min(end.sampledAt, at);
}

type Sample = {
  brokerLag: bigint | undefined;
  next: NextRecord;
  isHeld: () => boolean;
  appended: (offset: bigint) => Appended | null;
  at: number;
  previousAt: number;
};

function advancePartition(
  before: PartitionProgress | undefined,
  { partition, offset: committed }: CommittedOffset,
  end: EndOffset | 'topic-missing',
  { brokerLag, next, isHeld, appended, at, previousAt }: Sample,
): PartitionProgress {
  const committedSince = before && before.committed === committed ? before.committedSince : at;
  const lag = currentLag({ committed, committedSince, next: next.offset }, end, brokerLag);
  const trail = trailOf(before, committed, end, at, previousAt);
  const logEnd = end === 'topic-missing' ? null : end.end;
  const doubt = doubtOf(before, { committed, committedSince, lag, trail }, logEnd, { next, isHeld }, at);
  const isBehind = lag.kind === 'known' && lag.messages > 0n;
  // The first records after what was in doubt: they wait since now.
  const isNews = doubt?.isOver === true && before?.doubt?.isOver === false;
  const after: PartitionProgress = {
    partition,
    committed,
    committedSince,
    commitGapMs: commitGapOf(before, committed, at),
    lag,
    behindSince: isBehind ? ((isNews ? null : before?.behindSince) ?? at) : null,
    unread: unreadOf(before, { committed, lag, doubt }, () => appended(doubt?.until ?? next.offset)),
    doubt,
    trail,
    rewoundFrom: rewoundFrom(before, committed),
  };
  return before && isUnchanged(before, after) ? before : after;
}

function isUnchanged(before: PartitionProgress, next: PartitionProgress): boolean {
  return (
    before.committedSince === next.committedSince &&
    before.behindSince === next.behindSince &&
    before.trail === next.trail &&
    before.rewoundFrom === next.rewoundFrom &&
    before.doubt === next.doubt &&
    isSameUnread(before.unread, next.unread) &&
    isSameLag(before.lag, next.lag)
  );
}

const isSameUnread = (a: Unread, b: Unread): boolean =>
  a === b || (a.kind === 'since' && b.kind === 'since' && a.at === b.at && a.method === b.method);

/** The same record waits for as long as the commit stays: what was found for it well is not looked for again. */
function unreadOf(
  before: PartitionProgress | undefined,
  { committed, lag, doubt }: Pick<PartitionProgress, 'committed' | 'lag' | 'doubt'>,
  appended: () => Appended | null,
): Unread {
  if (lag.kind === 'unknown') return { kind: 'unknown', reason: LAG_UNKNOWN_TEXT[lag.reason] };
  if (lag.messages === 0n) return NOTHING_UNREAD;
  if (doubt !== null) return doubt.isOver ? atLeast(appended()) : IN_DOUBT;
  const known = before?.committed === committed ? before.unread : undefined;
  if (known?.kind === 'since' && known.confidence === 'high') return known;
  const found = appended();
  if (found === null) return known ?? NO_SAMPLES;
  // Written out: spread into another object it would take an array of properties beside it.
  return { kind: 'since', at: found.at, method: found.method, confidence: found.confidence };
}

const IN_DOUBT: Unread = { kind: 'unknown', reason: MAYBE_MARKERS };

/** What came before may be older. */
const atLeast = (found: Appended | null): Unread =>
  found === null ? NO_SAMPLES : { kind: 'since', at: found.at, method: 'bound', confidence: 'low' };

function trailOf(
  before: PartitionProgress | undefined,
  committed: bigint,
  end: EndOffset | 'topic-missing',
  at: number,
  previousAt: number,
): Trail {
  const trail = before?.trail ?? [];
  if (end === 'topic-missing' || end.end === null) return trail;
  return extendTrail(trail, { at, committed: Number(committed), end: Number(end.end) }, previousAt);
}

function isSameLag(a: Lag, b: Lag): boolean {
  if (a.kind === 'known') return b.kind === 'known' && a.messages === b.messages;
  return b.kind === 'unknown' && a.reason === b.reason;
}

function currentLag(
  { committed, committedSince, next }: { committed: bigint; committedSince: number; next: bigint },
  end: EndOffset | 'topic-missing',
  brokerLag: bigint | undefined,
): Lag {
  if (brokerLag !== undefined) return { kind: 'known', messages: brokerLag };
  if (end === 'topic-missing') return { kind: 'unknown', reason: 'topic-missing' };
  const commitIsNewer = end.sampledAt !== null && committedSince >= end.sampledAt;
  // Markers up to an older sample of the end, and beyond it, are no lag; a commit beyond it is an error.
  const from = end.end !== null && committed <= end.end && next > end.end ? end.end : next;
  return partitionLag(from, end.end, commitIsNewer);
}

/** A step back ends no wait. */
function commitGapOf(before: PartitionProgress | undefined, committed: bigint, at: number): number {
  if (before === undefined) return 0;
  const { committedSince, behindSince, commitGapMs } = before;
  if (committed <= before.committed) return commitGapMs;
  return behindSince === null ? 0 : at - Math.max(committedSince, behindSince);
}

function rewoundFrom(before: PartitionProgress | undefined, committed: bigint): bigint | null {
  if (before === undefined) return null;
  const highest =
    before.rewoundFrom !== null && before.rewoundFrom > before.committed
      ? before.rewoundFrom
      : before.committed;
  return committed < highest ? highest : null;
}
