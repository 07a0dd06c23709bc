import { describe, expect, it } from 'vitest';
import { DEFAULT_HISTORY_LIMITS, pickResolution } from './retention.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000_000 * HOUR;

/** @param oldest how long ago the oldest sample of each resolution is, ms; null = there is none */
const stored = (...oldest: (number | null)[]) =>
  DEFAULT_HISTORY_LIMITS.resolutions.map((one, index) => {
    const ago = oldest[index] ?? null;
    return { ...one, oldest: ago === null ? null : NOW - ago };
  });

const full = stored(2 * HOUR, 48 * HOUR, 720 * HOUR);

describe('the resolution of a chart', () => {
  it.each([
    ['30 minutes', full, 0.5, 240, 10_000],
    ['an hour with fewer points', full, 1, 60, MINUTE],
    ['6 hours, of which 2 are kept fine', full, 6, 4_000, MINUTE],
    ['a day', full, 24, 2_000, MINUTE],
    ['a week', full, 168, 240, 10 * MINUTE],
    ['more than is kept', full, 10_000, 240, 10 * MINUTE],
    ['before any sample', stored(null, null, null), 0.5, 240, 10_000],
    [
      '6 hours, 20 minutes after the first start',
      stored(20 * MINUTE, 20.5 * MINUTE, 25 * MINUTE),
      6,
      4_000,
      10_000,
    ],
    [
      'an hour, fine samples cut to 10 minutes by the budget',
      stored(10 * MINUTE, 4 * HOUR, 60 * HOUR),
      1,
      2_000,
      MINUTE,
    ],
  ])('%s', (_, resolutions, hours, points, expected) => {
    const range = { from: NOW - hours * HOUR, to: NOW, points };
    expect(pickResolution(resolutions, range, NOW)?.resolutionMs).toBe(expected);
  });

  it('is never one that the settings no longer have', () => {
    const left = { resolutionMs: 20_000, keepMs: 0, oldest: NOW - 900 * HOUR };
    const range = { from: NOW - HOUR, to: NOW, points: 200 };
    expect(pickResolution([...stored(1, 1, 1), left], range, NOW)?.resolutionMs).toBe(MINUTE);
  });
});
