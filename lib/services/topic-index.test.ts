import { describe, expect, it } from 'vitest';
import { type SnapshotSpec, type TopicSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { topicRows } from './topic-index.ts';

const ORDERS: TopicSpec = { replicas: [[1, 2]], offsets: [[0, 10]], bytes: [100], recordsPerSecond: 1 };
const first = testSnapshot({ topics: { orders: ORDERS } });

const change = (topic: TopicSpec, cluster: SnapshotSpec = {}) =>
  testSnapshot({ topics: { orders: { ...ORDERS, ...topic } }, ...cluster });

/** The topics of `first` themselves, so that what was made for them could be used again. */
const withKnownTopics = (next: ClusterSnapshot): ClusterSnapshot => ({
  ...next,
  sections: { ...next.sections, ...(first.sections.metadata && { metadata: first.sections.metadata }) },
});

describe('the row of a topic', () => {
  it.each<[string, ClusterSnapshot, object]>([
    ['a config', change({ configs: { 'min.insync.replicas': '2' } }), { minIsr: { value: '2' } }],
    ['the configs being denied', change({ configs: 'denied' }), { minIsr: null, belowMinIsr: null }],
    ['the offsets', change({ offsets: [[5, 25]] }), { messages: '20' }],
    ['the size', change({ bytes: [700] }), { sizeBytes: '1400' }],
    ['the rate', change({ recordsPerSecond: 9 }), { messagesPerSecond: 9 }],
    ['a broker that left', change({}, { absent: [2] }), { sizeBytes: '100', sizeMissingBrokers: [2] }],
    [
      'a group that reads it',
      change({}, { groups: { billing: { lags: { orders: { 0: { lag: 1 } } } } } }),
      { groups: 1 },
    ],
  ])('is made anew for %s', (_, next, expected) => {
    const before = topicRows(first)[0];
    const row = topicRows(withKnownTopics(next))[0];
    expect(row).toMatchObject(expected);
    expect(row).toEqual({ ...topicRows(next)[0], metadataAt: before?.metadataAt });
  });
});
