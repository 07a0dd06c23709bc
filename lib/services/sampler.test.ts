import { describe, expect, it } from 'vitest';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { progressOf } from '@/test/progress.ts';
import { readingsOf } from './sampler.ts';

const snapshot = (groups: Parameters<typeof progressOf>[0]): ClusterSnapshot => ({
  version: 1,
  epoch: 'test',
  revisions: {},
  sections: {},
  absentBrokers: new Map(),
  progress: progressOf(groups),
  rates: new Map(),
  openTransactions: null,
});

const totalLag = (now: ClusterSnapshot, before?: ClusterSnapshot) =>
  readingsOf(now, before).find(({ kind, metric }) => kind === 'cluster' && metric === 'totalLag')?.value;

describe('the lag of all groups over time', () => {
  const whole = snapshot({ billing: [10, 10], shipping: [10, 10] });
  const half = snapshot({ billing: [10, 10], shipping: [10, null] });

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
