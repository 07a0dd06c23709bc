import { describe } from 'vitest';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const topic = (spec: TopicSpec, name = 'orders'): SnapshotSpec => ({ topics: { [name]: spec } });
const subject = 'orders';

describe('what clients leave in place, as far as brokers see', () => {
  const written = (producers?: TopicSpec['producers']) =>
    topic({ recordsPerSecond: 5, ...(producers && { producers }) });
  testRule('CLI-02', [
    {
      does: 'warns of writes without any producer id',
      snapshot: written({ count: 0 }),
      subject,
      expect: 'warn',
    },
    {
      does: 'is grave where order matters',
      snapshot: written({ count: 0 }),
      supplied: { topicTags: () => ({ needsGlobalOrder: true }) },
      subject,
      expect: 'critical',
    },
    { does: 'passes one producer id', snapshot: written({ count: 1 }), subject, expect: 'pass' },
    {
      does: 'cannot know before the producers are read',
      snapshot: written(),
      subject,
      expect: 'unknown',
      says: 'a few topics are at a time',
    },
    {
      does: 'cannot know producers it may not read',
      snapshot: written({ count: 'denied' }),
      subject,
      expect: 'unknown',
      says: 'may not be read',
    },
    {
      does: 'cannot know by what was read an hour ago',
      snapshot: written({ count: 0, agoMs: 3_600_001 }),
      subject,
      expect: 'unknown',
      says: 'last read',
    },
    {
      does: 'cannot know whether anybody writes',
      snapshot: topic({ producers: { count: 0 } }),
      subject,
      expect: 'unknown',
    },
    {
      does: 'says nothing of a quiet topic',
      snapshot: topic({ recordsPerSecond: 0, producers: { count: 0 } }),
      subject,
      expect: 'notApplicable',
    },
  ]);
  const selector = { 'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector' };
  testRule('CLI-10', [
    { does: 'mentions reads across three racks', snapshot: {}, expect: 'info', says: '67 %' },
    {
      does: 'passes a rack-aware selector',
      snapshot: { brokers: { 1: { rack: 'a', configs: selector }, 2: { rack: 'b', configs: selector } } },
      expect: 'pass',
    },
    {
      does: 'says nothing of one rack',
      snapshot: { brokers: { 1: { rack: 'a' }, 2: { rack: 'a' } } },
      expect: 'notApplicable',
    },
    {
      does: 'cannot know denied brokers',
      snapshot: { brokers: { 1: { rack: 'a', configs: 'denied' }, 2: { rack: 'b', configs: selector } } },
      expect: 'unknown',
    },
  ]);
  const changelog = (spec: TopicSpec) => topic(spec, 'app-store-changelog');
  testRule('CLI-11', [
    {
      does: 'warns of a changelog with one copy',
      snapshot: changelog({ replicas: [[1]] }),
      subject: 'app-store-changelog',
      expect: 'warn',
    },
    {
      does: 'warns of one that deletes',
      snapshot: changelog({}),
      subject: 'app-store-changelog',
      expect: 'warn',
      suggests: { key: 'cleanup.policy', value: 'compact' },
    },
    {
      does: 'passes one that compacts',
      snapshot: changelog({ configs: { 'cleanup.policy': 'compact,delete' } }),
      subject: 'app-store-changelog',
      expect: 'pass',
    },
    {
      does: 'passes a repartition topic with three copies',
      snapshot: topic({}, 'app-repartition'),
      subject: 'app-repartition',
      expect: 'pass',
    },
    {
      does: 'cannot know denied configs',
      snapshot: changelog({ configs: 'denied' }),
      subject: 'app-store-changelog',
      expect: 'unknown',
    },
    { does: 'says nothing of other topics', snapshot: topic({}), subject, expect: 'notApplicable' },
  ]);
});
