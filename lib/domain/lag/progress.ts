import type { GroupOffsets } from '@/lib/domain/model/group.ts';
import { addLag, EMPTY_LAG_SUM, type Lag, type LagSum, partitionLag } from './lag.ts';

/** What the recent samples say about one partition of one group. */
export type PartitionProgress = {
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
  endSampledAt: number | null;
};

/** Lag of the whole group at one sample; only complete samples are kept, a partial sum would fake a drop. */
export type LagPoint = { at: number; lag: bigint; committed: bigint };

export type GroupProgress = {
  /** topic -> partition -> progress. */
  topics: ReadonlyMap<string, ReadonlyMap<number, PartitionProgress>>;
  sum: LagSum;
  /** Ascending, bounded by `MAX_POINTS` and `WINDOW_MS`. */
  points: readonly LagPoint[];
  sampledAt: number;
};

export const WINDOW_MS = 5 * 60_000;
const MAX_POINTS = 40;

export type EndOffset = { end: bigint | null; sampledAt: number | null };
export type EndOffsetLookup = (topic: string, partition: number) => EndOffset | 'topic-missing';

/** Folds one more sample into what is known of a group. Pure: returns new objects and keeps `previous` untouched. */
export function advanceProgress(
  previous: GroupProgress | undefined,
  offsets: GroupOffsets,
  endOf: EndOffsetLookup,
): GroupProgress {
  const at = offsets.sampledAt;
  const topics = new Map<string, ReadonlyMap<number, PartitionProgress>>();
  let sum = EMPTY_LAG_SUM;
  let committedSum = 0n;
  for (const [topic, partitions] of offsets.topics) {
    const before = previous?.topics.get(topic);
    const brokerLag = offsets.brokerLag?.get(topic);
    const after = new Map<number, PartitionProgress>();
    for (const { partition, offset } of partitions) {
      const end = endOf(topic, partition);
      const next = advancePartition(before?.get(partition), offset, end, brokerLag?.get(partition), at);
      after.set(partition, next);
      sum = addLag(sum, next.lag, oldestSample(next, at));
      committedSum += offset;
    }
    topics.set(topic, after);
  }
  return { topics, sum, points: addPoint(previous?.points ?? [], sum, committedSum, at), sampledAt: at };
}

function oldestSample(progress: PartitionProgress, at: number): number {
  return progress.endSampledAt === null ? at : Math.min(progress.endSampledAt, at);
}

function advancePartition(
  before: PartitionProgress | undefined,
  committed: bigint,
  end: EndOffset | 'topic-missing',
  brokerLag: bigint | undefined,
  at: number,
): PartitionProgress {
  const committedSince = before && before.committed === committed ? before.committedSince : at;
  const endSampledAt = end === 'topic-missing' ? null : end.sampledAt;
  const lag = currentLag(committed, end, brokerLag, committedSince);
  const messages = lag.kind === 'known' ? lag.messages : null;
  const wasBehind = before?.behindSince ?? null;
  const isBehind = messages !== null && messages > 0n;
  const beforeLag = before?.lag.kind === 'known' ? before.lag.messages : null;
  const fell = beforeLag !== null && messages !== null && messages < beforeLag;
  return {
    committed,
    committedSince,
    lag,
    behindSince: isBehind ? (wasBehind ?? at) : null,
    lagAtBehind: isBehind ? (before?.lagAtBehind ?? messages) : null,
    lagFellAt: fell ? at : (before?.lagFellAt ?? null),
    rewoundFrom: rewoundFrom(before, committed),
    endSampledAt,
  };
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

function addPoint(
  points: readonly LagPoint[],
  sum: LagSum,
  committed: bigint,
  at: number,
): readonly LagPoint[] {
  if (sum.messages === null || sum.known < sum.total) return points;
  const kept = points.filter((point) => point.at > at - WINDOW_MS).slice(1 - MAX_POINTS);
  return [...kept, { at, lag: sum.messages, committed }];
}

/** Lag growth per second over the window (negative = catching up); null with less than two points 20 s apart. */
export function lagPerSecond(points: readonly LagPoint[]): number | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || last.at - first.at < 20_000) return null;
  return Number(last.lag - first.lag) / ((last.at - first.at) / 1000);
}
