import { describe, expect, it } from 'vitest';
import { succeeded } from '@/lib/shared/section.ts';
import { classicGroup, snapshotOf } from '@/test/progress.ts';
import { groupRow } from './group-index.ts';

describe('the row of a group', () => {
  const billing = classicGroup('billing');
  const first = snapshotOf({ billing: [5] });

  it('stays the same object in a newer snapshot in which nothing of it changed', () => {
    const next = { ...first, version: 2, rates: new Map() };
    expect(groupRow(next, billing)).toBe(groupRow(first, billing));
  });

  it('is made anew once the group moved on, or what surrounds it is known', () => {
    const row = groupRow(first, billing);
    expect(groupRow(snapshotOf({ billing: [9] }), billing).lag.messages).toBe('9');
    const known = { clusterId: null, brokers: new Map(), topics: new Map() };
    const metadata = succeeded(undefined, known, [], 1);
    expect(groupRow({ ...first, sections: { metadata } }, billing)).not.toBe(row);
  });
});
