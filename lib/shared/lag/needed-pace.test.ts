import { describe, expect, it } from 'vitest';
import { neededPace, type PartitionPace } from './needed-pace.ts';

const FIVE_MINUTES = 300_000;
const partition = (lag: number | null, produced: number | null, consumed: number | null): PartitionPace => ({
  lag,
  produced,
  consumed,
});

describe('the pace that catches a group up in time', () => {
  it('is 12,000/s for five minutes with 8,000/s in and 1,200,000 behind', () => {
    expect(neededPace([partition(1_200_000, 8_000, 10_000)], FIVE_MINUTES)).toEqual({
      needed: 12_000,
      produced: 8_000,
      consumed: 10_000,
      missing: 2_000,
      known: 1,
      total: 1,
    });
  });

  it('is what comes in when nothing is unread', () => {
    expect(neededPace([partition(0, 40, 40)], FIVE_MINUTES)?.needed).toBe(40);
  });

  it('misses what the slow partition needs, however fast another one reads', () => {
    const partitions = [partition(0, 10, 500), partition(3_000, 10, 0)];
    expect(neededPace(partitions, FIVE_MINUTES)).toMatchObject({ needed: 30, consumed: 500, missing: 20 });
  });

  it('sums the same partitions for all three rates and tells how many are missing', () => {
    const partitions = [partition(3_000, 10, 5), partition(3_000, null, null), partition(null, 10, 5)];
    expect(neededPace(partitions, FIVE_MINUTES)).toEqual({
      needed: 20,
      produced: 10,
      consumed: 5,
      missing: 15,
      known: 1,
      total: 3,
    });
  });

  it('is unknown, not 0, when no partition has both a lag and a rate', () => {
    expect(neededPace([partition(3_000, null, null)], FIVE_MINUTES)).toBeNull();
    expect(neededPace([], FIVE_MINUTES)).toBeNull();
  });
});
