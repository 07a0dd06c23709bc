import { describe, expect, it } from 'vitest';
import { advanceGroup } from '@/lib/domain/lag/group-progress.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { partitionReadings } from './partition-readings.ts';

/** One group whose partitions of one topic are so many records behind; null = the log end is unknown. */
function progressOf(groups: Record<string, readonly (number | null)[]>): ClusterSnapshot['progress'] {
  return new Map(
    Object.entries(groups).map(([groupId, lags]) => {
      const committed = lags.map((_, partition) => ({
        partition,
        offset: 100n,
        leaderEpoch: null,
        metadata: null,
      }));
      const group: Group = {
        groupId,
        type: 'classic',
        protocolType: 'consumer',
        state: 'Stable',
        coordinatorId: 1,
        listedAt: 1,
        description: null,
      };
      const surroundings = {
        endOf: (_: string, partition: number) => {
          const lag = lags[partition];
          return { end: lag == null ? null : 100n + BigInt(lag), sampledAt: 60_000 };
        },
        startOf: () => null,
        appendedAt: () => ({ at: 20_000, method: 'interpolated', confidence: 'high' }) as const,
        rateOf: () => null,
        blockedAt: () => null,
      };
      const offsets = { topics: new Map([['orders', committed]]), brokerLag: null, sampledAt: 60_000 };
      return [groupId, advanceGroup(undefined, group, offsets, surroundings)];
    }),
  );
}

const written = (progress: ClusterSnapshot['progress'], most?: number) =>
  partitionReadings(progress, most).map(({ name, metric, value }) => `${name} ${metric} ${value}`);

describe('partitionReadings', () => {
  it('keeps the lag of each partition in records and in time, 0 where nothing is unread', () => {
    expect(written(progressOf({ 'billing export': [7, 0] }))).toEqual([
      'orders 0 billing export lag 7',
      'orders 0 billing export timeLagMs 40000',
      'orders 1 billing export lag 0',
      'orders 1 billing export timeLagMs 0',
    ]);
  });

  it('leaves out what is unknown', () => {
    expect(written(progressOf({ billing: [null, 3] }))).toEqual([
      'orders 1 billing lag 3',
      'orders 1 billing timeLagMs 40000',
    ]);
  });

  it('keeps those furthest behind of all groups when there are more than may be kept', () => {
    const lags = written(progressOf({ a: [5, 900, 0], b: [70, 0, 6] }), 3).filter((line) =>
      line.includes(' lag '),
    );
    expect(lags).toEqual(['orders 1 a lag 900', 'orders 0 b lag 70', 'orders 2 b lag 6']);
  });

  it('keeps no more than may be kept of those that are equally far behind, and none that has caught up', () => {
    expect(written(progressOf({ a: [4, 4, 4] }), 2).filter((line) => line.includes(' lag '))).toHaveLength(2);
    expect(written(progressOf({ a: [0, 0, 1] }), 2)).toEqual([
      'orders 2 a lag 1',
      'orders 2 a timeLagMs 40000',
    ]);
  });
});
