import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillsPerDay, fromFillsPerDay, untilFullMs } from './time-until-full.ts';

const HOUR = 3_600_000;
const NEVER = Number.MAX_VALUE;

describe('the time until a volume is full', () => {
  it.each([
    ['what is left of it', 'fills', 7_200, 2 * HOUR],
    ['none when it is full', 'fills', 0, 0],
    ['never where it levels off', 'levels-off', null, NEVER],
    ['not known where it cannot be forecast', 'unknown', null, null],
  ] as const)('is %s', (_, state, fullInSeconds, ms) => {
    expect(untilFullMs({ state, fullInSeconds })).toBe(ms);
  });
});

describe('what is stored of it', () => {
  it('is read back as it was, never among it; what is full is full in a second', () => {
    expect(fromFillsPerDay(fillsPerDay(NEVER))).toBe(NEVER);
    expect(fromFillsPerDay(fillsPerDay(0))).toBe(1_000);
    fc.assert(
      fc.property(fc.double({ min: 1_000, max: 1e15, noNaN: true }), (ms) => {
        expect(fromFillsPerDay(fillsPerDay(ms)) / ms).toBeCloseTo(1, 9);
      }),
    );
  });

  it('has a mean between the soonest and the latest of it, however many of them are never', () => {
    const time = fc.oneof(fc.constant(NEVER), fc.double({ min: 1_000, max: 1e15, noNaN: true }));
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 60 }), (times) => {
        const mean = fromFillsPerDay(times.reduce((sum, ms) => sum + fillsPerDay(ms), 0) / times.length);
        const soonest = Math.min(...times);
        expect(mean).toBeGreaterThanOrEqual(soonest * (1 - 1e-9));
        expect(mean).toBeLessThanOrEqual(Math.min(Math.max(...times), soonest * times.length) * (1 + 1e-9));
      }),
    );
  });
});
