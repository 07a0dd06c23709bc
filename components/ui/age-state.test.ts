import { expect, it } from 'vitest';
import { ageState } from './age-state.ts';

it.each([
  [0, 'live'],
  [30_000, 'live'],
  [30_001, 'late'],
  [60_000, 'late'],
  [60_001, 'stale'],
] as const)('judges %i ms against a 15 s interval as %s', (ageMs, state) => {
  expect(ageState(ageMs, 15_000)).toBe(state);
});
