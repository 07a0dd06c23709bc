import { describe } from 'vitest';
import { behind, type GroupSpec, type LagSpec } from '../test-groups.ts';
import { NOW } from '../test-moment.ts';
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
const points = (from: number, to: number, consumed = 1): NonNullable<GroupSpec['points']> =>
  Array.from({ length: 11 }, (_, step) => [
    100_000 - step * 10_000,
    from + ((to - from) * step) / 10,
    consumed * step,
  ]);

describe('positions', () => {
  const start: TopicSpec = { offsets: [[500, 1000]] };
  testRule('GRP-01', [
    {
      does: 'accuses a commit below the log start',
      snapshot: at({ committed: 499 }, {}, start),
      subject,
      expect: 'critical',
      says: '1 offset ',
    },
    {
      does: 'passes a commit at the log start',
      snapshot: at({ committed: 500 }, {}, start),
      subject,
      expect: 'pass',
    },
    {
      does: 'forgets deleted topics',
      snapshot: group({ lags: { gone: { 0: { committed: 1 } } } }),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know without offsets',
      snapshot: at({}, {}, start, { without: ['offsets'] }),
      subject,
      expect: 'unknown',
    },
  ]);
  testRule('GRP-05', [
    {
      does: 'warns of a step back',
      snapshot: at({ committed: 5, rewoundFrom: 9 }),
      subject,
      expect: 'warn',
      says: 'from 9 to 5',
    },
    { does: 'is grave beyond the log end', snapshot: at({ lag: null }), subject, expect: 'critical' },
    { does: 'passes a steady commit', snapshot: at({}), subject, expect: 'pass' },
    {
      does: 'cannot know before it is sampled',
      snapshot: { ...at({}), collectedAt: NOW - DAY, readAt: { metadata: NOW, groups: NOW } },
      subject,
      expect: 'unknown',
    },
  ]);
  testRule('GRP-02', [
    {
      does: 'is grave when a stopped group has less than a day',
      snapshot: behind(6 * DAY + 1, at({ lag: 5 }, { state: 'Empty' })),
      subject,
      expect: 'critical',
      suggests: { key: 'retention.ms', value: String(14 * DAY) },
    },
    {
      does: 'warns below three days',
      snapshot: behind(4 * DAY + 1, at({ lag: 5 }, { state: 'Empty' })),
      subject,
      expect: 'warn',
    },
    {
      does: 'accuses by a bound, and says that it is one',
      snapshot: behind(6 * DAY + 1, at({ lag: 5, isBound: true }, { state: 'Empty' })),
      subject,
      expect: 'critical',
      says: /^In at most 2[34] h/,
    },
    {
      does: 'cannot acquit by a bound: after a restart a group 60 h behind is at least 30 s behind',
      snapshot: behind(30_000, at({ lag: 5, isBound: true }, { state: 'Empty' })),
      subject,
      expect: 'unknown',
    },
    {
      does: 'passes three days',
      snapshot: behind(4 * DAY, at({ lag: 5 }, { state: 'Empty' })),
      subject,
      expect: 'pass',
    },
    // Consumes 300 of 400: 48 h behind of 72 h leave 96 h.
    {
      does: 'stretches the time by how fast the group reads',
      snapshot: behind(
        48 * HOUR,
        at(
          { lag: 5 },
          { points: points(1000, 2000, 300) },
          { configs: { 'retention.ms': String(72 * HOUR) } },
        ),
      ),
      subject,
      expect: 'pass',
    },
    {
      does: 'counts how fast a group reads that only commits, and is Empty by nature',
      snapshot: behind(
        48 * HOUR,
        at(
          { lag: 5 },
          { points: points(1000, 2000, 300), state: 'Empty', protocolType: '' },
          { configs: { 'retention.ms': String(72 * HOUR) } },
        ),
      ),
      subject,
      expect: 'pass',
    },
    {
      does: 'counts what is left for one that reads nothing',
      snapshot: behind(
        48 * HOUR,
        at({ lag: 5 }, { points: points(1000, 2000, 0) }, { configs: { 'retention.ms': String(72 * HOUR) } }),
      ),
      subject,
      expect: 'warn',
      says: /^In 24 h/,
    },
    { does: 'passes a group that has read all', snapshot: at({ lag: 0 }), subject, expect: 'pass' },
    {
      does: 'passes compacted topics',
      snapshot: at({ lag: 5 }, {}, { configs: { 'cleanup.policy': 'compact' } }),
      subject,
      expect: 'pass',
    },
    {
      does: 'minds a size limit',
      snapshot: at(
        { lag: 500 },
        { state: 'Empty' },
        { configs: { 'retention.bytes': '1000', 'retention.ms': '-1' }, recordsPerSecond: 1 },
      ),
      subject,
      expect: 'critical',
    },
    {
      does: 'cannot know without the time lag',
      snapshot: at({ lag: 5 }),
      subject,
      expect: 'unknown',
      says: 'not sampled often enough',
    },
  ]);
});

describe('progress', () => {
  testRule('GRP-03', [
    {
      does: 'warns of a lag that grows',
      snapshot: at({ lag: 9 }, { points: points(10, 20) }),
      subject,
      expect: 'warn',
    },
    {
      does: 'is grave beyond half of the retention',
      snapshot: behind(3.6 * DAY, at({ lag: 9 }, { points: points(10, 20) })),
      subject,
      expect: 'critical',
    },
    {
      does: 'passes a lag that falls',
      snapshot: at({ lag: 9 }, { points: points(20, 10) }),
      subject,
      expect: 'pass',
    },
    {
      does: 'passes when it was 0 in between',
      snapshot: at({ lag: 9 }, { points: points(0, 20) }),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know from samples of less than 50 s',
      snapshot: at({ lag: 9 }, { points: points(10, 20).slice(-4) }),
      subject,
      expect: 'unknown',
    },
  ]);
  const minutes = 60_000;
  testRule('GRP-04', [
    {
      does: 'warns of commits that repeat',
      snapshot: at({ lag: 9, behindForMs: minutes, committedForMs: minutes }),
      subject,
      expect: 'warn',
      says: 'orders-0',
    },
    {
      does: 'passes before a minute has gone',
      snapshot: at({ lag: 9, behindForMs: minutes - 1, committedForMs: minutes - 1 }),
      subject,
      expect: 'pass',
    },
    {
      does: 'warns of a group that left its records',
      snapshot: at({ lag: 9 }, { state: 'Empty' }),
      subject,
      expect: 'warn',
    },
    {
      does: 'is grave when they are deleted within a day',
      snapshot: behind(6.5 * DAY, at({ lag: 9 }, { state: 'Empty' })),
      subject,
      expect: 'critical',
    },
    {
      does: 'warns of an owned partition that was never committed',
      snapshot: group({ members: [{ id: 'a', partitions: { orders: [0] } }] }, { recordsPerSecond: 1 }),
      subject,
      expect: 'warn',
      says: 'never committed',
    },
    {
      does: 'passes one without new records',
      snapshot: group({ members: [{ id: 'a', partitions: { orders: [0] } }] }, { recordsPerSecond: 0 }),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know members it may not describe',
      snapshot: at({}, { members: 'denied' }),
      subject,
      expect: 'unknown',
    },
  ]);
  const history = (rebalancesPerHour: number, rebalancingFraction = 0, watchedMs = HOUR) => ({
    groups: new Map([['billing', { rebalancesPerHour, rebalancingFraction, watchedSince: NOW - watchedMs }]]),
  });
  testRule('GRP-09', [
    {
      does: 'warns of more than six an hour',
      snapshot: at({}),
      supplied: history(7),
      subject,
      expect: 'warn',
    },
    { does: 'passes six', snapshot: at({}), supplied: history(6, 0.05), subject, expect: 'pass' },
    {
      does: 'warns of more than 5 % of the time',
      snapshot: at({}),
      supplied: history(0, 0.051),
      subject,
      expect: 'warn',
      says: 'spent 5.1 % of the time',
    },
    {
      does: 'is grave while lag grows',
      snapshot: at({}, { points: points(10, 20) }),
      supplied: history(7),
      subject,
      expect: 'critical',
    },
    {
      does: 'warns of a storm before the hour is over',
      snapshot: at({}),
      supplied: history(7, 0, HOUR / 4),
      subject,
      expect: 'warn',
    },
    {
      does: 'cannot know before it watched for an hour',
      snapshot: at({}),
      supplied: history(6, 0.05, HOUR - 1),
      subject,
      expect: 'unknown',
      says: 'watched for 59 m',
    },
    {
      does: 'cannot know members it may not describe',
      snapshot: at({}, { members: 'denied' }),
      supplied: history(0),
      subject,
      expect: 'unknown',
      says: 'may not be read',
    },
  ]);
});
