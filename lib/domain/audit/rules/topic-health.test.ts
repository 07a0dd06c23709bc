import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { behind } from '../test-groups.ts';
import { NOW } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const subject = 'orders';
const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: spec },
});
const everywhere = (configs: Configs, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: { configs }, 2: { configs }, 3: { configs } },
});
const denied = (more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: { configs: 'denied' }, 2: {}, 3: {} },
});
const spread = (count: number) =>
  Array.from({ length: count }, (_, at) => [(at % 3) + 1, ((at + 1) % 3) + 1, ((at + 2) % 3) + 1]);
describe('what topics do', () => {
  const hot = (...partitionRates: number[]) =>
    topic({ replicas: spread(3), recordsPerSecond: partitionRates.reduce((a, b) => a + b), partitionRates });
  const losing = (lagBefore: number): SnapshotSpec => ({
    ...hot(10, 21, 10),
    groups: { billing: { lags: { orders: { 1: { lag: 9, lagBefore } } } } },
  });
  testRule('TOP-06', [
    {
      does: 'is grave when its reader falls behind beyond half of the retention',
      snapshot: behind(3.6 * DAY, losing(5)),
      subject,
      expect: 'critical',
    },
    {
      does: 'is not while that lag stands',
      snapshot: behind(3.6 * DAY, losing(9)),
      subject,
      expect: 'warn',
    },
    {
      does: 'is not up to half of the retention',
      snapshot: behind(3.5 * DAY, losing(5)),
      subject,
      expect: 'warn',
    },
    {
      does: 'warns of one partition above twice the median',
      snapshot: hot(10, 21, 10),
      subject,
      expect: 'warn',
      says: 'Partition 1',
    },
    { does: 'passes twice the median', snapshot: hot(10, 20, 10), subject, expect: 'pass' },
    {
      does: 'passes even partitions',
      snapshot: topic({ replicas: spread(3), recordsPerSecond: 300 }),
      subject,
      expect: 'pass',
    },
    {
      does: 'does not judge a trickle',
      snapshot: topic({ replicas: spread(3), recordsPerSecond: 9 }),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know without rates',
      snapshot: topic({ replicas: spread(3) }),
      subject,
      expect: 'unknown',
    },
    { does: 'says nothing of one partition', snapshot: topic({}), subject, expect: 'notApplicable' },
  ]);
  const empty: TopicSpec = { offsets: [[5, 5]] };
  const since = (days: number, isBound = false) => {
    const at = { at: NOW - days * DAY, isBound };
    return { topics: new Map([['orders', { emptySince: at, lastWriteAt: at }]]) };
  };
  const quiet = (days: number, newestDays?: number): TopicSpec => ({
    writtenAt: { at: NOW - days * DAY, isBound: true },
    ...(newestDays !== undefined && { newestAt: NOW - newestDays * DAY }),
  });
  const reads: SnapshotSpec = { groups: { billing: { lags: { orders: { 0: {} } } } } };
  testRule('TOP-08', [
    {
      does: 'warns of a week of emptiness that holds all the bytes there are',
      snapshot: topic(empty),
      supplied: since(7),
      subject,
      expect: 'warn',
      says: 'held nothing',
    },
    {
      does: 'is mild for a small share',
      snapshot: { topics: { orders: { ...empty, bytes: [5] }, other: { bytes: [95] } } },
      supplied: since(7),
      subject,
      expect: 'info',
    },
    {
      does: 'passes less than a week',
      snapshot: topic(empty),
      supplied: since(6.9),
      subject,
      expect: 'pass',
    },
    {
      does: 'accuses what nobody writes or reads',
      snapshot: topic({}),
      supplied: since(8),
      subject,
      expect: 'warn',
      says: 'Nobody has written',
    },
    {
      does: 'passes what an active group reads',
      snapshot: topic({}, reads),
      supplied: since(8),
      subject,
      expect: 'pass',
    },
    { does: 'passes what is written', snapshot: topic({ recordsPerSecond: 1 }), subject, expect: 'pass' },
    {
      does: 'accuses what was found empty a week ago or earlier',
      snapshot: topic({ ...empty, ...quiet(8), emptySince: { at: NOW - 8 * DAY, isBound: true } }),
      subject,
      expect: 'warn',
    },
    {
      does: 'cannot pass what was found empty: it may be so for longer',
      snapshot: topic(empty),
      supplied: since(1, true),
      subject,
      expect: 'unknown',
      says: 'first looked at 24 h ago',
    },
    {
      does: 'accuses what was not written since the first look by its newest timestamp',
      snapshot: topic(quiet(1, 8)),
      subject,
      expect: 'warn',
      says: 'newest record is stamped 8 d ago',
    },
    {
      does: 'passes a newest timestamp of this week',
      snapshot: topic(quiet(1, 6.9)),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know it without the newest timestamp',
      snapshot: topic(quiet(1)),
      subject,
      expect: 'unknown',
    },
    {
      does: 'takes no timestamp of the future for a write',
      snapshot: topic(quiet(1, -1)),
      subject,
      expect: 'unknown',
    },
    {
      does: 'passes a write that was seen, whatever is stamped on the records',
      snapshot: topic({ writtenAt: { at: NOW - DAY, isBound: false }, newestAt: NOW - 300 * DAY }),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know since when it is empty',
      snapshot: topic(empty),
      subject,
      expect: 'unknown',
      says: 'not recorded',
    },
    {
      does: 'cannot know without offsets',
      snapshot: topic(empty, { without: ['offsets'] }),
      supplied: since(8),
      subject,
      expect: 'unknown',
    },
  ]);
  const throttle = { 'leader.replication.throttled.replicas': '*' };
  const running = (ageMs: number, stillMs: number | null, isBound = false): SnapshotSpec => ({
    reassignments: { orders: { ageMs, stillMs, isBound } },
  });
  testRule('TOP-09', [
    {
      does: 'warns of a forgotten throttle',
      snapshot: topic({ configs: throttle }),
      subject,
      expect: 'warn',
      suggests: { key: 'leader.replication.throttled.replicas', value: null },
    },
    {
      does: 'is grave while replicas catch up under it',
      snapshot: topic({ configs: throttle, isr: [[1]] }),
      subject,
      expect: 'critical',
    },
    { does: 'passes without one', snapshot: topic({}), subject, expect: 'pass' },
    {
      does: 'passes a throttle of a running reassignment',
      snapshot: topic({ configs: throttle }, running(DAY, HOUR)),
      subject,
      expect: 'pass',
    },
    {
      does: 'warns of one older than a day',
      snapshot: topic({}, running(DAY + 1, 0)),
      subject,
      expect: 'warn',
    },
    {
      does: 'warns of one that stands still for an hour',
      snapshot: topic({}, running(2 * HOUR, HOUR + 1)),
      subject,
      expect: 'warn',
      says: 'the last 1 h without progress',
    },
    {
      does: 'warns of one found running more than a day ago',
      snapshot: topic({}, running(DAY + 1, 0, true)),
      subject,
      expect: 'warn',
      says: 'or longer',
    },
    {
      does: 'cannot pass one that ran before anybody looked',
      snapshot: topic({}, running(DAY, 0, true)),
      subject,
      expect: 'unknown',
      says: 'may be older than',
    },
    {
      does: 'cannot pass one whose progress cannot be seen',
      snapshot: topic({}, running(HOUR, null)),
      subject,
      expect: 'unknown',
      says: 'log dirs',
    },
    {
      does: 'cannot know whether one runs',
      snapshot: topic({ configs: throttle }, { without: ['reassignments'] }),
      subject,
      expect: 'unknown',
    },
    {
      does: 'warns of a forgotten rate on a broker',
      snapshot: everywhere({ 'leader.replication.throttled.rate': { value: '1000', source: 'broker' } }),
      subject: 1,
      expect: 'warn',
      suggests: { key: 'leader.replication.throttled.rate', value: null },
    },
    {
      does: 'cannot know the rate of a denied broker',
      snapshot: denied(),
      subject: 1,
      expect: 'unknown',
    },
  ]);
});
