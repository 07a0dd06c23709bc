import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, type Growth } from './fill.ts';

const FOREVER = Number.POSITIVE_INFINITY;

describe('room that fills up', () => {
  it.each<[string, number, Growth[], number | null]>([
    ['the example: 9 B in 3 s together, the last one alone', 10, [growth(2, 6), growth(1, FOREVER)], 4],
    ['one without a limit', 100, [growth(10, FOREVER)], 10],
    ['one that has its size before', 100, [growth(10, 99)], null],
    ['one that has its size just then', 100, [growth(10, 100)], 10],
    ['nothing written', 100, [growth(0, FOREVER)], null],
    ['nothing at all', 100, [], null],
    ['no room left', 0, [growth(1, FOREVER)], 0],
    [
      'one beyond its limit, which is not taken to shrink',
      10,
      [{ bytes: 50, perSecond: 5, limit: 20 }],
      null,
    ],
  ])('%s', (_, usable, growths, expected) => {
    expect(fill(usable, growths).fullInSeconds).toBe(expected);
  });

  it('is exactly used up at that moment, and never before everything has its size', () => {
    const one = fc.record({
      bytes: fc.integer({ min: 0, max: 1000 }),
      perSecond: fc.integer({ min: 0, max: 50 }),
      limit: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(FOREVER)),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.array(one, { maxLength: 20 }), (usable, growths) => {
        const added = (seconds: number) =>
          growths.reduce(
            (sum, { bytes, perSecond, limit }) =>
              sum + Math.max(0, Math.min(limit - bytes, perSecond * seconds)),
            0,
          );
        const { fullInSeconds, addedInTheEnd } = fill(usable, growths);
        if (fullInSeconds === null) expect(addedInTheEnd).toBeLessThan(usable + 1e-6);
        else expect(added(fullInSeconds)).toBeCloseTo(usable, 6);
      }),
    );
  });
});

function growth(perSecond: number, room: number): Growth {
  return { bytes: 7, perSecond, limit: 7 + room };
}
