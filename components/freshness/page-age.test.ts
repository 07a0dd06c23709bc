import { describe, expect, it } from 'vitest';
import { pageAge } from './page-age.ts';

const section = (
  ageMs: number | null,
  intervalMs: number,
  status: 'ok' | 'pending' | 'failed' | 'partial' = 'ok',
  staleSince: number | null = null,
) => ({ collectedAt: ageMs === null ? null : 1_000_000 - ageMs, staleSince, intervalMs, status });

describe('page age', () => {
  it('is live while every section is within two of its own intervals, and shows the oldest', () => {
    expect(pageAge([section(8_000, 5_000), section(240_000, 300_000)], 1_000_000)).toEqual({
      state: 'live',
      oldestMs: 240_000,
    });
  });

  it('is as fresh as its worst section', () => {
    expect(pageAge([section(1_000, 5_000), section(15_000, 5_000)], 1_000_000).state).toBe('late');
    expect(pageAge([section(1_000, 5_000), section(30_000, 5_000)], 1_000_000).state).toBe('stale');
  });

  it('is pending while a section has never been collected', () => {
    expect(pageAge([section(1_000, 5_000), section(null, 5_000, 'pending')], 1_000_000).state).toBe(
      'pending',
    );
    expect(pageAge([], 1_000_000)).toEqual({ state: 'live', oldestMs: null });
  });

  it('is partial while a broker is missing from a section, and as old as what that broker last told', () => {
    const sections = [section(1_000, 5_000), section(2_000, 5_000, 'partial', 1_000_000 - 70_000)];
    expect(pageAge(sections, 1_000_000)).toEqual({ state: 'partial', oldestMs: 70_000 });
    expect(pageAge([...sections, section(30_000, 5_000)], 1_000_000).state).toBe('stale');
  });

  it('is stale when a section failed and left no value', () => {
    expect(pageAge([section(null, 5_000, 'failed')], 1_000_000)).toEqual({ state: 'stale', oldestMs: null });
  });
});
