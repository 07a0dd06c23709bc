import { describe, expect, it } from 'vitest';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { atOnce } from '@/lib/shared/at-once.ts';
import { progressOf } from '@/test/progress.ts';
import { partitionReadings } from './partition-readings.ts';

const written = (progress: ClusterSnapshot['progress'], most?: number) =>
  atOnce(partitionReadings(progress, most)).map(({ name, metric, value }) => `${name} ${metric} ${value}`);

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

  it('keeps one far behind that comes after more that are equally far behind than may be kept', () => {
    const lags = written(progressOf({ a: [4, 4, 4], b: [900] }), 2).filter((line) => line.includes(' lag '));
    expect(lags).toEqual(['orders 0 a lag 4', 'orders 0 b lag 900']);
  });

  it('keeps no more than may be kept of those that are equally far behind, and none that has caught up', () => {
    expect(written(progressOf({ a: [4, 4, 4] }), 2).filter((line) => line.includes(' lag '))).toHaveLength(2);
    expect(written(progressOf({ a: [0, 0, 1] }), 2)).toEqual([
      'orders 2 a lag 1',
      'orders 2 a timeLagMs 40000',
    ]);
  });
});
