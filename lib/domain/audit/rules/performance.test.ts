import { describe } from 'vitest';
import type { HostFacts } from '../supplied.ts';
import type { Configs } from '../test-configs.ts';
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

describe('threads', () => {
  testRule('PRF-01', [
    {
      does: 'mentions three threads on eight cores',
      supplied: host({ cores: 8 }),
      subject: 1,
      expect: 'info',
      suggests: { key: 'num.network.threads', value: '6' },
    },
    {
      does: 'warns below 30 % idle',
      supplied: host({ networkIdleFraction: 0.29 }),
      subject: 1,
      expect: 'warn',
    },
    {
      does: 'is grave below 10 %',
      supplied: host({ networkIdleFraction: 0.09 }),
      subject: 1,
      expect: 'critical',
    },
    {
      does: 'passes few cores and 30 % idle',
      supplied: host({ cores: 7, networkIdleFraction: 0.3 }),
      subject: 1,
      expect: 'pass',
    },
    {
      does: 'passes any other number',
      snapshot: first({ 'num.network.threads': '4' }),
      subject: 1,
      expect: 'pass',
    },
    { does: 'cannot know without the host', subject: 1, expect: 'unknown', says: 'cores' },
    {
      does: 'cannot know denied configs',
      snapshot: first('denied'),
      supplied: host({ cores: 64 }),
      subject: 1,
      expect: 'unknown',
    },
  ]);
  testRule('PRF-02', [
    {
      does: 'mentions eight handlers on nine cores',
      supplied: host({ cores: 9 }),
      subject: 1,
      expect: 'info',
      suggests: { key: 'num.io.threads', value: '9' },
    },
    {
      does: 'suggests at most a doubling',
      supplied: host({ cores: 64 }),
      subject: 1,
      expect: 'info',
      suggests: { key: 'num.io.threads', value: '16' },
    },
    {
      does: 'warns below 30 % idle',
      supplied: host({ handlerIdleFraction: 0.29 }),
      subject: 1,
      expect: 'warn',
    },
    {
      does: 'is grave below 10 %',
      supplied: host({ handlerIdleFraction: 0.09 }),
      subject: 1,
      expect: 'critical',
    },
    {
      does: 'passes eight cores and 30 % idle',
      supplied: host({ cores: 8, handlerIdleFraction: 0.3 }),
      subject: 1,
      expect: 'pass',
    },
    { does: 'cannot know without the host', subject: 1, expect: 'unknown' },
  ]);
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
  ]);
});

describe('limits', () => {
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
      supplied: { clientQuotas: 0 },
      expect: 'info',
      says: '4 groups',
    },
    { does: 'passes quotas and limits', snapshot: four, supplied: { clientQuotas: 2 }, expect: 'pass' },
    {
      does: 'cannot know the quotas before they are read',
      snapshot: four,
      expect: 'unknown',
      says: 'quotas',
    },
    {
      does: 'cannot know denied brokers',
      snapshot: { brokers: { 1: { configs: 'denied' }, 2: { configs: { 'max.connections': '9' } } } },
      supplied: { clientQuotas: 1 },
      expect: 'unknown',
    },
  ]);
});
