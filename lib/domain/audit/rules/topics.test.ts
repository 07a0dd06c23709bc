import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const subject = 'orders';
const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: spec },
});
const everywhere = (configs: Configs, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: { configs }, 2: { configs }, 3: { configs } },
});
const spread = (count: number) =>
  Array.from({ length: count }, (_, at) => [(at % 3) + 1, ((at + 1) % 3) + 1, ((at + 2) % 3) + 1]);
const UNREADABLE = { error: { code: 'kafka_denied', message: 'No.', retryable: false } } as const;

describe('how topics come to be', () => {
  testRule('TOP-01', [
    {
      does: 'is grave when such topics have one copy',
      snapshot: {},
      expect: 'critical',
      says: 'single copy',
    },
    { does: 'warns otherwise', snapshot: everywhere({ 'default.replication.factor': '3' }), expect: 'warn' },
    {
      does: 'passes when no broker does',
      snapshot: everywhere({ 'auto.create.topics.enable': 'false' }),
      expect: 'pass',
    },
    {
      does: 'cannot know while one broker is denied',
      snapshot: {
        brokers: { 1: { configs: 'denied' }, 2: { configs: { 'auto.create.topics.enable': 'false' } } },
      },
      expect: 'unknown',
    },
  ]);
  const idle: SnapshotSpec = {
    groups: { billing: { members: [{ id: 'a', partitions: { orders: [0] } }, { id: 'b' }] } },
  };
  const slow: SnapshotSpec = {
    groups: {
      billing: {
        members: [{ id: 'a', partitions: { orders: [0] } }],
        points: [
          [60_000, 5, 1],
          [0, 9, 2],
        ],
      },
    },
  };
  testRule('TOP-02', [
    {
      does: 'mentions members without work',
      snapshot: topic({}, idle),
      subject,
      expect: 'info',
      says: 'waits without work',
    },
    {
      does: 'mentions a group that falls behind',
      snapshot: topic({}, slow),
      subject,
      expect: 'info',
      says: 'falls behind',
    },
    {
      does: 'mentions a rate above half of a partition',
      snapshot: topic({ recordsPerSecond: 25_000_001 }),
      subject,
      expect: 'info',
    },
    { does: 'passes half of it', snapshot: topic({ recordsPerSecond: 25_000_000 }), subject, expect: 'pass' },
    {
      does: 'warns of both at once',
      snapshot: topic({}, { groups: { billing: { ...slow.groups?.billing, ...idle.groups?.billing } } }),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes two partitions',
      snapshot: topic({ replicas: [[1], [2]] }, idle),
      subject,
      expect: 'pass',
    },
    {
      does: 'says nothing where order is meant',
      snapshot: topic({}, idle),
      supplied: { topicTags: () => ({ needsGlobalOrder: true }) },
      subject,
      expect: 'notApplicable',
    },
    { does: 'cannot know without a rate', snapshot: topic({}), subject, expect: 'unknown' },
    {
      does: 'cannot know members it may not describe',
      snapshot: topic(
        { recordsPerSecond: 1 },
        { groups: { billing: { members: 'denied', lags: { orders: { 0: {} } } } } },
      ),
      subject,
      expect: 'unknown',
    },
  ]);
  const two = (ordersPerSecond: number, otherPerSecond: number, partitions = 2): SnapshotSpec => ({
    topics: {
      orders: {
        replicas: spread(partitions),
        recordsPerSecond: ordersPerSecond,
        bytes: Array(partitions).fill(1000),
      },
      other: {
        replicas: spread(partitions),
        recordsPerSecond: otherPerSecond,
        bytes: Array(partitions).fill(1000),
      },
    },
  });
  testRule('TOP-03', [
    {
      does: 'warns of fewer partitions than racks under load',
      snapshot: two(50, 50),
      subject,
      expect: 'warn',
      says: '50 %',
    },
    {
      does: 'mentions fewer partitions than brokers',
      snapshot: { ...two(50, 50), brokers: { 1: {}, 2: {}, 3: {} } },
      subject,
      expect: 'info',
    },
    { does: 'passes 5 % of all writes', snapshot: two(5, 95), subject, expect: 'pass' },
    { does: 'accuses slightly more', snapshot: two(6, 94), subject, expect: 'warn' },
    { does: 'passes as many partitions as brokers', snapshot: two(50, 50, 3), subject, expect: 'pass' },
    {
      does: 'mentions more than 100 tiny partitions',
      snapshot: topic({ replicas: spread(101), recordsPerSecond: 1 }),
      subject,
      expect: 'info',
      says: '101 partitions',
    },
    {
      does: 'passes 100 of them',
      snapshot: topic({ replicas: spread(100), recordsPerSecond: 1 }),
      subject,
      expect: 'pass',
    },
    { does: 'cannot know without a rate', snapshot: topic({}), subject, expect: 'unknown' },
    {
      does: 'cannot know its share while another rate is missing',
      snapshot: { topics: { ...two(50, 50).topics, third: {} } },
      subject,
      expect: 'unknown',
      says: 'third',
    },
  ]);
});

describe('layout', () => {
  const topics = (count: number) => ({ topics: { orders: { replicas: spread(count) } } });
  testRule('TOP-04', [
    { does: 'passes the limit', snapshot: topics(4000), subject: 1, expect: 'pass' },
    { does: 'warns above it', snapshot: topics(4001), subject: 1, expect: 'warn' },
    {
      does: 'cannot pass while the replicas of a topic are not told',
      snapshot: { topics: { ...topics(4000).topics, payments: UNREADABLE } },
      subject: 1,
      expect: 'unknown',
      says: 'payments',
    },
    {
      does: 'accuses what was counted without it',
      snapshot: { topics: { ...topics(4001).topics, payments: UNREADABLE } },
      subject: 1,
      expect: 'warn',
    },
    {
      does: 'is grave above one and a half times',
      snapshot: topics(61),
      limits: { replicasMax: 40 },
      subject: 1,
      expect: 'critical',
    },
  ]);
  testRule('TOP-05', [
    {
      does: 'passes an even layout',
      snapshot: topic({ replicas: spread(30), recordsPerSecond: 0 }),
      expect: 'pass',
    },
    {
      does: 'warns when nearly nothing is led by the preferred broker',
      snapshot: topic({ replicas: spread(30), leaders: Array(30).fill(1) }),
      expect: 'warn',
      says: '67 %',
    },
    {
      does: 'warns of one broker with everything',
      snapshot: topic({ replicas: Array(30).fill([1]) }),
      expect: 'warn',
      says: '200 % more',
    },
    {
      does: 'mentions a little more on one',
      snapshot: topic({ replicas: [...spread(30), ...Array(4).fill([1])] }),
      expect: 'info',
    },
    {
      does: 'does not judge a handful of partitions',
      snapshot: topic({ replicas: [[1], [1]] }),
      expect: 'pass',
    },
    {
      does: 'cannot know how writes are spread without rates',
      snapshot: topic({ replicas: spread(30) }),
      expect: 'unknown',
    },
    { does: 'cannot know a topic it may not describe', snapshot: topic(UNREADABLE), expect: 'unknown' },
    { does: 'says nothing of one broker', snapshot: { brokers: { 1: {} } }, expect: 'notApplicable' },
  ]);
  const off = (led: number[]) =>
    everywhere({ 'auto.leader.rebalance.enable': 'false' }, topic({ replicas: spread(20), leaders: led }));
  const natural = spread(20).map(([first = 1]) => first);
  const moved = (count: number) => natural.map((id, at) => (at < count ? (id % 3) + 1 : id));
  testRule('TOP-07', [
    { does: 'passes while leaders sit where they belong', snapshot: off(moved(1)), expect: 'pass' },
    { does: 'mentions less than 95 %', snapshot: off(moved(2)), expect: 'info', says: '10 %' },
    { does: 'warns below 70 %', snapshot: off(moved(7)), expect: 'warn' },
    {
      does: 'passes when controllers bring them back',
      snapshot: topic({ replicas: spread(20), leaders: moved(7) }),
      expect: 'pass',
    },
    {
      does: 'cannot know what unread controllers do',
      snapshot: topic({ replicas: spread(20), leaders: moved(7) }, { voters: [{ id: 100 }] }),
      expect: 'unknown',
    },
    { does: 'cannot know a topic it may not describe', snapshot: topic(UNREADABLE), expect: 'unknown' },
  ]);
});
