import { expect, it } from 'vitest';
import type { MatrixCellDto } from '@/lib/contracts/config-matrix.ts';
import { isOdd } from './odd-value.ts';

const cell = (value: string | null, missing: string | null = null): MatrixCellDto => ({
  state: 'set',
  value,
  source: 'static',
  inherits: null,
  sensitive: false,
  missing,
});
const odd = (...cells: MatrixCellDto[]) => cells.map((_, index) => isOdd(cells, index));

it.each([
  ['the one that differs from most', [cell('1'), cell('2'), cell('2')], [true, false, false]],
  ['a value beside none', [cell(null), cell(null), cell('2')], [false, false, true]],
  ['the later one of two', [cell('1'), cell('2')], [false, true]],
  ['never one that did not answer', [cell('1'), cell('2', 'silent'), cell('1')], [false, false, false]],
  [
    'nobody by the last words of the silent',
    [cell('1'), cell('2', 'silent'), cell('2', 'silent')],
    [false, false, false],
  ],
])('stands out: %s', (_, cells, expected) => {
  expect(odd(...cells)).toEqual(expected);
});
