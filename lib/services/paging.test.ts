import { describe, expect, it } from 'vitest';
import { cutPage, sortRows } from './paging.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];
const cut = (cursor?: string, version = 'v1', query = 'q') =>
  cutPage(rows, { cursor, limit: 2, version, query });

describe('a page', () => {
  it('leads through all rows once', () => {
    const first = cut();
    const second = cut(first.nextCursor ?? '');
    const third = cut(second.nextCursor ?? '');
    expect([first.items, second.items, third.items].flat()).toEqual(rows);
    expect(third.nextCursor).toBeNull();
    expect(first.total).toBe(5);
  });

  it.each([
    'garbage',
    '%%%',
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('["v1","q",-1]').toString('base64url'),
  ])('refuses the cursor %s by name', (cursor) => {
    expect(() => cut(cursor)).toThrow(expect.objectContaining({ code: 'invalid_input', field: 'cursor' }));
  });

  it('refuses a cursor of an older snapshot instead of skipping rows', () => {
    expect(() => cut(cut().nextCursor ?? '', 'v2')).toThrow(
      expect.objectContaining({ code: 'cursor_expired' }),
    );
  });

  it('refuses a cursor of another query', () => {
    expect(() => cut(cut().nextCursor ?? '', 'v1', 'other')).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});

describe('sorted rows', () => {
  const items = [
    { name: 't10', key: 1n },
    { name: 't9', key: null },
    { name: 't2', key: 30n },
    { name: 't1', key: 1n },
  ];
  const names = (isDescending: boolean) =>
    sortRows(
      items,
      (row) => row.key,
      (row) => row.name,
      isDescending,
    ).map((row) => row.name);

  it('put unknown last in both directions', () => {
    expect(names(false).at(-1)).toBe('t9');
    expect(names(true).at(-1)).toBe('t9');
  });

  it('order equal keys by name, numbers as numbers', () => {
    expect(names(false)).toEqual(['t1', 't10', 't2', 't9']);
    expect(names(true)).toEqual(['t2', 't1', 't10', 't9']);
  });
});
