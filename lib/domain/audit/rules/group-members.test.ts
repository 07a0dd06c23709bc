import { describe } from 'vitest';
import { ok } from '@/lib/shared/result.ts';
import { type Configs, resource } from '../test-configs.ts';
import type { GroupSpec, LagSpec } from '../test-groups.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const subject = 'billing';
const group = (spec: GroupSpec, topic: TopicSpec = {}, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: topic },
  groups: { billing: spec },
});
const at = (lag: LagSpec, spec: GroupSpec = {}, topic: TopicSpec = {}, more: SnapshotSpec = {}) =>
  group({ ...spec, lags: { orders: { 0: lag } } }, topic, more);
describe('members', () => {
  const works = (id: string, ...partitions: number[]) => ({ id, partitions: { orders: partitions } });
  const three: TopicSpec = { replicas: [[1], [2], [3]] };
  testRule('GRP-06', [
    {
      does: 'mentions a member too many',
      snapshot: group({ members: [works('a', 0), works('b', 1), works('c', 2), { id: 'd' }] }, three),
      subject,
      expect: 'info',
      says: '1 member of',
    },
    {
      does: 'warns when most are idle',
      snapshot: group({ members: [works('a', 0), { id: 'b' }, { id: 'c' }] }),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes an idle member that partitions are left for',
      snapshot: group({ members: [works('a', 0, 1, 2), { id: 'b' }] }, three),
      subject,
      expect: 'pass',
    },
    { does: 'passes when all work', snapshot: group({ members: [works('a', 0)] }), subject, expect: 'pass' },
    {
      does: 'says nothing of share groups',
      snapshot: group({ type: 'share', members: [works('a', 0), { id: 'b' }] }),
      subject,
      expect: 'notApplicable',
    },
    {
      does: 'cannot know members it may not describe',
      snapshot: group({ members: 'denied' }),
      subject,
      expect: 'unknown',
    },
  ]);
  const lags = (...all: number[]): GroupSpec => ({
    members: [works('a', 0)],
    lags: { orders: Object.fromEntries(all.map((lag, partition) => [partition, { lag }])) },
  });
  testRule('GRP-07', [
    {
      does: 'mentions a partition with more than half of the lag',
      snapshot: group(lags(501, 300, 199), three),
      subject,
      expect: 'info',
      says: 'orders-0',
    },
    {
      does: 'warns while that lag grows',
      snapshot: group(
        {
          members: [works('a', 0)],
          lags: { orders: { 0: { lag: 900, lagBefore: 5 }, 1: { lag: 100 }, 2: { lag: 1 } } },
        },
        three,
      ),
      subject,
      expect: 'warn',
    },
    { does: 'passes half', snapshot: group(lags(500, 300, 200), three), subject, expect: 'pass' },
    { does: 'passes a small lag', snapshot: group(lags(999, 0, 0), three), subject, expect: 'pass' },
    {
      does: 'mentions members two partitions apart',
      snapshot: group({ members: [works('a', 0, 1, 2), works('b', 3)] }, three),
      subject,
      expect: 'info',
      says: 'between 1 and 3',
    },
    {
      does: 'passes one apart',
      snapshot: group({ members: [works('a', 0, 1), works('b', 2)] }, three),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know members it may not describe',
      snapshot: group({ members: 'denied' }),
      subject,
      expect: 'unknown',
    },
    {
      does: 'says nothing during a rebalance',
      snapshot: group({ state: 'PreparingRebalance' }),
      subject,
      expect: 'notApplicable',
    },
  ]);
  const fixed: GroupSpec = { members: [{ id: 'a', instanceId: 'one' }] };
  const configured = (configs: Configs) => ({
    groupConfigs: new Map([['billing', ok(resource({}, configs, 'group'))]]),
  });
  const restart = (restartMs: number, sessionTimeoutMs?: number) => ({
    groups: new Map([['billing', { restartMs, sessionTimeoutMs }]]),
  });
  testRule('GRP-11', [
    { does: 'mentions that nobody measured a restart', snapshot: group(fixed), subject, expect: 'info' },
    {
      does: 'warns of a session as short as a restart',
      snapshot: group(fixed),
      supplied: restart(45_000, 45_000),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes a longer one',
      snapshot: group(fixed),
      supplied: restart(44_999, 45_000),
      subject,
      expect: 'pass',
    },
    {
      does: "takes the broker's session for the new protocol",
      snapshot: group(
        { ...fixed, type: 'consumer' },
        {},
        { brokers: { 1: { configs: { 'group.consumer.session.timeout.ms': '45000' } } } },
      ),
      supplied: { ...restart(60_000), ...configured({}) },
      subject,
      expect: 'warn',
    },
    {
      does: "takes the group's own session before the broker's",
      snapshot: group({ ...fixed, type: 'consumer' }),
      supplied: { ...restart(59_000), ...configured({ 'consumer.session.timeout.ms': '60000' }) },
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know the session while the configs of the group are not read: it may have its own',
      snapshot: group({ ...fixed, type: 'consumer' }),
      supplied: restart(1000),
      subject,
      expect: 'unknown',
    },
    {
      does: 'cannot know what classic members chose',
      snapshot: group(fixed),
      supplied: restart(1000),
      subject,
      expect: 'unknown',
    },
    {
      does: 'says nothing without static members',
      snapshot: group({ members: [{ id: 'a' }] }),
      subject,
      expect: 'notApplicable',
    },
    {
      does: 'cannot know members it may not describe',
      snapshot: group({ members: 'denied' }),
      subject,
      expect: 'unknown',
    },
  ]);
  const assigned = (assignor: string, count = 3): GroupSpec => ({
    assignor,
    members: Array.from({ length: count }, (_, id) => ({ id: `m${id}` })),
  });
  testRule('GRP-12', [
    { does: 'mentions range for three members', snapshot: group(assigned('range')), subject, expect: 'info' },
    {
      does: 'warns when the group rebalances all the time',
      snapshot: group(assigned('range')),
      supplied: history7(),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes the cooperative assignor',
      snapshot: group(assigned('cooperative-sticky')),
      subject,
      expect: 'pass',
    },
    {
      does: 'says nothing of two members',
      snapshot: group(assigned('range', 2)),
      subject,
      expect: 'notApplicable',
    },
    {
      does: 'says nothing of the new protocol',
      snapshot: group({ ...assigned('range'), type: 'consumer' }),
      subject,
      expect: 'notApplicable',
    },
    {
      does: 'cannot know members it may not describe',
      snapshot: group({ members: 'denied' }),
      subject,
      expect: 'unknown',
    },
  ]);
});

function history7() {
  return { groups: new Map([['billing', { rebalancesPerHour: 7 }]]) };
}

describe('offsets, delays and transactions', () => {
  const ended = (emptyForMs: number, lag = 9): SnapshotSpec =>
    at({ lag }, { state: 'Empty', emptyForMs, wasSeenToEmpty: true });
  const found = (emptyForMs: number): SnapshotSpec => at({ lag: 9 }, { state: 'Empty', emptyForMs });
  const committed = (committedForMs: number, group: GroupSpec): SnapshotSpec =>
    at({ lag: 9, committedForMs }, { state: 'Empty', wasSeenToEmpty: true, ...group });
  testRule('GRP-08', [
    {
      does: 'warns two days before the commits go',
      snapshot: ended(5 * DAY + 1),
      subject,
      expect: 'warn',
      says: 'forgets where it was',
    },
    { does: 'passes with two days left', snapshot: ended(5 * DAY), subject, expect: 'pass' },
    {
      does: 'mentions a group dead for a month',
      snapshot: ended(30 * DAY + 1, 0),
      subject,
      expect: 'info',
    },
    { does: 'passes an idle one before', snapshot: ended(30 * DAY, 0), subject, expect: 'pass' },
    ...(['consumer', 'streams'] as const).map((type) => ({
      does: `counts from the last commit of a ${type} group`,
      snapshot: committed(6 * DAY, { type, protocolType: type }),
      subject,
      expect: 'warn' as const,
    })),
    {
      does: 'passes one that only commits, however long nobody was in it',
      snapshot: committed(DAY, { protocolType: '', emptyForMs: 90 * DAY }),
      subject,
      expect: 'pass',
    },
    {
      does: 'warns of one found empty when that alone is long enough',
      snapshot: found(5 * DAY + 1),
      subject,
      expect: 'warn',
    },
    {
      does: 'cannot pass one found empty: it may be so for longer',
      snapshot: found(5 * DAY),
      subject,
      expect: 'unknown',
      says: 'idle for 5 d or longer',
    },
    {
      does: 'cannot pass one whose last commit nobody saw',
      snapshot: committed(5 * DAY, { type: 'consumer', watchedForMs: 5 * DAY }),
      subject,
      expect: 'unknown',
    },
    {
      does: 'cannot know from a first look how long it is empty',
      snapshot: found(0),
      subject,
      expect: 'unknown',
      says: 'or longer',
    },
    { does: 'says nothing of an active group', snapshot: at({ lag: 9 }), subject, expect: 'notApplicable' },
  ]);
  const delay = (ms: string): SnapshotSpec => ({
    brokers: { 1: { configs: { 'group.initial.rebalance.delay.ms': ms } }, 2: {}, 3: {} },
  });
  const crowd = { groups: { big: { members: Array.from({ length: 21 }, (_, id) => ({ id: `m${id}` })) } } };
  testRule('GRP-10', [
    { does: "mentions the sample file's 0", snapshot: delay('0'), expect: 'info', says: "sample's value" },
    { does: 'warns with more than 20 members', snapshot: { ...delay('0'), ...crowd }, expect: 'warn' },
    { does: 'mentions more than a minute', snapshot: delay('60001'), expect: 'info' },
    { does: 'passes a minute', snapshot: delay('60000'), expect: 'pass' },
    {
      does: 'cannot know denied brokers',
      snapshot: { brokers: { 1: { configs: 'denied' } } },
      expect: 'unknown',
    },
  ]);
  const open = (ageMs: number, heldBackOffsets = 5n, topic = 'orders') => ({
    topics: new Map([
      [topic, { openTransactions: [{ partition: 0, ageMs, timeoutMs: 60_000, heldBackOffsets }] }],
    ]),
  });
  const internal: SnapshotSpec = { topics: { __consumer_offsets: { internal: true } } };
  testRule('GRP-13', [
    {
      does: 'warns a minute after its timeout',
      snapshot: group({}),
      supplied: open(120_001),
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'passes until then',
      snapshot: group({}),
      supplied: open(120_000),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'passes one that holds nothing back',
      snapshot: group({}),
      supplied: open(999_999, 0n),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'is grave on the commits',
      snapshot: internal,
      supplied: open(120_001, 5n, '__consumer_offsets'),
      subject: '__consumer_offsets',
      expect: 'critical',
    },
    { does: 'cannot know before they are read', snapshot: group({}), subject: 'orders', expect: 'unknown' },
  ]);
});
