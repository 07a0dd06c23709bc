import { describe, expect, it } from 'vitest';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { TopicFacts } from '@/lib/domain/audit/facts.ts';
import { behind } from '@/lib/domain/audit/test-groups.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, type TopicSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { PlannedChange } from './config-plan.ts';
import { consequencesOf, expiringBefore, loweredRetentionMs } from './consequences.ts';

const HOUR = 3_600_000;
const MIB = 1_048_576;

function ordersIn(spec: SnapshotSpec): TopicFacts {
  const found = buildFacts(testSnapshot(spec), { now: NOW, supplied: {} }).topic('orders');
  if (!found.known || found.value === null) throw new Error('No topic orders');
  return found.value;
}
const orders = (topic: TopicSpec = {}, more: SnapshotSpec = {}) =>
  ordersIn({ ...more, topics: { orders: topic } });

const change = (key: string, before: string | null, after: string | null): PlannedChange => ({
  key,
  op: 'set',
  before: { key, value: before, source: 'built-in' },
  after: { value: after, source: 'topic' },
  sensitive: false,
  problem: null,
});
const week = change('retention.ms', String(168 * HOUR), String(72 * HOUR));

describe('a shorter retention', () => {
  const topic = orders(
    {
      replicas: [[1], [2]],
      offsets: [
        [0, 100],
        [50, 150],
      ],
      bytes: [3 * MIB, MIB],
    },
    behind(100 * HOUR, {
      groups: {
        billing: { lags: { orders: { 0: { committed: 10, lag: 90 }, 1: { committed: 140, lag: 10 } } } },
        mailing: { lags: { orders: { 0: { committed: 90, lag: 10 } } } },
      },
    }),
  );
  const spans = [
    { partition: 0, start: 0n, end: 100n, keptFrom: 40n },
    { partition: 1, start: 50n, end: 150n, keptFrom: 100n },
  ];

  it('tells how many records and bytes go, and who loses what it has not read', () => {
    const expiring = expiringBefore(topic, spans);
    expect(expiring).toEqual({ records: 90n, held: 200n, unread: [{ groupId: 'billing', records: 30n }] });
    expect(consequencesOf(topic, [week], expiring)).toEqual([
      '90 records are older than 72 h and deleted at the next check, every 5 minutes by default, whole segments at a time: about 1.80 MiB over all copies.',
      'billing is 4 d 4 h behind and loses 30 records it has not read.',
    ]);
  });

  it('takes every record of a partition whose newest is too old', () => {
    const [first] = spans;
    if (first === undefined) throw new Error('No span');
    expect(expiringBefore(topic, [{ ...first, keptFrom: null }])).toMatchObject({
      records: 100n,
      unread: [
        { groupId: 'billing', records: 90n },
        { groupId: 'mailing', records: 10n },
      ],
    });
  });

  it.each([
    ['nothing is that old', { records: 0n, held: 200n, unread: [] }, /^No record is older than 72 h/],
    ['nobody told the offsets', null, /how many is not known/],
  ])('says so when %s', (_, expiring, words) => {
    expect(consequencesOf(topic, [week], expiring)).toEqual([expect.stringMatching(words)]);
  });

  it('says nothing of one that is longer, unlimited or refused, or of a topic that is only compacted', () => {
    for (const one of [
      change('retention.ms', String(HOUR), String(2 * HOUR)),
      change('retention.ms', String(HOUR), '-1'),
      { ...week, problem: 'It has this value already.' },
    ]) {
      expect(loweredRetentionMs([one])).toBeNull();
      expect(consequencesOf(topic, [one], null)).toEqual([]);
    }
    const compacted = orders({ configs: { 'cleanup.policy': 'compact' } });
    expect(consequencesOf(compacted, [week], null)).toEqual([]);
    expect(loweredRetentionMs([change('retention.ms', '-1', '5')])).toBe(5);
  });
});

describe('a smaller limit', () => {
  const size = (after: number) => change('retention.bytes', '-1', String(after));

  it('of bytes tells the partitions above it and what they lose', () => {
    const topic = orders({ replicas: [[1], [2]], bytes: [3 * MIB, MIB] });
    expect(consequencesOf(topic, [size(2 * MIB)], null)).toEqual([
      '1 partition is above 2.00 MiB and loses about 1.00 MiB a copy at the next check, every 5 minutes by default.',
    ]);
    expect(consequencesOf(topic, [size(4 * MIB)], null)).toEqual([]);
  });

  it('of messages says what producers of larger ones get', () => {
    const [smaller, larger] = ['1000', '2000000'].map((bytes) =>
      change('max.message.bytes', '1048588', bytes),
    );
    if (smaller === undefined || larger === undefined) throw new Error('No changes');
    expect(consequencesOf(orders(), [smaller], null)).toEqual([
      'Producers get RecordTooLargeException for batches above 1000 B.',
    ]);
    expect(consequencesOf(orders(), [larger], null)).toEqual([]);
  });
});

describe('another cleanup policy', () => {
  it.each([
    ['delete', 'compact', [/^Of each key only the newest record stays; records without a key are refused/]],
    ['compact', 'delete', [/^Records beyond the retention are deleted/]],
    ['delete', 'compact,delete', [/^Of each key/]],
    ['compact,delete', 'compact', []],
  ])('from %s to %s says what goes', (before, after, words) => {
    const said = consequencesOf(orders(), [change('cleanup.policy', before, after)], null);
    expect(said).toEqual(words.map((one) => expect.stringMatching(one)));
  });
});
