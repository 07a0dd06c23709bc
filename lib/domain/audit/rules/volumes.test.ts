import { describe } from 'vitest';
import { NOW } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { BrokerSpec, SnapshotSpec } from '../test-snapshot.ts';

const HOUR = 3_600_000;
const broker = (spec: BrokerSpec, more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: spec, 2: {}, 3: {} },
});
const volume = (used: number, more: BrokerSpec['dirs'] = []): SnapshotSpec =>
  broker({ dirs: [{ path: '/a', totalBytes: 1000, usableBytes: 1000 - used }, ...more] });

describe('log directories', () => {
  testRule('STO-01', [
    {
      does: 'accuses a path under /tmp whoever set it',
      snapshot: broker({ configs: { 'log.dirs': '/data/a, /tmp/mine' } }),
      subject: 1,
      expect: 'critical',
      says: '/tmp/mine',
    },
    {
      does: "tells the sample file's path",
      snapshot: broker({ configs: { 'log.dirs': '/tmp/kraft-combined-logs' } }),
      subject: 1,
      expect: 'critical',
      says: "sample's value",
    },
    {
      does: 'accuses /var/tmp for the metadata',
      snapshot: broker({ configs: { 'metadata.log.dir': '/var/tmp/meta' } }),
      subject: 1,
      expect: 'critical',
    },
    {
      does: 'falls back on log.dir',
      snapshot: broker({ configs: { 'log.dirs': null } }),
      subject: 1,
      expect: 'critical',
    },
    {
      does: 'passes /tmpfs-data',
      snapshot: broker({ configs: { 'log.dirs': '/tmpfs-data' } }),
      subject: 1,
      expect: 'pass',
    },
    {
      does: 'goes by the real paths when the configs are denied',
      snapshot: broker({ configs: 'denied', dirs: [{ path: '/tmp/kafka-logs' }] }),
      subject: 1,
      expect: 'critical',
    },
    {
      does: 'cannot know denied configs',
      snapshot: broker({ configs: 'denied' }),
      subject: 1,
      expect: 'unknown',
    },
    {
      does: 'does not trust the old configs of a silent broker',
      snapshot: broker({ configsAt: NOW - HOUR }),
      subject: 1,
      expect: 'unknown',
      says: /last read 1 h|last read 60 m/,
    },
  ]);
  const failure = {
    code: 'kafka_refused',
    message: 'Disk error.',
    retryable: false,
    kafka: { code: 56, name: 'KAFKA_STORAGE_ERROR', message: null },
  } as const;
  testRule('STO-02', [
    {
      does: 'accuses an offline dir',
      snapshot: broker({ dirs: [{ path: '/a' }, { path: '/b', error: failure }] }),
      subject: 1,
      expect: 'critical',
      says: '/b',
    },
    { does: 'passes healthy dirs', snapshot: broker({}), subject: 1, expect: 'pass' },
    {
      does: 'cannot know without log dirs',
      snapshot: { without: ['logDirs'] },
      subject: 1,
      expect: 'unknown',
    },
    {
      does: 'cannot know a dir that answers with another error',
      snapshot: broker({
        dirs: [{ path: '/a', error: { code: 'internal', message: 'Odd.', retryable: false } }],
      }),
      subject: 1,
      expect: 'unknown',
    },
    { does: 'cannot know an absent broker', snapshot: { absent: [3] }, subject: 3, expect: 'unknown' },
  ]);
  const idle = (snapshot: SnapshotSpec): SnapshotSpec => ({
    ...snapshot,
    topics: { orders: { recordsPerSecond: 0 } },
  });
  testRule('STO-03', [
    { does: 'mentions 60 %', snapshot: volume(600), subject: 1, expect: 'info' },
    {
      does: 'is silent below 60 % when nothing is written',
      snapshot: idle(volume(599)),
      subject: 1,
      expect: 'pass',
    },
    { does: 'warns at 80 %', snapshot: volume(800), subject: 1, expect: 'warn' },
    { does: 'is grave at 85 %', snapshot: volume(850), subject: 1, expect: 'critical', says: '85 % full' },
    {
      does: 'is grave when the volume is full within two days',
      snapshot: volume(100),
      supplied: { hosts: new Map([[1, { diskFullInDays: 1.9 }]]) },
      subject: 1,
      expect: 'critical',
    },
    {
      does: 'warns when it is full within a week',
      snapshot: volume(100),
      supplied: { hosts: new Map([[1, { diskFullInDays: 6.9 }]]) },
      subject: 1,
      expect: 'warn',
    },
    {
      does: 'passes when the forecast is long',
      snapshot: volume(100),
      supplied: { hosts: new Map([[1, { diskFullInDays: 7 }]]) },
      subject: 1,
      expect: 'pass',
    },
    {
      does: 'passes when retention deletes before it is full',
      snapshot: volume(100),
      supplied: { hosts: new Map([[1, { diskFullInDays: Number.POSITIVE_INFINITY }]]) },
      subject: 1,
      expect: 'pass',
    },
    {
      does: 'tells no day when there is none',
      snapshot: volume(850),
      supplied: { hosts: new Map([[1, { diskFullInDays: Number.POSITIVE_INFINITY }]]) },
      subject: 1,
      expect: 'critical',
      says: /left\.$/,
    },
    {
      does: 'cannot pass by a forecast that leaves a topic out',
      snapshot: { ...volume(100), topics: { orders: {} } },
      supplied: { hosts: new Map([[1, { diskFullInDays: 30, diskFullGap: 'Left out: 1 topic.' }]]) },
      subject: 1,
      expect: 'unknown',
      says: 'Left out',
    },
    {
      does: 'mentions directories more than 10 points apart',
      snapshot: volume(300, [{ path: '/b', totalBytes: 1000, usableBytes: 801 }]),
      subject: 1,
      expect: 'info',
      says: 'unevenly',
    },
    {
      does: 'cannot know the forecast without history',
      snapshot: { ...volume(100), topics: { orders: {} } },
      subject: 1,
      expect: 'unknown',
      says: 'history',
    },
    {
      does: 'cannot know volumes before Kafka 3.3',
      snapshot: broker({ dirs: [{ path: '/a', totalBytes: null }] }),
      subject: 1,
      expect: 'unknown',
      says: '3.3',
    },
  ]);
});
