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

const timeAt = (trail: Trail, index: number): number => trail[index] ?? 0;
const committedAt = (trail: Trail, index: number): number => trail[index + 1] ?? 0;
const endAt = (trail: Trail, index: number): number => trail[index + 2] ?? 0;

const pointAt = (trail: Trail, index: number): TrailPoint => ({
  at: timeAt(trail, index),
  committed: committedAt(trail, index),
  end: endAt(trail, index),
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
  const last = trail.length - STRIDE;
  if (last < 0) return null;
  const from = now - TRAIL_MS;
  let first = last;
  let stoodStill = true;
  // On the packed numbers: it is asked for every partition of every group with every sweep.
  for (let index = last; index >= 0; index -= STRIDE) {
    if (committedAt(trail, index) > committedAt(trail, first)) break;
    stoodStill =
      committedAt(trail, index) === committedAt(trail, first) && endAt(trail, index) === endAt(trail, first);
    first = index;
    if (timeAt(trail, index) <= from) break;
  }
  const firstAt = timeAt(trail, first);
  const elapsedMs = now - (stoodStill ? Math.max(firstAt, from) : firstAt);
  if (elapsedMs < RATE_MS) return null;
  return {
    produced: ((endAt(trail, last) - endAt(trail, first)) * 1000) / elapsedMs,
    consumed: ((committedAt(trail, last) - committedAt(trail, first)) * 1000) / elapsedMs,
  };
}

/** Whether the lag is larger than at the beginning of the trail. */
export const hasLagGrown = (trail: Trail): boolean =>
  trail.length > STRIDE && lagAt(pointAt(trail, trail.length - STRIDE)) > lagAt(pointAt(trail, 0));

export const lagAt = ({ committed, end }: TrailPoint): number => Math.max(0, end - committed);
