import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { testRule } from '../test-rule.ts';
import type { BrokerSpec, SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const all = (configs: Configs, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: { rack: 'a', configs }, 2: { rack: 'b', configs }, 3: { rack: 'c', configs } },
});
const brokers = (count: number, spec: BrokerSpec = {}) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [at + 1, spec]));
const first = (configs: BrokerSpec['configs']): SnapshotSpec => ({
  brokers: { 1: configs ? { configs } : {}, 2: {}, 3: {} },
});
const topics = (topicsByName: Record<string, TopicSpec>, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: topicsByName,
});

describe('defaults of new topics', () => {
  const three = { 'default.replication.factor': '3' };
  testRule('DUR-01', [
    {
      does: 'is grave while clients create topics',
      snapshot: {},
      expect: 'critical',
      says: 'by naming them',
    },
    {
      does: 'warns when they cannot',
      snapshot: all({ 'auto.create.topics.enable': 'false' }),
      expect: 'warn',
    },
    { does: 'passes three', snapshot: all(three), expect: 'pass' },
    {
      does: 'accuses two on three brokers',
      snapshot: all({ ...three, 'default.replication.factor': '2' }),
      expect: 'critical',
    },
    { does: 'asks no more copies than there are brokers', snapshot: { brokers: brokers(1) }, expect: 'pass' },
    {
      does: 'cannot know what unread controllers would create',
      snapshot: { ...all(three), voters: [{ id: 100 }] },
      expect: 'unknown',
      says: 'controller 100',
    },
    {
      does: 'cannot know while one broker is denied',
      snapshot: {
        ...all(three),
        brokers: { 1: { configs: three }, 2: { configs: 'denied' }, 3: { configs: three } },
      },
      expect: 'unknown',
    },
    {
      does: 'accuses what it knows although one broker is denied',
      snapshot: first('denied'),
      expect: 'critical',
    },
  ]);
  testRule('DUR-03', [
    {
      does: 'is grave on one broker',
      snapshot: { brokers: brokers(1), topics: { a: { replicas: [[1]] } } },
      expect: 'critical',
    },
    {
      does: 'is grave on two that carry two copies',
      snapshot: { brokers: brokers(2), topics: { a: { replicas: [[1, 2]] } } },
      expect: 'critical',
    },
    {
      does: 'warns on two that carry single copies',
      snapshot: { brokers: brokers(2), topics: { a: { replicas: [[1]] } } },
      expect: 'warn',
    },
    {
      does: 'warns with exactly as many brokers as copies',
      snapshot: topics({ a: {} }),
      expect: 'warn',
      says: 'no spare',
    },
    { does: 'passes one broker more', snapshot: { brokers: brokers(4), topics: { a: {} } }, expect: 'pass' },
    {
      does: 'cannot know a topic it may not describe',
      snapshot: {
        brokers: brokers(4),
        topics: { a: { error: { code: 'kafka_denied', message: 'No.', retryable: false } } },
      },
      expect: 'unknown',
    },
    { does: 'cannot know without metadata', snapshot: { without: ['metadata'] }, expect: 'unknown' },
  ]);
  testRule('DUR-11', [
    { does: 'passes equal racks', snapshot: topics({ a: {} }), expect: 'pass' },
    {
      does: 'warns without racks',
      snapshot: { brokers: brokers(3) },
      expect: 'warn',
      says: 'No broker has a rack',
    },
    { does: 'is mild on one host', snapshot: { brokers: brokers(3, { host: 'laptop' }) }, expect: 'info' },
    {
      does: 'is grave when only some have one',
      snapshot: { brokers: { 1: { rack: 'a' }, 2: {}, 3: { rack: 'c' } } },
      expect: 'critical',
      says: 'ignores racks',
    },
    {
      does: 'warns of lopsided racks',
      snapshot: { brokers: { 1: { rack: 'a' }, 2: { rack: 'a' }, 3: { rack: 'b' } } },
      expect: 'warn',
      says: 'between 1 and 2',
    },
    {
      does: 'warns of fewer racks than copies',
      snapshot: { brokers: { 1: { rack: 'a' }, 2: { rack: 'b' } }, topics: { a: { replicas: [[1, 2, 3]] } } },
      expect: 'warn',
      says: '2 racks',
    },
    {
      does: 'keeps the rack of a broker that left',
      snapshot: { absent: [3], topics: { a: {} } },
      expect: 'pass',
    },
    { does: 'cannot know without metadata', snapshot: { without: ['metadata'] }, expect: 'unknown' },
  ]);
});

describe("the brokers' own topics", () => {
  const offsets = (spec: TopicSpec, more: SnapshotSpec = {}) =>
    topics({ __consumer_offsets: { internal: true, ...spec } }, more);
  testRule('DUR-08', [
    { does: 'accuses a topic with one copy', snapshot: offsets({ replicas: [[1]] }), expect: 'critical' },
    { does: 'passes three copies and a good setting', snapshot: offsets({}), expect: 'pass' },
    {
      does: "sees through the sample file's 1",
      snapshot: { ...all({ 'offsets.topic.replication.factor': '1' }), topics: { __consumer_offsets: {} } },
      expect: 'critical',
      says: "sample's value",
    },
    {
      does: 'judges the setting before the topic exists',
      snapshot: all({ 'offsets.topic.replication.factor': '2' }),
      expect: 'critical',
      says: 'does not exist yet',
    },
    {
      does: 'asks one copy of one broker',
      snapshot: { brokers: { 1: { configs: { 'offsets.topic.replication.factor': '1' } } } },
      expect: 'pass',
    },
    { does: 'cannot know denied brokers', snapshot: offsets({}, first('denied')), expect: 'unknown' },
    {
      does: 'accuses the topic although brokers are denied',
      snapshot: offsets({ replicas: [[1]] }, first('denied')),
      expect: 'critical',
    },
  ]);
  testRule('DUR-09', [
    {
      does: 'warns of one confirming replica',
      snapshot: offsets({}),
      expect: 'warn',
      suggests: { key: 'min.insync.replicas', value: '2' },
    },
    { does: 'passes two', snapshot: offsets({ configs: { 'min.insync.replicas': '2' } }), expect: 'pass' },
    {
      does: 'leaves fewer copies to DUR-08',
      snapshot: offsets({ replicas: [[1, 2]] }),
      expect: 'notApplicable',
    },
    { does: 'says nothing before the topic exists', snapshot: {}, expect: 'notApplicable' },
    { does: 'cannot know denied configs', snapshot: offsets({ configs: 'denied' }), expect: 'unknown' },
    { does: 'cannot know without metadata', snapshot: { without: ['metadata'] }, expect: 'unknown' },
  ]);
  const state = (spec: TopicSpec) => topics({ __transaction_state: { internal: true, ...spec } });
  testRule('DUR-10', [
    {
      does: 'accuses a transaction log with one copy',
      snapshot: state({ replicas: [[1]] }),
      expect: 'critical',
    },
    {
      does: 'accuses one confirming replica',
      snapshot: state({}),
      expect: 'critical',
      suggests: { key: 'min.insync.replicas', value: '2' },
    },
    {
      does: 'passes three copies and two confirming',
      snapshot: state({ configs: { 'min.insync.replicas': '2' } }),
      expect: 'pass',
    },
    {
      does: 'only warns of the sample value while the feature is unused',
      snapshot: all({ 'transaction.state.log.replication.factor': '1' }),
      expect: 'warn',
      says: "sample's value",
    },
    {
      does: 'warns of a future minimum ISR of 1',
      snapshot: all({ 'share.coordinator.state.topic.min.isr': '1' }),
      expect: 'warn',
    },
    {
      does: 'minds remote log metadata only with tiering',
      snapshot: all({
        'remote.log.storage.system.enable': 'true',
        'remote.log.metadata.topic.replication.factor': '1',
      }),
      expect: 'warn',
    },
    { does: 'passes a fresh cluster with good settings', snapshot: {}, expect: 'pass' },
    { does: 'cannot know denied brokers', snapshot: first('denied'), expect: 'unknown' },
  ]);
});

describe('broker settings', () => {
  const lag = (ms: number) => first({ 'replica.lag.time.max.ms': String(ms) });
  testRule('DUR-13', [
    { does: 'mentions less than 10 s', snapshot: lag(9_999), subject: 1, expect: 'info' },
    { does: 'passes 10 s', snapshot: lag(10_000), subject: 1, expect: 'pass' },
    { does: 'passes 60 s', snapshot: lag(60_000), subject: 1, expect: 'pass' },
    { does: 'mentions more than 60 s', snapshot: lag(60_001), subject: 1, expect: 'info' },
    {
      does: 'warns while the ISR shrinks',
      snapshot: lag(5_000),
      supplied: { hosts: new Map([[1, { isrShrinksPerSecond: 0.1 }]]) },
      subject: 1,
      expect: 'warn',
    },
    { does: 'cannot know denied configs', snapshot: first('denied'), subject: 1, expect: 'unknown' },
  ]);
  const features = (level: number, elr: number | null): SnapshotSpec => ({
    features: [
      ['metadata.version', level, level],
      ['eligible.leader.replicas.version', elr, 1],
    ],
  });
  testRule('DUR-17', [
    { does: 'mentions level 0 on 4.0', snapshot: features(25, 0), expect: 'info' },
    { does: 'takes a level that was never finalised for 0', snapshot: features(25, null), expect: 'info' },
    { does: 'passes level 1', snapshot: features(27, 1), expect: 'pass' },
    { does: 'says nothing of 3.9', snapshot: features(21, null), expect: 'notApplicable' },
    { does: 'cannot know without the features', snapshot: { without: ['features'] }, expect: 'unknown' },
  ]);
  testRule('DUR-18', [
    {
      does: 'warns when it is off',
      snapshot: first({ 'controlled.shutdown.enable': 'false' }),
      subject: 1,
      expect: 'warn',
    },
    { does: 'passes when it is on', snapshot: {}, subject: 1, expect: 'pass' },
    { does: 'cannot know denied configs', snapshot: first('denied'), subject: 1, expect: 'unknown' },
  ]);
  const sized = (bytes: number, more: SnapshotSpec = {}) =>
    topics({ orders: { configs: { 'max.message.bytes': String(bytes) } } }, more);
  testRule('DUR-19', [
    { does: 'forgives the 12 bytes between the defaults', snapshot: sized(1_048_588), expect: 'pass' },
    { does: 'accuses one byte more', snapshot: sized(1_048_589), expect: 'warn', says: 'orders' },
    {
      does: 'passes what followers fetch',
      snapshot: sized(5_000_000, all({ 'replica.fetch.max.bytes': '5000000' })),
      expect: 'pass',
    },
    {
      does: 'goes by the smallest fetch limit',
      snapshot: sized(5_000_000, first({ 'replica.fetch.max.bytes': '5000000' })),
      expect: 'warn',
    },
    {
      does: 'accuses more than half of a request',
      snapshot: sized(60_000_000, all({ 'replica.fetch.max.bytes': '99000000' })),
      expect: 'warn',
    },
    {
      does: 'cannot know denied topic configs',
      snapshot: topics({ orders: { configs: 'denied' } }),
      expect: 'unknown',
    },
    { does: 'cannot know denied brokers', snapshot: sized(1_048_588, first('denied')), expect: 'unknown' },
  ]);
});
