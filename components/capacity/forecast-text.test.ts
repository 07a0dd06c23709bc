import { expect, it } from 'vitest';
import { forecastTone } from './forecast-text.ts';

const DAY = 86_400;

it.each([
  [0, 'crit'],
  [2 * DAY - 1, 'crit'],
  [2 * DAY, 'warn'],
  [7 * DAY - 1, 'warn'],
  [7 * DAY, null],
  [3_000 * DAY, null],
  [null, null],
])('a volume that is full in %s s is told in the tone %s', (fullInSeconds, tone) => {
  expect(forecastTone({ fullInSeconds })).toBe(tone);
});
