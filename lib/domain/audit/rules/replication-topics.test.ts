import { describe } from 'vitest';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: spec },
});
const copies = (...replicas: number[]) => topic({ replicas: [replicas] });
const denied = topic({ configs: 'denied' });
const minIsr = (value: number, replicas = [1, 2, 3], more: SnapshotSpec = {}) =>
  topic({ replicas: [replicas], configs: { 'min.insync.replicas': String(value) } }, more);
const old: SnapshotSpec = { features: [['metadata.version', 14, 14]] };
const subject = 'orders';

describe('copies', () => {
  testRule('DUR-02', [
    { does: 'is grave with one copy', snapshot: copies(1), subject, expect: 'critical', says: 'one disk' },
    { does: 'warns with two', snapshot: copies(1, 2), subject, expect: 'warn' },
    { does: 'passes three', snapshot: copies(1, 2, 3), subject, expect: 'pass' },
    {
      does: 'goes by the partition with the fewest',
      snapshot: topic({ replicas: [[1, 2, 3], [1]] }),
      subject,
      expect: 'critical',
      says: /^1 partition of orders/,
    },
    {
      does: 'is mild for what was declared ephemeral',
      snapshot: copies(1),
      supplied: { topicTags: () => ({ criticality: 'ephemeral' }) },
      subject,
      expect: 'info',
    },
    {
      does: 'is mild on a dev cluster',
      snapshot: copies(1),
      supplied: { environment: 'dev' },
      subject,
      expect: 'info',
    },
    {
      does: 'cannot know a topic it may not describe',
      snapshot: topic({
        error: { code: 'kafka_denied', message: 'Topic authorization failed.', retryable: false },
      }),
      subject,
      expect: 'unknown',
      says: 'authorization',
    },
    {
      does: "leaves the brokers' topics to DUR-08 and DUR-10",
      snapshot: { topics: { __consumer_offsets: { internal: true, replicas: [[1]] } } },
      subject: '__consumer_offsets',
      expect: 'notApplicable',
    },
  ]);
  const racks = (a: string, b: string, c: string): SnapshotSpec => ({
    brokers: { 1: { rack: a }, 2: { rack: b }, 3: { rack: c } },
  });
  testRule('DUR-12', [
    { does: 'passes copies in racks of their own', snapshot: copies(1, 2, 3), subject, expect: 'pass' },
    {
      does: 'is grave when both copies are in a rack',
      snapshot: topic({ replicas: [[1, 2]] }, racks('a', 'a', 'b')),
      subject,
      expect: 'critical',
      says: 'losing one rack stops',
    },
    {
      does: 'is only a warning while writes survive a rack',
      snapshot: topic(
        { replicas: [[1, 2, 3, 4]] },
        {
          brokers: {
            1: { rack: 'a' },
            2: { rack: 'a' },
            3: { rack: 'b' },
            4: { rack: 'b' },
            5: { rack: 'c' },
          },
        },
      ),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes two racks that share three copies, two of them unavoidably together',
      snapshot: topic({}, racks('a', 'a', 'b')),
      subject,
      expect: 'pass',
    },
    {
      does: 'says nothing without racks',
      snapshot: topic({}, { brokers: { 1: {}, 2: {}, 3: {} } }),
      subject,
      expect: 'notApplicable',
    },
    {
      does: 'cannot know the rack of a broker never seen',
      snapshot: topic({ replicas: [[1, 2, 9]] }),
      subject,
      expect: 'unknown',
      says: 'broker 9',
    },
    {
      does: 'keeps the rack of a broker that left',
      snapshot: topic({}, { absent: [3] }),
      subject,
      expect: 'pass',
    },
  ]);
});

describe('min.insync.replicas', () => {
  testRule('DUR-04', [
    {
      does: 'warns of 1 with three copies',
      snapshot: minIsr(1),
      subject,
      expect: 'warn',
      suggests: { key: 'min.insync.replicas', value: '2' },
    },
    {
      does: 'tells the value that formatting wrote from one that a person set',
      snapshot: topic({ configs: { 'min.insync.replicas': { value: '1', source: 'cluster' } } }),
      subject,
      expect: 'warn',
      says: 'writes by itself',
    },
    {
      does: 'is grave for a critical topic',
      snapshot: minIsr(1),
      supplied: { topicTags: () => ({ criticality: 'critical' }) },
      subject,
      expect: 'critical',
    },
    { does: 'passes 2', snapshot: minIsr(2), subject, expect: 'pass' },
    { does: 'says nothing with two copies', snapshot: minIsr(1, [1, 2]), subject, expect: 'notApplicable' },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
  ]);
  testRule('DUR-05', [
    {
      does: 'warns when every copy must be in sync',
      snapshot: minIsr(3),
      subject,
      expect: 'warn',
      suggests: { key: 'min.insync.replicas', value: '2' },
    },
    {
      does: 'is grave before a planned restart',
      snapshot: minIsr(3),
      supplied: { restartPlanned: true },
      subject,
      expect: 'critical',
    },
    { does: 'passes one less', snapshot: minIsr(2), subject, expect: 'pass' },
    { does: 'says nothing with one copy', snapshot: minIsr(1, [1]), subject, expect: 'notApplicable' },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
  ]);
  testRule('DUR-06', [
    {
      does: 'warns from 3.7 on',
      snapshot: minIsr(2, [1]),
      subject,
      expect: 'warn',
      says: 'the broker takes 1',
      suggests: { key: 'min.insync.replicas', value: '1' },
    },
    {
      does: 'is grave on 3.6',
      snapshot: minIsr(2, [1], old),
      subject,
      expect: 'critical',
      says: 'fail always',
    },
    {
      does: 'is grave while the release is not known',
      snapshot: minIsr(2, [1], { without: ['features'] }),
      subject,
      expect: 'critical',
    },
    { does: 'passes as many as copies', snapshot: minIsr(1, [1]), subject, expect: 'pass' },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
  ]);
  const unclean = (value: string) => topic({ configs: { 'unclean.leader.election.enable': value } });
  testRule('DUR-07', [
    {
      does: 'accuses a topic that allows it',
      snapshot: unclean('true'),
      subject,
      expect: 'critical',
      suggests: { key: 'unclean.leader.election.enable', value: 'false' },
    },
    {
      does: 'only warns where the loss was accepted',
      snapshot: unclean('true'),
      supplied: { topicTags: () => ({ isLossAccepted: true }) },
      subject,
      expect: 'warn',
    },
    {
      does: "passes a topic's own false, whatever controllers say",
      snapshot: { ...unclean('false'), voters: [{ id: 100 }] },
      subject,
      expect: 'pass',
    },
    {
      does: 'accuses a controller whose file allows it',
      snapshot: topic(
        {},
        { brokers: { 1: {}, 2: { configs: { 'unclean.leader.election.enable': 'true' } }, 3: {} } },
      ),
      subject,
      expect: 'critical',
    },
    {
      does: 'cannot know what unread controllers would do',
      snapshot: topic({}, { voters: [{ id: 100 }] }),
      subject,
      expect: 'unknown',
      says: 'controller 100',
    },
    { does: 'passes false everywhere', snapshot: topic({}), subject, expect: 'pass' },
    { does: 'cannot know denied configs', snapshot: denied, subject, expect: 'unknown' },
  ]);
});
