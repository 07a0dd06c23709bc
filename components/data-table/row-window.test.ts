import { expect, it } from 'vitest';
import { rowsWanted } from './row-window.ts';

it.each([
  [100, 30, 100],
  [100, 60, 1000],
  [1000, 940, 1000],
  [1000, 1990, 5000],
  [5000, 30, 5000],
  [100_000, 150_000, 150_050],
])('with %i rows and %i in sight asks for %i', (current, shown, wanted) => {
  expect(rowsWanted(current, shown)).toBe(wanted);
});
