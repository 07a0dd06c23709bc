import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poll } from '@/dev/process/poll.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import {
  addGroup,
  addTopic,
  FIRST_ROUND_ONLY,
  type MemoryCluster,
  memoryCluster,
  memoryReader,
  partition,
} from '@/test/memory-reader.ts';
import { type ClusterCollector, createClusterCollector } from './cluster-collector.ts';

const SECTIONS: SectionName[] = [
  'metadata',
  'offsets',
  'groups',
  'commits',
  'topicConfigs',
  'brokerConfigs',
  'logDirs',
  'quorum',
  'features',
  'acls',
  'reassignments',
  'quotas',
  'newestRecords',
  'producers',
];

let cluster: MemoryCluster;
let collector: ClusterCollector;

const start = async (readRecords = false) => {
  collector = createClusterCollector(memoryReader(cluster), {
    cadence: FIRST_ROUND_ONLY,
    readRecords,
    now: () => cluster.now,
  });
  await poll(() => SECTIONS.every((name) => collector.snapshot().sections[name] !== undefined), {
    what: 'every section',
    timeoutMs: 15_000,
  });
};

const section = <Name extends SectionName>(name: Name) => collector.snapshot().sections[name];
const later = (ms: number) => {
  cluster.now += ms;
};

beforeEach(() => {
  cluster = memoryCluster();
  addTopic(cluster, 'orders', [partition(0, [1, 2]), partition(1, [2, 3])]);
  addGroup(cluster, 'billing', 1, { 'orders/0': 90n, 'orders/1': 100n });
  addGroup(cluster, 'shipping', 2, { 'orders/0': 100n });
});

afterEach(() => collector.stop());

describe('the collector of a cluster', () => {
  it('fills every section from the first round', async () => {
    await start();
    expect(SECTIONS.filter((name) => !section(name)?.ok)).toEqual([]);
    expect(collector.snapshot().progress.get('billing')?.sum).toMatchObject({
      messages: 10n,
      known: 2,
      total: 2,
    });
  });

  it('keeps the last good value and says since when it is stale when a section cannot be collected', async () => {
    await start();
    const before = latest(section('metadata'))?.value;
    cluster.failing.add('readMetadata');
    later(5_000);
    await collector.refresh('metadata');
    const firstFailure = cluster.now;
    later(5_000);
    await collector.refresh('metadata');
    expect(section('metadata')).toMatchObject({
      ok: false,
      since: firstFailure,
      failedAt: cluster.now,
      error: { code: 'kafka_unreachable' },
    });
    expect(latest(section('metadata'))?.value).toBe(before);
  });

  it('goes back to a fresh section when the collection works again', async () => {
    await start();
    cluster.failing.add('readQuorum');
    await collector.refresh('quorum');
    cluster.failing.delete('readQuorum');
    await collector.refresh('quorum');
    expect(section('quorum')).toMatchObject({ ok: true, collectedAt: cluster.now });
  });

  it('lets no other section fail with one that does', async () => {
    cluster.failing.add('readQuorum').add('readLogDirs');
    await start();
    expect(SECTIONS.filter((name) => !section(name)?.ok)).toEqual(['logDirs', 'quorum']);
  });

  it('keeps the groups and offsets of a silent coordinator, with their own age', async () => {
    await start();
    const askedFirst = cluster.now;
    cluster.silent.add(2);
    later(10_000);
    await collector.refresh('groups');
    const groups = latest(section('groups'))?.value;
    expect([...(groups?.keys() ?? [])].sort()).toEqual(['billing', 'shipping']);
    expect(groups?.get('shipping')?.listedAt).toBe(askedFirst);
    expect(groups?.get('billing')?.listedAt).toBe(cluster.now);
    const commits = latest(section('commits'))?.value;
    expect(commits?.get('shipping')).toMatchObject({
      sampledAt: askedFirst,
      error: { code: 'kafka_timeout', brokerId: 2 },
    });
    expect(section('groups')).toMatchObject({ ok: true, failures: [{ brokerId: 2, since: cluster.now }] });
  });

  it('forgets a group when its coordinator answers without it', async () => {
    await start();
    cluster.groups.delete('shipping');
    await collector.refresh('groups');
    expect([...(latest(section('groups'))?.value.keys() ?? [])]).toEqual(['billing']);
    expect(latest(section('commits'))?.value.has('shipping')).toBe(false);
    expect(collector.snapshot().progress.has('shipping')).toBe(false);
  });

  it('keeps the older end offset and its age for a partition whose leader is silent', async () => {
    await start();
    const first = cluster.now;
    cluster.silent.add(2);
    cluster.logs.set('orders/0', { start: 0n, end: 150n });
    later(10_000);
    await collector.refresh('offsets');
    const orders = latest(section('offsets'))?.value.get('orders');
    expect(orders?.latest).toEqual([150n, 100n]);
    expect(orders?.sampledAt).toEqual([cluster.now, first]);
    expect(orders?.errors?.get(1)).toMatchObject({ code: 'kafka_timeout' });
  });

  it('lets start and end offsets that arrive together both stay', async () => {
    let open: () => void = () => undefined;
    cluster.gates.set(
      'readOffsets',
      new Promise((resolve) => {
        open = resolve;
      }),
    );
    collector = createClusterCollector(memoryReader(cluster), {
      cadence: FIRST_ROUND_ONLY,
      now: () => cluster.now,
    });
    await poll(() => section('metadata'), { what: 'metadata', timeoutMs: 15_000 });
    open();
    const orders = await poll(
      () => {
        const offsets = latest(section('offsets'))?.value.get('orders');
        return offsets?.earliest[0] !== null && offsets?.latest[0] !== null && offsets;
      },
      { what: 'the offsets', timeoutMs: 15_000 },
    );
    expect(orders).toMatchObject({ earliest: [0n, 0n], latest: [100n, 100n] });
  });

  it('shows the commits once what is asked of them is ready, and also when that cannot be made', async () => {
    const asked: { next: ClusterSnapshot; shown: unknown }[] = [];
    const failures: string[] = [];
    collector = createClusterCollector(memoryReader(cluster), {
      cadence: FIRST_ROUND_ONLY,
      now: () => cluster.now,
      prepare: async (next) => {
        asked.push({ next, shown: section('commits') });
        throw new Error('not today');
      },
      onError: (job, { message }) => failures.push(`${job}: ${message}`),
    });
    await poll(() => section('commits'), { what: 'the commits', timeoutMs: 15_000 });
    expect(asked.map(({ shown }) => shown)).toEqual([undefined]);
    expect(asked[0]?.next.progress).toBe(collector.snapshot().progress);
    expect(latest(asked[0]?.next.sections.commits)?.value).toBe(latest(section('commits'))?.value);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(/^prepare: /);
  });

  it('remembers rack and address of a broker that left while replicas are assigned to it', async () => {
    await start();
    cluster.brokers.delete(3);
    later(5_000);
    await collector.refresh('metadata');
    expect(collector.snapshot().absentBrokers.get(3)).toMatchObject({
      host: 'broker-3',
      absentSince: cluster.now,
    });
    cluster.brokers.add(3);
    await collector.refresh('metadata');
    expect(collector.snapshot().absentBrokers.size).toBe(0);
  });

  it('measures append rates between two samples and never from a topic that went back', async () => {
    await start();
    cluster.logs.set('orders/0', { start: 0n, end: 200n });
    later(10_000);
    await collector.refresh('offsets');
    expect(collector.snapshot().rates.get('orders')).toMatchObject({ perSecond: 10, partitions: [10, 0] });
    cluster.logs.set('orders/0', { start: 0n, end: 5n });
    later(10_000);
    await collector.refresh('offsets');
    expect(collector.snapshot().rates.get('orders')).toMatchObject({
      perSecond: null,
      partitions: [null, 0],
    });
  });

  it('starts nothing more once stopped', async () => {
    await start();
    await collector.stop();
    const { version } = collector.snapshot();
    await collector.refresh('metadata');
    expect(collector.snapshot().version).toBe(version);
  });

  describe('how far a group is behind in time', () => {
    const unread = (groupId = 'billing') =>
      collector.snapshot().progress.get(groupId)?.topics.get('orders')?.[0]?.unread;
    const sweep = async (produced: bigint) => {
      later(5_000);
      const log = cluster.logs.get('orders/0');
      if (log) log.end += produced;
      await collector.refresh('offsets');
    };

    it('comes from where the log ended over time', async () => {
      await start();
      const startedAt = cluster.now;
      const group = cluster.groups.get('billing');
      group?.commits.set('orders/0', 105n);
      for (let count = 0; count < 4; count += 1) await sweep(10n);
      expect(unread()).toMatchObject({ kind: 'since', method: 'interpolated', at: startedAt + 2_500 });
    });

    it('is at least the time it is watched when the record is older and records may not be read', async () => {
      await start();
      const startedAt = cluster.now;
      cluster.written.set('orders/0', () => 1);
      await sweep(0n);
      expect(unread()).toMatchObject({ kind: 'since', method: 'bound', at: startedAt });
    });

    it("is the record's own time where that may be read, and is looked up once", async () => {
      cluster.written.set('orders/0', (offset) => 400_000 + Number(offset));
      await start(true);
      await sweep(0n);
      expect(unread()).toEqual({ kind: 'since', method: 'exact', confidence: 'high', at: 400_090 });
      cluster.written.set('orders/0', () => 5);
      later(3_600_000);
      await sweep(0n);
      expect(unread()).toMatchObject({ at: 400_090 });
    });

    const lag = () => collector.snapshot().progress.get('billing')?.topics.get('orders')?.[0]?.lag;
    it('is nothing where only transaction markers are left, and batch headers may be read', async () => {
      cluster.groups.get('billing')?.commits.set('orders/0', 98n);
      cluster.written.set('orders/0', (offset) => 400_000 + Number(offset));
      for (const offset of [98, 99]) cluster.markers.add(`orders/0@${offset}`);
      await start(true);
      for (let count = 0; count < 3; count += 1) await sweep(0n);
      expect(lag()).toEqual({ kind: 'known', messages: 0n });
      expect(unread()).toEqual({ kind: 'none' });
      await sweep(10n);
      expect(lag()).toEqual({ kind: 'known', messages: 10n });
      expect(unread()).toMatchObject({ kind: 'since', method: 'interpolated', at: cluster.now - 5_000 });
    });

    it('is not known where a few offsets are left on a log at rest, which may be markers', async () => {
      cluster.groups.get('billing')?.commits.set('orders/0', 98n);
      await start();
      for (let count = 0; count < 13; count += 1) await sweep(0n);
      expect(lag()).toEqual({ kind: 'known', messages: 2n });
      expect(unread()).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('markers') });
      expect(collector.snapshot().progress.get('billing')?.judgement.status).toBe('unknown');
    });

    it('does not go back to an older age when a leader is silent for a sweep', async () => {
      await start();
      cluster.groups.get('billing')?.commits.set('orders/0', 105n);
      for (let count = 0; count < 3; count += 1) await sweep(10n);
      const before = unread();
      cluster.silent.add(1);
      await sweep(10n);
      expect(unread()).toEqual(before);
    });

    it('starts anew with a topic that was recreated under its name', async () => {
      await start();
      cluster.groups.get('billing')?.commits.set('orders/0', 105n);
      for (let count = 0; count < 3; count += 1) await sweep(10n);
      addTopic(cluster, 'orders', [partition(0, [1, 2]), partition(1, [2, 3])]);
      const topic = cluster.topics.get('orders');
      if (topic) cluster.topics.set('orders', { ...topic, topicId: 'another' });
      cluster.groups.get('billing')?.commits.set('orders/0', 95n);
      await collector.refresh('metadata');
      await sweep(0n);
      expect(unread()).toMatchObject({ method: 'bound', at: cluster.now });
    });
  });
});
