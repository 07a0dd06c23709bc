import { describe } from 'vitest';
import { NOW } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { BrokerSpec, SnapshotSpec, TopicSpec } from '../test-snapshot.ts';

const HOUR = 3_600_000;
const topic = (spec: TopicSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  topics: { orders: spec },
});
const broker = (spec: BrokerSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: spec, 2: {}, 3: {} },
});
const volume = (used: number, more: BrokerSpec['dirs'] = []): SnapshotSpec =>
  broker({ dirs: [{ path: '/a', totalBytes: 1000, usableBytes: 1000 - used }, ...more] });

describe('flush, deletion, timestamps, compression, tiering', () => {
  testRule('STO-04', [
    {
      does: 'accuses a flush interval in the file',
      snapshot: broker({ configs: { 'log.flush.interval.messages': '10000' } }),
      subject: 1,
      expect: 'warn',
    },
    {
      does: 'suggests deleting a dynamic one',
      snapshot: broker({ configs: { 'log.flush.interval.ms': { value: '1000', source: 'cluster' } } }),
      subject: 1,
      expect: 'warn',
      suggests: { key: 'log.flush.interval.ms', value: null },
    },
    {
      does: 'is mild on a dev cluster',
      snapshot: broker({ configs: { 'log.flush.interval.ms': '1' } }),
      supplied: { environment: 'dev' },
      subject: 1,
      expect: 'info',
    },
    { does: 'passes the defaults', snapshot: broker({}), subject: 1, expect: 'pass' },
    {
      does: 'cannot know denied configs',
      snapshot: broker({ configs: 'denied' }),
      subject: 1,
      expect: 'unknown',
    },
    {
      does: 'accuses a topic that overrides it',
      snapshot: topic({ configs: { 'flush.ms': '100' } }),
      subject: 'orders',
      expect: 'warn',
      suggests: { key: 'flush.ms', value: null },
    },
    {
      does: 'does not blame a topic for what it inherits',
      snapshot: topic({ configs: { 'flush.ms': { value: '100', source: 'static' } } }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'cannot know the denied configs of a topic',
      snapshot: topic({ configs: 'denied' }),
      subject: 'orders',
      expect: 'unknown',
    },
  ]);
  testRule('STO-05', [
    {
      does: 'reports a controller that refuses deletion',
      snapshot: broker({ configs: { 'delete.topic.enable': 'false' } }),
      expect: 'info',
    },
    { does: 'passes when all voters allow it', snapshot: {}, expect: 'pass' },
    {
      does: 'cannot know controllers that are no brokers',
      snapshot: { voters: [{ id: 100 }] },
      expect: 'unknown',
      says: 'controller 100',
    },
    { does: 'goes by the brokers without a quorum', snapshot: { voters: 'unsupported' }, expect: 'pass' },
    { does: 'cannot know before the quorum is read', snapshot: { without: ['quorum'] }, expect: 'unknown' },
  ]);
  const bounded = (ms: number) => topic({ configs: { 'message.timestamp.after.max.ms': String(ms) } });
  const newest = (aheadMs: number, futureBytesFraction?: number) => ({
    topics: new Map([
      ['orders', { newestTimestampAt: NOW + aheadMs, ...(futureBytesFraction && { futureBytesFraction }) }],
    ]),
  });
  testRule('STO-06', [
    {
      does: 'accuses more than a day ahead',
      snapshot: bounded(86_400_001),
      subject: 'orders',
      expect: 'warn',
      suggests: { key: 'message.timestamp.after.max.ms', value: '3600000' },
    },
    {
      does: 'cannot know a day ahead without the newest timestamp',
      snapshot: bounded(86_400_000),
      subject: 'orders',
      expect: 'unknown',
    },
    {
      does: 'passes a day ahead when no record is',
      snapshot: bounded(86_400_000),
      supplied: newest(0),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'accuses records seen from the future',
      snapshot: bounded(86_400_000),
      supplied: newest(HOUR + 1),
      subject: 'orders',
      expect: 'warn',
      says: 'from the future',
    },
    {
      does: 'is grave when they pin a tenth of the topic',
      snapshot: bounded(86_400_001),
      supplied: newest(HOUR + 1, 0.11),
      subject: 'orders',
      expect: 'critical',
    },
    { does: 'passes the hour of 4.0', snapshot: bounded(HOUR), subject: 'orders', expect: 'pass' },
    {
      does: 'passes LogAppendTime',
      snapshot: topic({
        configs: {
          'message.timestamp.type': 'LogAppendTime',
          'message.timestamp.after.max.ms': '9223372036854775807',
        },
      }),
      subject: 'orders',
      expect: 'pass',
    },
    {
      does: 'cannot know denied configs',
      snapshot: topic({ configs: 'denied' }),
      subject: 'orders',
      expect: 'unknown',
    },
  ]);
  const gzip = topic({ configs: { 'compression.type': 'gzip' } });
  testRule('STO-07', [
    {
      does: 'mentions a fixed codec',
      snapshot: gzip,
      subject: 'orders',
      expect: 'info',
      suggests: { key: 'compression.type', value: 'producer' },
    },
    {
      does: 'warns when the leader is busy',
      snapshot: gzip,
      supplied: { hosts: new Map([[1, { cpuFraction: 0.61 }]]) },
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'stays mild when another broker is',
      snapshot: gzip,
      supplied: { hosts: new Map([[2, { cpuFraction: 0.9 }]]) },
      subject: 'orders',
      expect: 'info',
    },
    { does: 'passes producer', snapshot: topic({}), subject: 'orders', expect: 'pass' },
    {
      does: 'cannot know denied configs',
      snapshot: topic({ configs: 'denied' }),
      subject: 'orders',
      expect: 'unknown',
    },
  ]);
  const tiered = (local: string) =>
    topic({ configs: { 'remote.storage.enable': 'true', 'local.retention.ms': local } });
  testRule('STO-08', [
    { does: 'accuses the default of -2', snapshot: tiered('-2'), subject: 'orders', expect: 'warn' },
    {
      does: 'accuses a local copy as long as the remote one',
      snapshot: tiered('604800000'),
      subject: 'orders',
      expect: 'warn',
    },
    {
      does: 'is grave when copying fails on a full disk',
      snapshot: { ...volume(800), ...tiered('-2') },
      supplied: { hosts: new Map([[1, { remoteCopyErrorsPerSecond: 1 }]]) },
      subject: 'orders',
      expect: 'critical',
    },
    { does: 'passes a shorter local copy', snapshot: tiered('3600000'), subject: 'orders', expect: 'pass' },
    {
      does: 'says nothing of topics that are not tiered',
      snapshot: topic({}),
      subject: 'orders',
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
