import { describe, expect, it } from 'vitest';
import { partitionsAt, type ReadMoment } from './stored-readings.ts';

const partition = (id: number) => ({ partition: id, offset: 1n, leaderEpoch: null, metadata: null });
const billing = { groupId: 'billing', topics: new Map([['orders', [0, 1, 2].map(partition)]]) };

/** What was stored: by "name metric". */
const stored = (values: Record<string, number>): ReadMoment => ({
  resolutionMs: 10_000,
  read: async (series) =>
    series.map(({ name, metric }) => {
      const mean = values[`${name} ${metric}`];
      return mean === undefined ? undefined : { at: 0, mean, max: mean, count: 1 };
    }),
});

describe('partitionsAt', () => {
  it('names those furthest behind first, without the ones that had nothing unread', async () => {
    const moment = stored({
      'orders 0 billing lag': 5,
      'orders 1 billing lag': 70,
      'orders 1 billing timeLagMs': 9_000,
      'orders 2 billing lag': 0,
    });
    expect(await partitionsAt(moment, billing)).toEqual({
      total: 3,
      known: 3,
      worst: [
        { topic: 'orders', partition: 1, lag: 70, timeLagMs: 9_000 },
        { topic: 'orders', partition: 0, lag: 5, timeLagMs: null },
      ],
    });
  });

  it('counts what was not stored as unknown, never as 0', async () => {
    const moment = stored({ 'orders 1 billing lag': 70 });
    expect(await partitionsAt(moment, billing)).toMatchObject({ total: 3, known: 1 });
    expect(await partitionsAt(null, billing)).toEqual({ total: 3, known: 0, worst: [] });
  });

  it('looks at all partitions of a group, however many', async () => {
    const many = Array.from({ length: 2_000 }, (_, id) => partition(id));
    const wide = { groupId: 'billing', topics: new Map([['orders', many]]) };
    expect(await partitionsAt(stored({ 'orders 1999 billing lag': 7 }), wide)).toEqual({
      total: 2_000,
      known: 1,
      worst: [{ topic: 'orders', partition: 1_999, lag: 7, timeLagMs: null }],
    });
  });
});
