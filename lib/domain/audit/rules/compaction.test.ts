import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { behind } from '../test-groups.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const HOUR = 3_600_000;
const subject = 'state';
const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { state: spec },
});
const compacted = (configs: Configs = {}, spec: TopicSpec = {}, more: SnapshotSpec = {}) =>
  topic({ ...spec, configs: { 'cleanup.policy': 'compact', ...configs } }, more);
const denied = topic({ configs: 'denied' });
const plain = topic({});

describe('the cleaner and its triggers', () => {
  const live = (liveBytes: bigint) => ({ topics: new Map([['state', { liveBytes }]]) });
  testRule('CMP-02', [
    {
      does: 'warns of a ratio near 0',
      snapshot: compacted({ 'min.cleanable.dirty.ratio': '0.049' }),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes 0.05 that somebody set',
      snapshot: compacted({ 'min.cleanable.dirty.ratio': '0.05' }),
      subject,
      expect: 'pass',
    },
    {
      does: 'mentions a log ten times its current values',
      snapshot: compacted({}, { bytes: [1001] }),
      supplied: live(100n),
      subject,
      expect: 'info',
    },
    {
      does: 'passes exactly ten times',
      snapshot: compacted({}, { bytes: [1000] }),
      supplied: live(100n),
      subject,
      expect: 'pass',
    },
    {
      does: 'cannot know without the current values',
      snapshot: compacted(),
      subject,
      expect: 'unknown',
      says: 'not measured',
    },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
    { does: 'says nothing of delete topics', snapshot: plain, subject, expect: 'notApplicable' },
  ]);
  testRule('CMP-03', [
    {
      does: 'mentions a quiet topic with week-long segments',
      snapshot: compacted({}, { recordsPerSecond: 1 }),
      subject,
      expect: 'info',
      suggests: { key: 'segment.ms', value: '86400000' },
    },
    {
      does: 'passes a topic that fills its segments',
      snapshot: compacted({}, { recordsPerSecond: 1800 }),
      subject,
      expect: 'pass',
    },
    {
      does: 'passes segments of a day whatever the rate',
      snapshot: compacted({ 'segment.ms': '86400000' }),
      subject,
      expect: 'pass',
    },
    { does: 'cannot know without a rate', snapshot: compacted(), subject, expect: 'unknown' },
    { does: 'says nothing of delete topics', snapshot: plain, subject, expect: 'notApplicable' },
  ]);
  const deadline = { topicTags: () => ({ hasDeletionDeadline: true }) };
  testRule('CMP-04', [
    {
      does: 'is grave when the bounds are inverted',
      snapshot: compacted({ 'max.compaction.lag.ms': '1000', 'min.compaction.lag.ms': '1001' }),
      subject,
      expect: 'critical',
    },
    {
      does: 'passes equal bounds',
      snapshot: compacted({ 'max.compaction.lag.ms': '1000', 'min.compaction.lag.ms': '1000' }),
      subject,
      expect: 'pass',
    },
    {
      does: 'mentions a missing bound where deletes have a deadline',
      snapshot: compacted(),
      supplied: deadline,
      subject,
      expect: 'info',
      suggests: { key: 'max.compaction.lag.ms', value: '86400000' },
    },
    {
      does: 'passes a missing bound where nobody set a deadline',
      snapshot: compacted(),
      subject,
      expect: 'pass',
    },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
  ]);
  const readers: SnapshotSpec = { groups: { view: { lags: { state: { 0: { lag: 5 } } } } } };
  testRule('CMP-05', [
    {
      does: 'warns above half of the window',
      snapshot: behind(12 * HOUR + 1, compacted({}, {}, readers)),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes half of it',
      snapshot: behind(12 * HOUR, compacted({}, {}, readers)),
      subject,
      expect: 'pass',
    },
    {
      does: 'is grave above the window',
      snapshot: behind(24 * HOUR + 1, compacted({}, {}, readers)),
      subject,
      expect: 'critical',
      suggests: { key: 'delete.retention.ms', value: String(49 * HOUR) },
    },
    {
      does: 'cannot know without the time lag',
      snapshot: compacted({}, {}, readers),
      subject,
      expect: 'unknown',
    },
    { does: 'says nothing of delete topics', snapshot: plain, subject, expect: 'notApplicable' },
  ]);
  const off: SnapshotSpec = { brokers: { 1: { configs: { 'log.cleaner.enable': 'false' } } } };
  const cleaner = (deadCleanerThreads: number, uncleanablePartitions: number) => ({
    hosts: new Map([[1, { deadCleanerThreads, uncleanablePartitions }]]),
  });
  testRule('CMP-06', [
    { does: 'is grave when it is off', snapshot: off, subject: 1, expect: 'critical' },
    { does: 'is grave when a thread died', supplied: cleaner(1, 0), subject: 1, expect: 'critical' },
    { does: 'warns of partitions it cannot clean', supplied: cleaner(0, 1), subject: 1, expect: 'warn' },
    { does: 'passes a cleaner known to live', supplied: cleaner(0, 0), subject: 1, expect: 'pass' },
    { does: 'cannot know its health from configs alone', subject: 1, expect: 'unknown', says: 'JMX' },
    {
      does: 'cannot know denied configs',
      snapshot: { brokers: { 1: { configs: 'denied' } } },
      supplied: cleaner(0, 0),
      subject: 1,
      expect: 'unknown',
    },
  ]);
  const offsets = (configs: TopicSpec['configs'], name = '__consumer_offsets'): SnapshotSpec => ({
    topics: { [name]: { internal: true, ...(configs && { configs }) } },
  });
  testRule('CMP-07', [
    {
      does: 'accuses deleted commits',
      snapshot: offsets({}),
      subject: '__consumer_offsets',
      expect: 'critical',
      suggests: { key: 'cleanup.policy', value: 'compact' },
    },
    {
      does: 'passes compaction',
      snapshot: offsets({ 'cleanup.policy': 'compact' }),
      subject: '__consumer_offsets',
      expect: 'pass',
    },
    {
      does: 'accuses compact and delete together',
      snapshot: offsets({ 'cleanup.policy': 'compact,delete' }),
      subject: '__consumer_offsets',
      expect: 'critical',
    },
    {
      does: 'accuses a share state with limited retention',
      snapshot: offsets({}, '__share_group_state'),
      subject: '__share_group_state',
      expect: 'critical',
      suggests: { key: 'retention.ms', value: '-1' },
    },
    {
      does: 'passes an unlimited share state',
      snapshot: offsets({ 'retention.ms': '-1' }, '__share_group_state'),
      subject: '__share_group_state',
      expect: 'pass',
    },
    {
      does: 'cannot know denied configs',
      snapshot: offsets('denied'),
      subject: '__consumer_offsets',
      expect: 'unknown',
    },
    { does: 'says nothing of other topics', snapshot: plain, subject, expect: 'notApplicable' },
  ]);
});
