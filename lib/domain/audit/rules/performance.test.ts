import { describe } from 'vitest';
import type { ClientQuota } from '@/lib/domain/model/quota.ts';
import type { HostFacts } from '../supplied.ts';
import type { Configs } from '../test-configs.ts';
import { DENIED } from '../test-moment.ts';
import { testRule } from '../test-rule.ts';
import type { BrokerSpec, SnapshotSpec } from '../test-snapshot.ts';

const host = (facts: HostFacts) => ({ hosts: new Map([[1, facts]]) });
const first = (configs: BrokerSpec['configs'], more: SnapshotSpec = {}): SnapshotSpec => ({
  ...more,
  brokers: { 1: configs ? { configs } : {}, 2: {}, 3: {} },
});
const everywhere = (configs: Configs): SnapshotSpec => ({
  brokers: { 1: { configs }, 2: { configs }, 3: { configs } },
});
const replicas = (count: number) => ({
  topics: { orders: { replicas: Array.from({ length: count }, () => [1]), recordsPerSecond: 0 } },
});

const withUnreadable = (count: number) => ({
  topics: { ...replicas(count).topics, payments: { error: DENIED } },
});

describe('threads', () => {
  testRule('PRF-03', [
    { does: 'mentions more than 1,000 replicas', snapshot: replicas(1001), subject: 1, expect: 'info' },
    {
      does: 'passes 1,000 with followers known to keep up',
      snapshot: replicas(1000),
      supplied: host({ fetcherLagGrows: false }),
      subject: 1,
      expect: 'pass',
    },
    {
      does: 'warns when followers fall behind',
      supplied: host({ fetcherLagGrows: true }),
      subject: 1,
      expect: 'warn',
    },
    {
      does: 'mentions more than 50 MB/s on three brokers',
      snapshot: { topics: { orders: { recordsPerSecond: 50_000_001 } } },
      subject: 1,
      expect: 'info',
      says: 'MiB/s',
    },
    {
      does: 'passes two fetchers',
      snapshot: first({ 'num.replica.fetchers': '2' }),
      subject: 1,
      expect: 'pass',
    },
    {
      does: 'cannot know whether followers keep up',
      snapshot: replicas(1),
      subject: 1,
      expect: 'unknown',
      says: 'JMX',
    },
  ]);
  testRule('PRF-04', [
    {
      does: 'mentions two threads for more than 1,000 replicas',
      snapshot: replicas(1001),
      subject: 1,
      expect: 'info',
      suggests: { key: 'num.recovery.threads.per.data.dir', value: '4' },
    },
    { does: 'passes 1,000 replicas', snapshot: replicas(1000), subject: 1, expect: 'pass' },
    {
      does: 'passes three threads',
      snapshot: first({ 'num.recovery.threads.per.data.dir': '3' }, replicas(1001)),
      subject: 1,
      expect: 'pass',
    },
    {
      does: "tells the sample file's value",
      snapshot: first({ 'num.recovery.threads.per.data.dir': '1' }, replicas(1001)),
      subject: 1,
      expect: 'info',
      says: "sample's value",
    },
    {
      does: 'cannot know denied configs',
      snapshot: first('denied', replicas(1001)),
      subject: 1,
      expect: 'unknown',
    },
    {
      does: 'cannot pass while the replicas of a topic are not told',
      snapshot: withUnreadable(1000),
      subject: 1,
      expect: 'unknown',
      says: 'payments',
    },
    {
      does: 'accuses what was counted without it',
      snapshot: withUnreadable(1001),
      subject: 1,
      expect: 'info',
    },
  ]);
});

describe('limits', () => {
  const quota = (type: 'user' | 'ip'): ClientQuota => ({
    entity: [{ type, name: null }],
    values: new Map([['producer_byte_rate', 1024]]),
  });
  const limited = everywhere({ 'max.connections': '1000' });
  const four: SnapshotSpec = { ...limited, groups: { a: {}, b: {}, c: {}, d: {} } };
  testRule('PRF-05', [
    { does: 'mentions unlimited connections', snapshot: {}, expect: 'info' },
    {
      does: 'warns where several parties share the cluster',
      snapshot: {},
      supplied: { isMultiTenant: true },
      expect: 'warn',
    },
    {
      does: 'mentions more than three groups without any quota',
      snapshot: four,
      expect: 'info',
      says: '4 groups',
    },
    { does: 'passes quotas and limits', snapshot: { ...four, quotas: [quota('user')] }, expect: 'pass' },
    {
      does: 'takes a limit of addresses for no quota of clients',
      snapshot: { ...four, quotas: [quota('ip')] },
      expect: 'info',
      says: '4 groups',
    },
    {
      does: 'cannot know the quotas before they are read',
      snapshot: { ...four, without: ['quotas'] },
      expect: 'unknown',
      says: 'quotas',
    },
    {
      does: 'cannot know denied brokers',
      snapshot: { brokers: { 1: { configs: 'denied' }, 2: { configs: { 'max.connections': '9' } } } },
      expect: 'unknown',
    },
  ]);
});
