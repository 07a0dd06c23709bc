import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPoint, type LagPoints, lagPerSecond, lagPoints, WINDOW_MS } from './points.ts';

const STEP_MS = 5_000;

const sum = (messages: bigint) => ({ messages, known: 1, total: 1, reason: null, sampledAt: 0 });

/** One sample every 5 s: [lag, committed] each. */
function sampled(samples: readonly (readonly [number, number])[]): LagPoints {
  return samples.reduce<LagPoints>(
    (points, [lag, committed], index) =>
      addPoint(points, sum(BigInt(lag)), BigInt(committed), index * STEP_MS),
    [],
  );
}

const pointsOf = (samples: Parameters<typeof sampled>[0]) => lagPoints(sampled(samples));

const repeat = (count: number, lag: number, committed: number) =>
  Array.from({ length: count }, () => [lag, committed] as const);

describe('the points of a group', () => {
  it('keep the first and the last of a run at rest', () => {
    expect(pointsOf(repeat(30, 7, 3)).map(({ at }) => at)).toEqual([0, 29 * STEP_MS]);
  });

  it('keep the part of a long run that lies in the window, so that a trend shows from its true start', () => {
    const packed = sampled([...repeat(1_000, 0, 5), [100, 5]]);
    const points = lagPoints(packed);
    const last = 1_000 * STEP_MS;
    expect(points[0]).toEqual({ at: last - WINDOW_MS, lag: 0, committed: 5 });
    expect(points.at(-1)).toEqual({ at: last, lag: 100, committed: 5 });
    expect(lagPerSecond(packed)).toBeCloseTo(100 / (WINDOW_MS / 1000));
  });

  it('never reach back further than the window, ascend, end with the newest sample and lose no change inside it', () => {
    const small = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 150 }), (samples) => {
        const points = pointsOf(samples);
        const lastAt = (samples.length - 1) * STEP_MS;
        expect(points.at(-1)?.at).toBe(lastAt);
        expect(points.every(({ at }, index) => index === 0 || at > (points[index - 1]?.at ?? at))).toBe(true);
        expect(points[0]?.at).toBeGreaterThanOrEqual(lastAt - WINDOW_MS);
        samples.forEach(([lag, committed], index) => {
          const at = index * STEP_MS;
          if (at <= lastAt - WINDOW_MS) return;
          const after = points.find((point) => point.at >= at);
          expect(after).toMatchObject({ lag, committed });
        });
      }),
    );
  });
});
