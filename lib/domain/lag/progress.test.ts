import { describe, expect, it } from 'vitest';
import { advancePosition } from './progress.ts';

const offsets = (committed: readonly bigint[], sampledAt: number) => ({
  topics: new Map([
    ['orders', committed.map((offset, partition) => ({ partition, offset }))],
    ['payments', [{ partition: 0, offset: 5n }]],
  ]),
  brokerLag: null,
  sampledAt,
});
const endOf = () => ({ end: 9n, sampledAt: 0 });
const nothingKnown = () => null;

describe('the progress of a group', () => {
  it('keeps every part as the same object while only time passes', () => {
    const first = advancePosition(undefined, offsets([1n, 2n], 1), endOf, nothingKnown);
    const second = advancePosition(first, offsets([1n, 2n], 2), endOf, nothingKnown);
    expect(second.topics).toBe(first.topics);
    expect(second.sampledAt).toBe(2);
  });

  it('replaces the partition that moved and keeps its neighbours', () => {
    const first = advancePosition(undefined, offsets([1n, 2n], 1), endOf, nothingKnown);
    const second = advancePosition(first, offsets([1n, 3n], 2), endOf, nothingKnown);
    expect(second.topics.get('payments')).toBe(first.topics.get('payments'));
    expect(second.topics.get('orders')?.[0]).toBe(first.topics.get('orders')?.[0]);
    expect(second.topics.get('orders')?.[1]).toMatchObject({ committed: 3n, committedSince: 2 });
  });

  it('finds a partition again when others were committed to for the first time', () => {
    const first = advancePosition(
      undefined,
      { ...offsets([], 1), topics: new Map([['orders', [{ partition: 1, offset: 2n }]]]) },
      endOf,
      nothingKnown,
    );
    const second = advancePosition(first, offsets([1n, 2n], 2), endOf, nothingKnown);
    expect(second.topics.get('orders')?.[1]).toBe(first.topics.get('orders')?.[0]);
  });
});
