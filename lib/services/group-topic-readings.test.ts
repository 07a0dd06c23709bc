import { describe, expect, it } from 'vitest';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { atOnce } from '@/lib/shared/at-once.ts';
import { groupTopicReadings } from './group-topic-readings.ts';

type Lags = Record<string, Record<string, readonly (number | null)[]>>;

/** group -> topic -> how far behind each partition is; null = unknown. */
const progressOf = (groups: Lags) =>
  testSnapshot({
    groups: Object.fromEntries(
      Object.entries(groups).map(([groupId, topics]) => [
        groupId,
        {
          lags: Object.fromEntries(
            Object.entries(topics).map(([topic, lags]) => [
              topic,
              Object.fromEntries(lags.map((lag, partition) => [partition, { lag }])),
            ]),
          ),
        },
      ]),
    ),
  }).progress;

const written = (...given: Parameters<typeof groupTopicReadings>) =>
  atOnce(groupTopicReadings(...given)).map(
    ({ kind, name, metric, value }) => `${kind} ${name} ${metric} ${value}`,
  );

describe('the lag of a group by topic', () => {
  const both = progressOf({ 'billing export': { orders: [7, 5], payments: [0, 0] }, alone: { orders: [9] } });

  it('is kept where the group reads several, 0 where nothing is unread', () => {
    expect(written(both, undefined)).toEqual([
      'groupTopic orders billing export lag 12',
      'groupTopic payments billing export lag 0',
    ]);
  });

  it('has a gap while it is not known of every partition, and where the group was not read again', () => {
    const half = progressOf({ billing: { orders: [7, null], payments: [3] } });
    expect(written(half, undefined)).toEqual(['groupTopic payments billing lag 3']);
    expect(written(both, both)).toEqual([]);
  });

  it('is kept of those furthest behind of all groups when there are more than may be kept', () => {
    const many = progressOf({ a: { x: [5], y: [900, 1] }, b: { x: [70], z: [0] } });
    expect(written(many, undefined, 2)).toEqual(['groupTopic y a lag 901', 'groupTopic x b lag 70']);
    const [[a, ofA] = []] = many;
    const before = new Map(a !== undefined && ofA !== undefined ? [[a, ofA]] : []);
    expect(written(many, before, 2)).toEqual(['groupTopic x b lag 70']);
  });
});
