import { describe, expect, it } from 'vitest';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { snapshotOf } from '@/test/progress.ts';
import { readingSteps } from './sampler.ts';

const totalLag = async (now: ClusterSnapshot, before?: ClusterSnapshot) => {
  const readings = await inSlices(readingSteps(now, before));
  return readings.find(({ kind, metric }) => kind === 'cluster' && metric === 'totalLag')?.value;
};

describe('the lag of all groups over time', () => {
  const whole = snapshotOf({ billing: [10, 10], shipping: [10, 10] });
  const half = snapshotOf({ billing: [10, 10], shipping: [10, null] });

  it('is written when every part of it is known', async () => {
    expect(await totalLag(whole)).toBe(40);
  });

  it('has a gap where fewer parts are known than in the sweep before, not a drop', async () => {
    expect(await totalLag(half)).toBeUndefined();
    expect(await totalLag(half, whole)).toBeUndefined();
  });

  it('goes on without a part that stays unknown', async () => {
    expect(await totalLag(half, half)).toBe(30);
  });
});

it('writes partitions in trouble once for each reading of the metadata', async () => {
  const read = async (now: ClusterSnapshot, before?: ClusterSnapshot) =>
    (await inSlices(readingSteps(now, before))).filter(({ metric }) => metric === 'offlinePartitions');
  const first = testSnapshot({ topics: { orders: { isr: [[]] } } });
  const ofCluster = { kind: 'cluster', name: '', metric: 'offlinePartitions', value: 1 };
  expect(await read(first)).toEqual([{ ...ofCluster, kind: 'topic', name: 'orders' }, ofCluster]);
  expect(await read({ ...first }, first)).toEqual([]);
  expect(await read(testSnapshot(), first)).toEqual([{ ...ofCluster, value: 0 }]);
});
