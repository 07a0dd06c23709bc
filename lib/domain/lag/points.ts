import type { LagSum } from './lag.ts';

/** Lag of a whole group at one sample, in offsets, and what it had committed: the sums over its partitions. */
export type LagPoint = { at: number; lag: number; committed: number };

/**
 * [at, lag, committed] after each other, ascending in time; as doubles, exact up to 2^53. Only complete samples are kept, a
 * partial sum would fake a drop.
 */
export type LagPoints = readonly number[];

const STRIDE = 3;

export function lagPoints(packed: LagPoints): LagPoint[] {
  const points: LagPoint[] = [];
  for (let index = 0; index < packed.length; index += STRIDE) {
    points.push({
      at: packed[index] ?? 0,
      lag: packed[index + 1] ?? 0,
      committed: packed[index + 2] ?? 0,
    });
  }
  return points;
}

export const packPoints = (points: readonly LagPoint[]): LagPoints =>
  // Copied to its size: flattening leaves room for more.
  points.flatMap(({ at, lag, committed }) => [at, lag, committed]).slice();

export const WINDOW_MS = 5 * 60_000;
/** Apart by less, a difference of two samples says nothing about a trend. */
const TREND_MS = 20_000;

/**
 * The points of the last `WINDOW_MS`, ascending. A run of equal points is kept as its first and its last, so that a group
 * at rest costs two.
 */
export function addPoint(points: LagPoints, sum: LagSum, committed: bigint, at: number): LagPoints {
  if (sum.messages === null || sum.known < sum.total) return points;
  const next: LagPoint = { at, lag: Number(sum.messages), committed: Number(committed) };
  const kept = withinWindow(lagPoints(points), at - WINDOW_MS);
  const [beforeLast, last] = kept.slice(-2);
  if (beforeLast && last && isSame(beforeLast, last) && isSame(last, next)) kept.pop();
  return packPoints([...kept, next]);
}

/** Of a run that began before the window, the part inside it stays. */
function withinWindow(points: readonly LagPoint[], from: number): LagPoint[] {
  const first = points.findIndex((point) => point.at > from);
  if (first < 0) return [];
  const kept = points.slice(first);
  const [before, inside] = [points[first - 1], points[first]];
  if (before && inside && isSame(before, inside)) kept.unshift({ ...before, at: from });
  return kept;
}

function isSame(a: LagPoint, b: LagPoint): boolean {
  return a.lag === b.lag && a.committed === b.committed;
}

/** Lag growth per second over the window (negative = catching up); null with less than two points 20 s apart. */
export function lagPerSecond(packed: LagPoints): number | null {
  const points = lagPoints(packed);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || last.at - first.at < TREND_MS) return null;
  return (last.lag - first.lag) / ((last.at - first.at) / 1000);
}
