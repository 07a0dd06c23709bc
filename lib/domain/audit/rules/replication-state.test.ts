import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { NOW } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: spec },
});
const denied = topic({ configs: 'denied' });
const minIsr = (value: number, replicas = [1, 2, 3], more: SnapshotSpec = {}) =>
  topic({ replicas: [replicas], configs: { 'min.insync.replicas': String(value) } }, more);
const old: SnapshotSpec = { features: [['metadata.version', 14, 14]] };
const subject = 'orders';

describe('what the partitions do now', () => {
  const isr = (
    members: number[],
    configs: Configs = { 'min.insync.replicas': '2' },
    more: SnapshotSpec = {},
  ) => topic({ replicas: [[1, 2, 3]], isr: [members], leaders: [1], configs }, more);
  const one = { 'min.insync.replicas': '1' };
  const since = (minutes: number, isBound = false) => ({
    topics: new Map([
      ['orders', { underReplicatedSince: new Map([[0, { at: NOW - minutes * 60_000, isBound }]]) }],
    ]),
  });
  testRule('DUR-14', [
    { does: 'passes a full ISR', snapshot: isr([1, 2, 3]), subject, expect: 'pass' },
    {
      does: 'warns at the minimum ISR',
      snapshot: isr([1, 2]),
      subject,
      expect: 'warn',
      says: 'next failure stops',
    },
    {
      does: 'is grave at the minimum ISR with a broker down',
      snapshot: isr([1, 2], undefined, { absent: [3] }),
      subject,
      expect: 'critical',
    },
    {
      does: 'warns after 15 minutes on fewer copies',
      snapshot: isr([1, 2], one),
      supplied: since(15.1),
      subject,
      expect: 'warn',
      says: '15 m',
    },
    {
      does: 'passes up to 15 minutes',
      snapshot: isr([1, 2], one),
      supplied: since(15),
      subject,
      expect: 'pass',
    },
    {
      does: 'warns after 15 minutes of what was found short, too',
      snapshot: isr([1, 2], one),
      supplied: since(15.1, true),
      subject,
      expect: 'warn',
    },
    {
      does: 'cannot pass what was found short: it may be so for longer',
      snapshot: isr([1, 2], one),
      supplied: since(15, true),
      subject,
      expect: 'unknown',
    },
    {
      does: 'cannot know for how long without history',
      snapshot: isr([1, 2], one),
      subject,
      expect: 'unknown',
      says: 'how long',
    },
    {
      does: 'ignores single copies, which are always at their minimum',
      snapshot: minIsr(1, [1]),
      subject,
      expect: 'pass',
    },
    { does: 'cannot know the minimum when configs are denied', snapshot: denied, subject, expect: 'unknown' },
  ]);
  testRule('DUR-15', [
    {
      does: 'accuses an ISR below the minimum',
      snapshot: isr([1]),
      subject,
      expect: 'critical',
      says: '1 in sync, 2 needed',
    },
    { does: 'passes at the minimum', snapshot: isr([1, 2]), subject, expect: 'pass' },
    { does: 'caps the minimum at the copies from 3.7 on', snapshot: minIsr(2, [1]), subject, expect: 'pass' },
    { does: 'does not cap it before', snapshot: minIsr(2, [1], old), subject, expect: 'critical' },
    {
      does: 'cannot know a minimum above the copies without the release',
      snapshot: minIsr(2, [1], { without: ['features'] }),
      subject,
      expect: 'unknown',
    },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
  ]);
  testRule('DUR-16', [
    {
      does: 'accuses a partition without a leader',
      snapshot: topic({ leaders: [-1] }),
      subject,
      expect: 'critical',
      says: 'no leader',
    },
    { does: 'passes when all have one', snapshot: topic({}), subject, expect: 'pass' },
    {
      does: 'cannot know a topic it may not describe',
      snapshot: topic({ error: { code: 'kafka_denied', message: 'No.', retryable: false } }),
      subject,
      expect: 'unknown',
    },
  ]);
});
