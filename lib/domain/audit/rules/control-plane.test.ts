import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { NOW } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { SnapshotSpec } from '../test-snapshot.ts';

const DAY = 86_400_000;
const voters = (...ids: number[]): SnapshotSpec => ({ voters: ids.map((id) => ({ id })) });
const unread: SnapshotSpec = { without: ['quorum'] };
const zookeeper: SnapshotSpec = { voters: 'unsupported' };

describe('the quorum', () => {
  testRule('CTL-01', [
    { does: 'is grave with one voter', snapshot: voters(1), expect: 'critical' },
    { does: 'is grave with two', snapshot: voters(1, 2), expect: 'critical' },
    { does: 'passes three', snapshot: voters(1, 2, 3), expect: 'pass' },
    { does: 'warns of four', snapshot: voters(1, 2, 3, 4), expect: 'warn', says: 'no more than 3' },
    { does: 'passes five', snapshot: voters(1, 2, 3, 4, 5), expect: 'pass' },
    {
      does: 'is mild on a dev cluster',
      snapshot: voters(1),
      supplied: { environment: 'dev' },
      expect: 'info',
    },
    { does: 'cannot know before it is read', snapshot: unread, expect: 'unknown' },
    { does: 'says nothing with ZooKeeper', snapshot: zookeeper, expect: 'notApplicable' },
  ]);
  testRule('CTL-02', [
    {
      does: 'warns of nodes with both roles',
      snapshot: voters(1, 2, 3),
      expect: 'warn',
      says: '3 nodes are',
    },
    {
      does: 'is mild on a small dev cluster',
      snapshot: voters(1),
      supplied: { environment: 'dev' },
      expect: 'info',
    },
    { does: 'passes dedicated controllers', snapshot: voters(100, 101, 102), expect: 'pass' },
    { does: 'cannot know before it is read', snapshot: unread, expect: 'unknown' },
  ]);
  const lag = (...ms: (number | null)[]): SnapshotSpec => ({
    voters: [{ id: 1 }, ...ms.map((one, at) => ({ id: at + 2, caughtUpAgoMs: one }))],
  });
  testRule('CTL-03', [
    { does: 'passes 5 s', snapshot: lag(5000, 0), expect: 'pass' },
    { does: 'warns of one voter behind', snapshot: lag(5001, 0), expect: 'warn', says: 'Node 2 is 5 s' },
    {
      does: 'is grave without a majority',
      snapshot: lag(6000, 6000),
      expect: 'critical',
      says: 'no majority',
    },
    {
      does: 'gives observers 10 s',
      snapshot: { ...lag(0, 0), observers: [{ id: 9, caughtUpAgoMs: 10_000 }] },
      expect: 'pass',
    },
    {
      does: 'warns of an observer behind',
      snapshot: { ...lag(0, 0), observers: [{ id: 9, caughtUpAgoMs: 10_001 }] },
      expect: 'warn',
    },
    {
      does: 'cannot know a voter the leader knows nothing of',
      snapshot: lag(null, 0),
      expect: 'unknown',
      says: 'node 2',
    },
    { does: 'cannot know before it is read', snapshot: unread, expect: 'unknown' },
  ]);
});

describe('versions', () => {
  const levels = (finalized: number, supported: number, kraft = 1): SnapshotSpec => ({
    features: [
      ['metadata.version', finalized, supported],
      ['kraft.version', kraft, 1],
    ],
  });
  testRule('CTL-04', [
    { does: 'passes the highest level', snapshot: levels(27, 27), expect: 'pass' },
    { does: 'warns when two releases behind', snapshot: levels(21, 27), expect: 'warn', says: /4\.1.*3\.9/ },
    {
      does: 'mentions one release behind after two weeks',
      snapshot: levels(25, 27),
      supplied: { featuresBehindSince: { at: NOW - 14 * DAY - 1, isBound: false } },
      expect: 'info',
    },
    {
      does: 'mentions it too when it was so for two weeks at least',
      snapshot: levels(25, 27),
      supplied: { featuresBehindSince: { at: NOW - 14 * DAY - 1, isBound: true } },
      expect: 'info',
    },
    {
      does: 'cannot pass what was so when it was first looked at',
      snapshot: levels(25, 27),
      supplied: { featuresBehindSince: { at: NOW - 13 * DAY, isBound: true } },
      expect: 'unknown',
      says: '13 d ago',
    },
    {
      does: 'passes it while the new release proves itself',
      snapshot: levels(25, 27),
      supplied: { featuresBehindSince: { at: NOW - 14 * DAY, isBound: false } },
      expect: 'pass',
    },
    { does: 'cannot know since when', snapshot: levels(25, 27), expect: 'unknown', says: 'since when' },
    {
      does: 'mentions a static list of voters from 4.1 on',
      snapshot: levels(27, 27, 0),
      expect: 'info',
      says: 'static',
    },
    { does: 'does not before', snapshot: levels(25, 25, 0), expect: 'pass' },
    {
      does: 'cannot know before the features are read',
      snapshot: { without: ['features'] },
      expect: 'unknown',
    },
  ]);
  const pinned = (value: string, level: number): SnapshotSpec => ({
    brokers: { 1: { configs: { 'inter.broker.protocol.version': value } } },
    features: [['metadata.version', level, level]],
  });
  testRule('CTL-05', [
    {
      does: 'warns of ZooKeeper',
      snapshot: { ...zookeeper, without: ['features'] },
      expect: 'warn',
      says: 'ZooKeeper',
    },
    {
      does: 'is grave for a pinned protocol of a release out of support',
      snapshot: pinned('3.5-IV2', 21),
      expect: 'critical',
      says: '3.5-IV2',
    },
    { does: 'passes the protocol of the running release', snapshot: pinned('3.9-IV0', 21), expect: 'pass' },
    { does: 'passes Kafka 4, which has no such key', snapshot: {}, expect: 'pass' },
    { does: 'cannot know before the quorum is read', snapshot: unread, expect: 'unknown' },
    {
      does: 'cannot know denied brokers',
      snapshot: { brokers: { 1: { configs: 'denied' } } },
      expect: 'unknown',
    },
  ]);
});

describe('differences between nodes', () => {
  const differ = (configs: Configs): SnapshotSpec => ({ brokers: { 1: { configs }, 2: {}, 3: {} } });
  testRule('CTL-06', [
    { does: 'passes equal brokers', snapshot: {}, expect: 'pass' },
    {
      does: 'warns of a different value',
      snapshot: differ({ 'num.io.threads': '16' }),
      expect: 'warn',
      says: '16 on broker 1 and 8 elsewhere',
    },
    {
      does: 'is grave for what decides about data',
      snapshot: differ({ 'min.insync.replicas': '2' }),
      expect: 'critical',
    },
    {
      does: 'lets addresses and directories differ',
      snapshot: differ({ 'log.dirs': '/other', 'advertised.listeners': 'A://a:1', 'broker.rack': 'x' }),
      expect: 'pass',
    },
    {
      does: 'suggests deleting what one broker overrides',
      snapshot: differ({ 'num.io.threads': { value: '16', source: 'broker' } }),
      expect: 'warn',
      suggests: { key: 'num.io.threads', value: null },
    },
    {
      does: 'warns of an override that hides an equal value below',
      snapshot: differ({
        'num.io.threads': {
          value: '8',
          source: 'broker',
          synonyms: [
            { name: 'num.io.threads', value: '8', source: 'broker' },
            { name: 'num.io.threads', value: '8', source: 'cluster' },
          ],
        },
      }),
      expect: 'warn',
      says: 'of its own',
    },
    {
      does: 'cannot know a denied broker',
      snapshot: { brokers: { 1: { configs: 'denied' }, 2: {}, 3: {} } },
      expect: 'unknown',
    },
  ]);
  const controller = (configs: Configs | 'denied') => ({ ...voters(100), controllers: { 100: configs } });
  testRule('CTL-07', [
    {
      does: 'warns of a controller that would create other topics',
      snapshot: controller({ 'default.replication.factor': '3' }),
      expect: 'warn',
      says: 'controller 100, which decides',
    },
    { does: 'passes equal files', snapshot: controller({}), expect: 'pass' },
    {
      does: 'says that a controller may not be read',
      snapshot: controller('denied'),
      expect: 'unknown',
      says: 'may not be read',
    },
    {
      does: 'cannot know unread controllers',
      snapshot: voters(100),
      expect: 'unknown',
      says: 'controller 100',
    },
    { does: 'says nothing where brokers are the controllers', snapshot: {}, expect: 'notApplicable' },
    { does: 'cannot know before the quorum is read', snapshot: unread, expect: 'unknown' },
  ]);
});
