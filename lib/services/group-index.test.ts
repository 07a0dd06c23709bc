import { describe, expect, it } from 'vitest';
import { succeeded } from '@/lib/shared/section.ts';
import { classicGroup, snapshotOf } from '@/test/progress.ts';
import { groupRow } from './group-index.ts';

describe('the row of a group', () => {
  it('has no members once it is listed as empty, whoever was in it when it was described', () => {
    const description = {
      groupId: 'billing',
      state: 'Stable',
      assignor: null,
      groupEpoch: null,
      assignmentEpoch: null,
      members: [],
      describedAt: 1,
    } as const;
    const member = {
      memberId: 'm-1',
      instanceId: null,
      clientId: 'c',
      host: '/10.0.0.1',
      rack: null,
      assignment: [],
      targetAssignment: null,
      memberEpoch: null,
    };
    const described = { ...classicGroup('billing'), description: { ...description, members: [member] } };
    const snapshot = snapshotOf({ billing: [5] });
    expect(groupRow(described, snapshot).members).toBe(1);
    expect(groupRow({ ...described, state: 'Empty' }, snapshot).members).toBe(0);
  });

  const billing = classicGroup('billing');
  const first = snapshotOf({ billing: [5] });

  it('stays the same object in a newer snapshot in which nothing of it changed', () => {
    const next = { ...first, version: 2, rates: new Map() };
    expect(groupRow(billing, next)).toBe(groupRow(billing, first));
  });

  it('is made anew once the group moved on, or what surrounds it is known', () => {
    const row = groupRow(billing, first);
    expect(groupRow(billing, snapshotOf({ billing: [9] })).lag.messages).toBe('9');
    const known = { clusterId: null, brokers: new Map(), topics: new Map() };
    const metadata = succeeded(undefined, known, [], 1);
    expect(groupRow(billing, { ...first, sections: { metadata } })).not.toBe(row);
  });
});
