import { describe, expect, it } from 'vitest';
import { extendTrail, hasLagGrown, ratesOf, type Trail, trailPoints } from './trail.ts';

const S = 1000;
/** Sampled every 5 s. */
const walk = (samples: readonly (readonly [committed: number, end: number])[]): Trail =>
  samples.reduce<Trail>(
    (trail, [committed, end], index) =>
      extendTrail(trail, { at: index * 5 * S, committed, end }, Math.max(0, index - 1) * 5 * S),
    [],
  );
const steady = (count: number, consumed: number, produced: number) =>
  walk(Array.from({ length: count }, (_, at) => [at * consumed * 5, 1000 + at * produced * 5] as const));

describe('the rates of a partition', () => {
  it('are records a second over the last five minutes', () => {
    expect(ratesOf(steady(100, 80, 100), 99 * 5 * S)).toEqual({ produced: 100, consumed: 80 });
  });

  it('are not known with less than 20 s of samples', () => {
    expect(ratesOf(steady(4, 80, 100), 15 * S)).toBeNull();
    expect(ratesOf([], 0)).toBeNull();
  });

  it('fall while nothing moves, and are 0 after five minutes of it', () => {
    const moved = steady(10, 80, 100);
    expect(ratesOf(moved, 90 * S)?.consumed).toBe(40);
    expect(ratesOf(moved, 45 * S + 6 * 60 * S)).toEqual({ produced: 0, consumed: 0 });
  });

  it('do not take a reset for consumption, in either direction of time', () => {
    const reset = walk([
      ...Array.from({ length: 20 }, (_, at) => [5000 + at * 50, 9000 + at * 50] as const),
      ...Array.from({ length: 20 }, (_, at) => [at * 50, 10_000 + at * 50] as const),
    ]);
    expect(ratesOf(reset, 39 * 5 * S)).toEqual({ produced: 10, consumed: 10 });
  });

  it('count what came after a rest from its end', () => {
    const idle = walk([[0, 0], ...Array.from({ length: 12 }, () => [0, 0] as const), [500, 500]]);
    expect(trailPoints(idle).map(({ at }) => at)).toEqual([0, 60 * S, 65 * S]);
  });
});

describe('the trail of a partition', () => {
  it('stays the same object while nothing changes', () => {
    const trail = steady(3, 1, 2);
    expect(extendTrail(trail, { at: 60 * S, committed: 10, end: 1020 }, 10 * S)).toBe(trail);
  });

  it('stays small however long it is walked', () => {
    expect(trailPoints(steady(5000, 80, 100)).length).toBeLessThanOrEqual(36);
  });

  it('begins anew when the log end goes back', () => {
    const recreated = walk([
      [10, 100],
      [20, 110],
      [0, 5],
    ]);
    expect(trailPoints(recreated)).toEqual([{ at: 10 * S, committed: 0, end: 5 }]);
  });

  it('knows whether the lag is larger than when it began', () => {
    expect([hasLagGrown(steady(5, 80, 100)), hasLagGrown(steady(5, 100, 100))]).toEqual([true, false]);
  });
});
