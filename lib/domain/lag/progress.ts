import type { CommittedOffset, GroupOffsets } from '@/lib/domain/model/group.ts';
import { sameIfEqual } from '@/lib/shared/same-if-equal.ts';
import { addLag, EMPTY_LAG_SUM, type Lag, type LagSum, partitionLag } from './lag.ts';
import type { EndOffset, EndOffsetLookup } from './offset-lookup.ts';
import { addPoint, type LagPoint } from './points.ts';

/** What the recent samples say about one partition of one group. Kept as the same object while nothing of it changes. */
export type PartitionProgress = {
  partition: number;
  committed: bigint;
  /** Epoch ms this committed value was first seen. */
  committedSince: number;
  lag: Lag;
  /** Epoch ms since which every sample had a lag above 0; null when the last one had none or was unknown. */
  behindSince: number | null;
  /** Lag when `behindSince` was set. */
  lagAtBehind: bigint | null;
  /** Epoch ms the lag last went down. */
  lagFellAt: number | null;
  /** The higher offset it was reset from, until the commit is back there. */
  rewoundFrom: bigint | null;
};

export type GroupProgress = {
  /** By topic, in the order of the committed offsets: ascending by partition. */
  topics: ReadonlyMap<string, readonly PartitionProgress[]>;
  sum: LagSum;
  points: readonly LagPoint[];
  sampledAt: number;
};

/** Folds one more sample into what is known of a group. Pure: returns new objects and keeps `previous` untouched. */
export function advanceProgress(
  previous: GroupProgress | undefined,
  offsets: GroupOffsets,
  endOf: EndOffsetLookup,
): GroupProgress {
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
      const next = advancePartition(known, committed, end, brokerLag?.get(partition), at);
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

function advancePartition(
  before: PartitionProgress | undefined,
  { partition, offset: committed }: CommittedOffset,
  end: EndOffset | 'topic-missing',
  brokerLag: bigint | undefined,
  at: number,
): PartitionProgress {
  const committedSince = before && before.committed === committed ? before.committedSince : at;
  const lag = currentLag(committed, end, brokerLag, committedSince);
  const messages = lag.kind === 'known' ? lag.messages : null;
  const wasBehind = before?.behindSince ?? null;
  const isBehind = messages !== null && messages > 0n;
  const beforeLag = before?.lag.kind === 'known' ? before.lag.messages : null;
  const fell = beforeLag !== null && messages !== null && messages < beforeLag;
  const next: PartitionProgress = {
    partition,
    committed,
    committedSince,
    lag,
    behindSince: isBehind ? (wasBehind ?? at) : null,
    lagAtBehind: isBehind ? (before?.lagAtBehind ?? messages) : null,
    lagFellAt: fell ? at : (before?.lagFellAt ?? null),
    rewoundFrom: rewoundFrom(before, committed),
  };
  return before && isUnchanged(before, next) ? before : next;
}

function isUnchanged(before: PartitionProgress, next: PartitionProgress): boolean {
  return (
    before.committedSince === next.committedSince &&
    before.behindSince === next.behindSince &&
    before.lagAtBehind === next.lagAtBehind &&
    before.lagFellAt === next.lagFellAt &&
    before.rewoundFrom === next.rewoundFrom &&
    isSameLag(before.lag, next.lag)
  );
}

function isSameLag(a: Lag, b: Lag): boolean {
  if (a.kind === 'known') return b.kind === 'known' && a.messages === b.messages;
  return b.kind === 'unknown' && a.reason === b.reason;
}

function currentLag(
  committed: bigint,
  end: EndOffset | 'topic-missing',
  brokerLag: bigint | undefined,
  committedSince: number,
): Lag {
  if (brokerLag !== undefined) return { kind: 'known', messages: brokerLag };
  if (end === 'topic-missing') return { kind: 'unknown', reason: 'topic-missing' };
  const commitIsNewer = end.sampledAt !== null && committedSince >= end.sampledAt;
  return partitionLag(committed, end.end, commitIsNewer);
}

function rewoundFrom(before: PartitionProgress | undefined, committed: bigint): bigint | null {
  if (before === undefined) return null;
  const highest =
    before.rewoundFrom !== null && before.rewoundFrom > before.committed
      ? before.rewoundFrom
      : before.committed;
  return committed < highest ? highest : null;
}
