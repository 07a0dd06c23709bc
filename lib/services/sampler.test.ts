import { describe, expect, it } from 'vitest';
import { advanceGroup } from '@/lib/domain/lag/group-progress.ts';
import type { EndOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { readingsOf } from './sampler.ts';

const END = 100n;
const GROUP: Group = {
  groupId: '',
  type: 'classic',
  protocolType: 'consumer',
  state: 'Stable',
  coordinatorId: 1,
  listedAt: 1,
  description: null,
};
const NOTHING_ELSE = {
  startOf: () => null,
  appendedAt: () => null,
  rateOf: () => null,
  blockedAt: () => null,
};

/** Groups that committed 90 of 100 records on two partitions each; of some of them only one log end is known. */
function snapshot(groups: Record<string, 'whole' | 'half'>): ClusterSnapshot {
  const progress = Object.entries(groups).map(([groupId, knowledge]) => {
    const endOf: EndOffsetLookup = (_, partition) => ({
      end: knowledge === 'half' && partition === 1 ? null : END,
      sampledAt: 1,
    });
    const partitions = [0, 1].map((partition) => ({
      partition,
      offset: 90n,
      leaderEpoch: null,
      metadata: null,
    }));
    const offsets = { topics: new Map([['orders', partitions]]), brokerLag: null, sampledAt: 1 };
    return [
      groupId,
      advanceGroup(undefined, { ...GROUP, groupId }, offsets, { ...NOTHING_ELSE, endOf }),
    ] as const;
  });
  return {
    version: 1,
    epoch: 'test',
    revisions: {},
    sections: {},
    absentBrokers: new Map(),
    progress: new Map(progress),
    rates: new Map(),
    openTransactions: null,
  };
}

const totalLag = (now: ClusterSnapshot, before?: ClusterSnapshot) =>
  readingsOf(now, before).find(({ kind, metric }) => kind === 'cluster' && metric === 'totalLag')?.value;

describe('the lag of all groups over time', () => {
  const whole = snapshot({ billing: 'whole', shipping: 'whole' });
  const half = snapshot({ billing: 'whole', shipping: 'half' });

  it('is written when every part of it is known', () => {
    expect(totalLag(whole)).toBe(40);
  });

  it('has a gap where fewer parts are known than in the sweep before, not a drop', () => {
    expect(totalLag(half)).toBeUndefined();
    expect(totalLag(half, whole)).toBeUndefined();
  });

  it('goes on without a part that stays unknown', () => {
    expect(totalLag(half, half)).toBe(30);
  });
});
