import { describe, expect, it } from 'vitest';
import { moveCursor } from './cursor.ts';
import { nextSort, parseSort } from './table-model.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

describe('cursor', () => {
  it.each([
    ['j', -1, 0],
    ['j', 8, 9],
    ['j', 9, 9],
    ['k', 0, 0],
    ['ArrowUp', 5, 4],
    ['PageDown', 2, 9],
    ['Home', 7, 0],
    ['End', 0, 9],
    ['x', 3, null],
  ])('%s on row %i of 10 goes to %s', (key, from, to) => {
    expect(moveCursor(press(key), from, 10)).toBe(to);
  });

  it('leaves browser shortcuts alone, and has nowhere to go in an empty table', () => {
    expect(moveCursor(press('j', true), 0, 10)).toBeNull();
    expect(moveCursor(press('j'), -1, 0)).toBeNull();
  });
});

describe('sort', () => {
  it('begins as the column says and turns round on the second click', () => {
    expect(nextSort('name', 'size', true)).toBe('-size');
    expect(nextSort('-size', 'size', true)).toBe('size');
    expect(nextSort('-size', 'name', false)).toBe('name');
    expect(parseSort('-size')).toEqual({ id: 'size', desc: true });
  });
});
