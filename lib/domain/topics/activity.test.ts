import { describe, expect, it } from 'vitest';
import type { Topic, TopicOffsets } from '../model/topic.ts';
import { advanceActivity, type TopicActivity } from './activity.ts';

type Ends = readonly (readonly [start: number | null, end: number | null])[];

const toOffset = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
const offsets = (ends: Ends, at: number): TopicOffsets => ({
  earliest: ends.map(([start]) => toOffset(start)),
  latest: ends.map(([, end]) => toOffset(end)),
  sampledAt: ends.map(() => at),
});
const topicOf = (topicId = 'one'): Topic => ({
  name: 'orders',
  topicId,
  internal: false,
  partitions: [{ partition: 0, leader: 1, leaderEpoch: 0, replicas: [1], isr: [1], offline: [] }],
});

/** One sample each, at 0, 1, 2 …, by somebody who looks for the first time. */
function watch(samples: readonly Ends[], topic = topicOf()): TopicActivity | undefined {
  let known: ReadonlyMap<string, TopicActivity> | null = null;
  let before: TopicOffsets | undefined;
  for (const [at, ends] of samples.entries()) {
    const after = offsets(ends, at);
    known = new Map([['orders', advanceActivity(topic, { known, before, after, at })]]);
    before = after;
  }
  return known?.get('orders');
}

describe('the last write to a topic', () => {
  it('is when an end moved last', () => {
    expect(watch([[[0, 5]], [[0, 6]], [[0, 6]]])?.writtenAt).toEqual({ at: 1, isBound: false });
  });

  it('is a bound while no end has moved since the first look', () => {
    expect(watch([[[0, 5]], [[0, 5]], [[0, 5]]])?.writtenAt).toEqual({ at: 0, isBound: true });
  });

  it('is not an end that was not known before', () => {
    expect(watch([[[0, null]], [[0, 6]]])?.writtenAt).toEqual({ at: 0, isBound: true });
  });

  it('is not before the topic was made, when that was seen', () => {
    const after = offsets([[0, 0]], 9);
    const seen = { known: new Map(), before: undefined, after, at: 9 };
    expect(advanceActivity(topicOf(), seen).writtenAt).toEqual({ at: 9, isBound: false });
    const old = watch([[[0, 5]]]);
    const known = new Map(old ? [['orders', old]] : []);
    expect(advanceActivity(topicOf('two'), { ...seen, known }).writtenAt).toEqual({ at: 9, isBound: false });
  });

  it('keeps its identity while nothing happens', () => {
    const first = watch([[[0, 5]]]);
    const known = new Map(first ? [['orders', first]] : []);
    const [before, after] = [offsets([[0, 5]], 0), offsets([[0, 5]], 1)];
    expect(advanceActivity(topicOf(), { known, before, after, at: 1 })).toBe(first);
  });
});

describe('the emptiness of a topic', () => {
  it('begins when its last record goes, and ends with the next', () => {
    expect(watch([[[0, 5]], [[5, 5]], [[5, 5]]])?.emptySince).toEqual({ at: 1, isBound: false });
    expect(watch([[[0, 5]], [[5, 5]], [[5, 6]]])?.emptySince).toBeNull();
  });

  it('is a bound when it was found empty, also once the log starts are known', () => {
    expect(watch([[[5, 5]], [[5, 5]]])?.emptySince).toEqual({ at: 0, isBound: true });
    expect(watch([[[null, 5]], [[5, 5]]])?.emptySince).toEqual({ at: 1, isBound: true });
  });

  it('is not known while an offset is not', () => {
    expect(
      watch([
        [
          [5, 5],
          [null, 3],
        ],
      ])?.emptySince,
    ).toBeNull();
  });
});
