import { describe, expect, it } from 'vitest';
import { firingsOverTime } from './past-firings.ts';

const firing = (firedAt: number, resolvedAt: number | null) => ({
  subject: { kind: 'topic' as const, name: 'orders' },
  about: '',
  firedAt,
  resolvedAt,
  worst: null,
});

describe('firings over time', () => {
  it('have no step where nothing is known, so that a gap is not taken for silence', () => {
    const known = new Set([0, 60, 120, 300, 360]);
    const { stepMs, timeline } = firingsOverTime([firing(60, 130)], known, {
      from: 0,
      now: 420,
      resolutionMs: 60,
    });
    expect(stepMs).toBe(60);
    expect(timeline.map(({ at, value }) => [at, value])).toEqual([
      [0, 0],
      [60, 1],
      [120, 1],
      [300, 0],
      [360, 0],
    ]);
  });

  it('are counted in steps that are never finer than what is stored, from the first moment known', () => {
    const known = new Set(Array.from({ length: 1_000 }, (_, index) => 5_000 + index * 10));
    const { stepMs, timeline } = firingsOverTime([firing(5_000, null)], known, {
      from: 0,
      now: 15_000,
      resolutionMs: 10,
    });
    expect(stepMs).toBeGreaterThanOrEqual(10);
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map((_, index) => 5_000 + index * stepMs));
    expect(timeline.every(({ value }) => value === 1)).toBe(true);
    expect(firingsOverTime([], new Set(), { from: 0, now: 100, resolutionMs: 10 }).timeline).toEqual([]);
  });
});
