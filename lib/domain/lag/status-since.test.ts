import { describe, expect, it } from 'vitest';
import { NOTHING_TOLD } from '@/lib/domain/lag/markers.ts';
import type { Group, GroupOffsets } from '../model/group.ts';
import { advanceGroup, type GroupProgress } from './group-progress.ts';
import { isSinceBound, NO_TROUBLES, noteTroubles, packTroubles } from './status-since.ts';

const MINUTE = 60_000;
const group: Group = {
  groupId: 'billing',
  type: 'classic',
  protocolType: 'consumer',
  state: 'Stable',
  coordinatorId: 1,
  listedAt: 0,
  description: null,
};

describe('since when a partition is in trouble', () => {
  const first = noteTroubles(NO_TROUBLES, 0);
  first.note('orders', 0, 'stalled');
  first.note('orders', 1, 'stalled');

  it('is kept while the status stays, and begins anew with another one', () => {
    const next = noteTroubles(first.troubles, MINUTE);
    next.note('orders', 0, 'stalled');
    next.note('orders', 1, 'lost');
    expect(next.troubles.get('orders')?.get(0)).toEqual({ status: 'stalled', since: 0 });
    expect(next.troubles.get('orders')?.get(1)).toEqual({ status: 'lost', since: MINUTE });
  });

  it('is forgotten once it is fine', () => {
    const fine = noteTroubles(first.troubles, MINUTE);
    const again = noteTroubles(fine.troubles, 2 * MINUTE);
    again.note('orders', 0, 'stalled');
    expect(fine.troubles.size).toBe(0);
    expect(again.troubles.get('orders')?.get(0)?.since).toBe(2 * MINUTE);
  });

  it('reads the same when it is kept small, for those who share one and for those who do not', () => {
    const two = new Map([['orders', [{ partition: 0 }, { partition: 1 }]]]);
    const three = new Map([['orders', [{ partition: 0 }, { partition: 1 }, { partition: 2 }]]]);
    const read = new Map(
      [...first.troubles].map(([topic, own]) => [
        topic,
        new Map([...own].map(([id, one]) => [id, { ...one }])),
      ]),
    );
    const shared = packTroubles(read, two, 2);
    expect(shared).not.toBe(read);
    expect(shared.size).toBe(1);
    expect([...shared]).toEqual([...first.troubles]);
    expect(shared.get('orders')).toEqual(first.troubles.get('orders'));
    expect(shared.get('payments')).toBeUndefined();
    expect([...packTroubles(first.troubles, three, 3)]).toEqual([...first.troubles]);
    expect(packTroubles(new Map(), two, 2).size).toBe(0);
  });

  it('is what the samples of its group say, from the first of them on', () => {
    const at = (sampledAt: number): GroupOffsets => ({
      topics: new Map([['orders', [{ partition: 0, offset: 7n }]]]),
      brokerLag: null,
      sampledAt,
    });
    const end = { end: 50n, sampledAt: 0 };
    const surroundings = {
      endOf: () => end,
      startOf: () => null,
      appendedAt: () => null,
      rateOf: () => null,
      nextRecord: NOTHING_TOLD.nextRecord,
      blockedAt: () => null,
    };
    const sample = (before: GroupProgress | undefined, state: Group['state'], now: number) =>
      advanceGroup(before, { ...group, state }, at(now), surroundings);
    const joined = sample(undefined, 'Stable', 0);
    const left = sample(joined, 'Empty', MINUTE);
    const later = sample(left, 'Empty', 2 * MINUTE);
    expect(joined.troubles.get('orders')?.get(0)).toEqual({ status: 'unknown', since: 0 });
    expect(later.troubles.get('orders')?.get(0)).toEqual({ status: 'stopped', since: MINUTE });
    expect(later).toMatchObject({ watchedSince: 0, statusSince: MINUTE });
  });

  it('may be earlier where it came up within the first ten minutes of watching', () => {
    expect(isSinceBound(MINUTE, 0)).toBe(true);
    expect(isSinceBound(10 * MINUTE, 0)).toBe(false);
  });
});
