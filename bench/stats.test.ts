import { describe, expect, it } from 'vitest';
import { median, medianRatio, percentile } from './stats.ts';

describe('percentile', () => {
  it('is a value that occurred, by nearest rank', () => {
    const values = [50, 15, 40, 20, 35];
    expect(percentile(values, 0.3)).toBe(20);
    expect(percentile(values, 0.5)).toBe(35);
    expect(percentile(values, 1)).toBe(50);
    expect(percentile(values, 0)).toBe(15);
  });

  it('refuses an empty list instead of giving NaN', () => {
    expect(() => median([])).toThrow('no percentile of nothing');
  });
});

describe('medianRatio', () => {
  it('compares within each pair, so that a slow moment of the machine weighs nothing', () => {
    const quiet = { ours: 5, theirs: 10 };
    const busy = { ours: 500, theirs: 1_000 };
    expect(medianRatio([quiet, busy, quiet])).toBe(0.5);
  });
});
