import { describe } from 'vitest';
import { behind } from '../test-groups.ts';
import { NOW } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const HOUR = 3_600_000;
const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: spec },
});
const billing = { billing: { lags: { orders: { 0: { lag: 50 } } } } };
const boundOnly = { billing: { lags: { orders: { 0: { lag: 50, isBound: true } } } } };
const full = (used: number) => ({
  1: { dirs: [{ path: '/data', totalBytes: 100, usableBytes: 100 - used }] },
  2: {},
  3: {},
});

describe('a week of retention', () => {
  testRule('RET-01', [
    {
      does: 'accuses the built-in seven days and suggests 72 h',
      snapshot: topic({}, { brokers: full(60) }),
      subject: 'orders',
      expect: 'warn',
      says: /168 h.*nobody set it/,
      suggests: { key: 'retention.ms', value: '259200000' },
    },
    {
      does: "sees through the sample file's 168 hours",
      snapshot: topic({
        configs: {
          'retention.ms': {
            value: '604800000',
            source: 'static',
            synonyms: [{ name: 'log.retention.hours', value: '168', source: 'static' }],
          },
        },
      }),
      subject: 'orders',
      expect: 'info',
      says: "sample's value",
    },
    {
      does: 'is mild while the volumes are less than half full',
      snapshot: topic({}, { brokers: full(49) }),
      subject: 'orders',
      expect: 'info',
    },
    {
      does: 'is a warning from half full on',
      snapshot: topic({}, { brokers: full(50) }),
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'is grave on a full volume',
      snapshot: topic({}, { brokers: full(85) }),
      subject: 'orders',
      expect: 'critical',
    },
    {
      does: 'is no longer mild when a volume is unknown',
      snapshot: topic({}, { without: ['logDirs'] }),
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'suggests twice the lag of the slowest group',
      snapshot: behind(50 * HOUR, topic({}, { groups: billing })),
      subject: 'orders',
      expect: 'info',
      says: /billing is only 2 d 2 h behind/,
      suggests: { key: 'retention.ms', value: String(100 * HOUR) },
    },
    {
      does: 'passes seven days that somebody set on the topic',
      snapshot: topic({ configs: { 'retention.ms': '604800000' } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'passes an inherited value one millisecond shorter',
      snapshot: topic({ configs: { 'retention.ms': { value: '604799999', source: 'cluster' } } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'says nothing of compacted topics',
      snapshot: topic({ configs: { 'cleanup.policy': 'compact' } }),
      subject: 'orders',
      expect: 'notApplicable',
    },
    {
      does: 'cannot know when the configs are denied',
      snapshot: topic({ configs: 'denied' }),
      subject: 'orders',
      expect: 'unknown',
      says: 'Not authorized',
    },
    {
      does: 'cannot know before the configs are read',
      snapshot: topic({}, { without: ['topicConfigs'] }),
      subject: 'orders',
      expect: 'unknown',
      says: 'not been read yet',
    },
    {
      does: 'takes configs read 11 minutes ago for unknown',
      snapshot: topic({}, { readAt: { topicConfigs: NOW - 660_000 } }),
      subject: 'orders',
      expect: 'unknown',
    },
    {
      does: 'accuses from the limit of a policy on',
      snapshot: topic({ configs: { 'retention.ms': { value: '86400000', source: 'cluster' } } }),
      limits: { retentionMsFrom: 86_400_000 },
      subject: 'orders',
      expect: 'info',
    },
  ]);
});

describe('an unbounded log', () => {
  const unbounded = { 'retention.ms': '-1', 'retention.bytes': '-1' };
  testRule('RET-02', [
    {
      does: 'accuses a delete topic without any limit',
      snapshot: topic({ configs: unbounded }),
      subject: 'orders',
      expect: 'critical',
      suggests: { key: 'retention.ms', value: '259200000' },
    },
    {
      does: 'accuses an empty cleanup policy (4.2)',
      snapshot: topic({ configs: { 'cleanup.policy': '' } }),
      subject: 'orders',
      expect: 'critical',
      suggests: { key: 'cleanup.policy', value: 'delete' },
    },
    {
      does: 'warns above 30 days without a size limit',
      snapshot: topic({ configs: { 'retention.ms': '2592000001' } }),
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'passes 30 days',
      snapshot: topic({ configs: { 'retention.ms': '2592000000' } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'passes 31 days on a tiered topic',
      snapshot: topic({ configs: { 'retention.ms': '2678400000', 'remote.storage.enable': 'true' } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'passes a size limit alone',
      snapshot: topic({ configs: { 'retention.ms': '-1', 'retention.bytes': '1000' } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'passes compact and delete together',
      snapshot: topic({ configs: { ...unbounded, 'cleanup.policy': 'compact,delete' } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'mentions a missing size limit when a policy asks for it',
      snapshot: topic({}),
      limits: { reportMissingSizeLimit: 1 },
      subject: 'orders',
      expect: 'info',
    },
    {
      does: "leaves the brokers' own topics alone",
      snapshot: { topics: { __share_group_state: { internal: true, configs: unbounded } } },
      subject: '__share_group_state',
      expect: 'notApplicable',
    },
    {
      does: 'cannot know denied configs',
      snapshot: topic({ configs: 'denied' }),
      subject: 'orders',
      expect: 'unknown',
    },
  ]);
});

describe('retention against its readers', () => {
  const keeps = (ms: number, more: SnapshotSpec = {}) =>
    topic({ configs: { 'retention.ms': String(ms) } }, more);
  testRule('RET-03', [
    {
      does: 'accuses less than an hour whoever reads',
      snapshot: keeps(HOUR - 1, { groups: billing }),
      subject: 'orders',
      expect: 'warn',
      suggests: { key: 'retention.ms', value: String(HOUR) },
    },
    { does: 'passes an hour with no group', snapshot: keeps(HOUR), subject: 'orders', expect: 'pass' },
    {
      does: 'accuses less than twice the lag',
      snapshot: behind(10 * HOUR, keeps(20 * HOUR - 1, { groups: billing })),
      subject: 'orders',
      expect: 'warn',
      suggests: { key: 'retention.ms', value: String(20 * HOUR) },
    },
    {
      does: 'accuses by a bound of the lag, and says that it is one',
      snapshot: behind(10 * HOUR, keeps(12 * HOUR, { groups: boundOnly })),
      subject: 'orders',
      expect: 'critical',
      says: 'billing is at least 10 h behind',
    },
    {
      does: 'cannot acquit by a bound of the lag',
      snapshot: behind(10 * HOUR, keeps(20 * HOUR, { groups: boundOnly })),
      subject: 'orders',
      expect: 'unknown',
    },
    {
      does: 'passes twice the lag',
      snapshot: behind(10 * HOUR, keeps(20 * HOUR, { groups: billing })),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'is grave below 1.25 times the lag',
      snapshot: behind(10 * HOUR, keeps(12 * HOUR, { groups: billing })),
      subject: 'orders',
      expect: 'critical',
      says: 'billing is 10 h behind',
    },
    {
      does: 'knows a lag of no time from a lag of no records',
      snapshot: keeps(HOUR, { groups: { billing: { lags: { orders: { 0: { lag: 0 } } } } } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'cannot know while a lagging group has no time lag',
      snapshot: keeps(HOUR, { groups: billing }),
      subject: 'orders',
      expect: 'unknown',
      says: 'billing',
    },
    {
      does: 'cannot know without the groups',
      snapshot: keeps(HOUR, { without: ['groups'] }),
      subject: 'orders',
      expect: 'unknown',
    },
    {
      does: 'says nothing of unlimited retention',
      snapshot: keeps(-1),
      subject: 'orders',
      expect: 'notApplicable',
    },
  ]);
});

describe('slow segments', () => {
  // 1,000 bytes in 1,000 offsets: one record is one byte.
  const writes = (recordsPerSecond: number, configs = {}) => topic({ recordsPerSecond, configs });
  const atTheEdge = 1_073_741_824 / 151_200;
  testRule('RET-04', [
    {
      does: 'accuses a slow topic whose segments stay open for a week',
      snapshot: writes(1),
      subject: 'orders',
      expect: 'info',
      says: /336 h.*168 h/,
      suggests: { key: 'segment.ms', value: '151200000' },
    },
    {
      does: 'passes when the rate fills a segment in time',
      snapshot: writes(atTheEdge + 1),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'accuses a rate just below that',
      snapshot: writes(atTheEdge - 0.01),
      subject: 'orders',
      expect: 'info',
    },
    {
      does: 'passes segments of a quarter of the retention, whatever the rate',
      snapshot: topic({ configs: { 'segment.ms': '151200000' } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'warns where a deadline was declared',
      snapshot: writes(1),
      supplied: { topicTags: () => ({ hasDeletionDeadline: true }) },
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'cannot know without a write rate',
      snapshot: topic({}),
      subject: 'orders',
      expect: 'unknown',
      says: 'rate',
    },
    {
      does: 'cannot know the rate in bytes without all sizes',
      snapshot: topic({ recordsPerSecond: 1 }, { absent: [3] }),
      subject: 'orders',
      expect: 'unknown',
      says: 'broker 3',
    },
    {
      does: 'says nothing of compacted topics',
      snapshot: writes(1, { 'cleanup.policy': 'compact' }),
      subject: 'orders',
      expect: 'notApplicable',
    },
  ]);
});
