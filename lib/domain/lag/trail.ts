/**
 * Where a group stood on one partition over the last minutes: [at, committed, log end] after each other, ascending in time.
 * Packed because there is one for each partition of each group; offsets as doubles, exact up to 2^53. A sample that
 * changes nothing adds nothing: the last point then holds until now.
 */
export type Trail = readonly number[];

export const TRAIL_MS = 5 * 60_000;
const STRIDE = 3;
/** All of the newest, so that a window of commits is complete; of the others one in 20 s. */
const DENSE_POINTS = 12;
const SPACING_MS = 20_000;
const THIN_ABOVE = 36;

export type TrailPoint = { at: number; committed: number; end: number };

export function trailPoints(trail: Trail): TrailPoint[] {
  const points: TrailPoint[] = [];
  for (let index = 0; index < trail.length; index += STRIDE) points.push(pointAt(trail, index));
  return points;
}

const pointAt = (trail: Trail, index: number): TrailPoint => ({
  at: trail[index] ?? 0,
  committed: trail[index + 1] ?? 0,
  end: trail[index + 2] ?? 0,
});

/**
 * @param heldUntil when the previous sample was taken: a last point older than that stood still until then
 */
export function extendTrail(trail: Trail, next: TrailPoint, heldUntil: number): Trail {
  if (trail.length === 0) return [next.at, next.committed, next.end];
  const last = pointAt(trail, trail.length - STRIDE);
  if (last.committed === next.committed && last.end === next.end) return trail;
  // A log that shrank is another log.
  if (next.end < last.end) return [next.at, next.committed, next.end];
  const held = heldUntil > last.at ? [heldUntil, last.committed, last.end] : [];
  const extended = [...trail, ...held, next.at, next.committed, next.end];
  return extended.length > THIN_ABOVE * STRIDE || (extended[0] ?? 0) < next.at - 2 * TRAIL_MS
    ? thinned(extended, next.at)
    : extended;
}

function thinned(trail: Trail, now: number): Trail {
  const kept: number[] = [];
  const dense = trail.length - DENSE_POINTS * STRIDE;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < trail.length; index += STRIDE) {
    const { at, committed, end } = pointAt(trail, index);
    // The newest point before the window stays: it says what was so when the window began.
    const isOutside = (trail[index + STRIDE] ?? Number.POSITIVE_INFINITY) <= now - TRAIL_MS;
    if (isOutside || (index < dense && at - lastAt < SPACING_MS)) continue;
    kept.push(at, committed, end);
    lastAt = at;
  }
  return kept;
}

/** Records per second. */
export type Rates = { produced: number; consumed: number };

/** A shorter time says nothing about a rate. */
const RATE_MS = 20_000;

/**
 * Means over the last `TRAIL_MS`, or since the last reset; null with less than 20 s of it. A reset is no consumption.
 */
export function ratesOf(trail: Trail, now: number): Rates | null {
  const points = trailPoints(trail);
  const last = points.at(-1);
  if (last === undefined) return null;
  const from = now - TRAIL_MS;
  let first = last;
  let stoodStill = true;
  for (const point of points.reverse()) {
    if (point.committed > first.committed) break;
    stoodStill = point.committed === first.committed && point.end === first.end;
    first = point;
    if (point.at <= from) break;
  }
  const elapsedMs = now - (stoodStill ? Math.max(first.at, from) : first.at);
  if (elapsedMs < RATE_MS) return null;
  return {
    produced: ((last.end - first.end) * 1000) / elapsedMs,
    consumed: ((last.committed - first.committed) * 1000) / elapsedMs,
  };
}

/** Whether the lag is larger than at the beginning of the trail. */
export function hasLagGrown(trail: Trail): boolean {
  const points = trailPoints(trail);
  const first = points[0];
  const last = points.at(-1);
  return first !== undefined && last !== undefined && lagAt(last) > lagAt(first);
}

export const lagAt = ({ committed, end }: TrailPoint): number => Math.max(0, end - committed);
