import { describe, expect, it } from 'vitest';
import { readShortcut, type ShortcutAction } from './shortcut-keys.ts';

const press = (keys: readonly [key: string, at: number][]): ShortcutAction[] => {
  let state: { goPressedAt: number | null } = { goPressedAt: null };
  return keys.map(([key, at]) => {
    const read = readShortcut(state, key, at);
    state = read.state;
    return read.action;
  });
};

describe('shortcuts', () => {
  it('goes where the key after g says', () => {
    expect(
      press([
        ['g', 0],
        ['t', 300],
      ]).at(-1),
    ).toEqual({ kind: 'go', target: 'topics' });
    expect(
      press([
        ['g', 0],
        ['g', 300],
      ]).at(-1),
    ).toEqual({ kind: 'go', target: 'groups' });
  });

  it('forgets g after a second, and after a key that means nothing', () => {
    expect(
      press([
        ['g', 0],
        ['t', 1001],
      ]).at(-1),
    ).toBeNull();
    expect(
      press([
        ['g', 0],
        ['x', 100],
        ['t', 200],
      ]).at(-1),
    ).toBeNull();
  });

  it('tells what changed here from going to all that changed', () => {
    expect(press([['c', 0]])).toEqual([{ kind: 'changes' }]);
    expect(
      press([
        ['g', 0],
        ['c', 300],
      ]).at(-1),
    ).toEqual({ kind: 'go', target: 'timeline' });
  });

  it('opens help and the filter', () => {
    expect(
      press([
        ['?', 0],
        ['/', 10],
      ]),
    ).toEqual([{ kind: 'help' }, { kind: 'filter' }]);
  });
});
