import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poll } from '@/dev/process/poll.ts';
import { type ClusterCollector, createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import {
  addGroup,
  addTopic,
  FIRST_ROUND_ONLY,
  type MemoryCluster,
  memoryCluster,
  memoryReader,
  partition,
} from '@/test/memory-reader.ts';
import { encodeWatch } from './stored-watch.ts';
import { createWatchKeeper, type WatchKeeper } from './watch-keeper.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let cluster: MemoryCluster;
let kept: Map<string, Uint8Array<ArrayBuffer>>;
let errors: string[];
let keeper: WatchKeeper;
let collector: ClusterCollector;
let unkeep: () => Promise<void>;

const progress = () => collector.snapshot().progress.get('billing');
const first = () => progress()?.topics.get('orders')?.[0];

const start = async () => {
  collector = createClusterCollector(memoryReader(cluster), {
    cadence: FIRST_ROUND_ONLY,
    now: () => cluster.now,
    recall: keeper.recall,
  });
  unkeep = keeper.keep(collector);
  await poll(() => collector.snapshot().sections.commits?.ok, { what: 'the first sweep', timeoutMs: 15_000 });
};
const end = async () => {
  await unkeep();
  await collector.stop();
};
/** Each 10 s after the one before. */
const sweep = async (times: number, records = 0n, commits = 0n) => {
  for (let index = 0; index < times; index += 1) {
    cluster.now += 10 * SECOND;
    const log = cluster.logs.get('orders/0');
    if (log) log.end += records;
    const group = cluster.groups.get('billing');
    group?.commits.set('orders/0', (group.commits.get('orders/0') ?? 0n) + commits);
    await collector.refresh('commits');
  }
};

beforeEach(async () => {
  cluster = memoryCluster();
  addTopic(cluster, 'orders', [partition(0, [1, 2])]);
  addGroup(cluster, 'billing', 1, { 'orders/0': 40n });
  kept = new Map();
  errors = [];
  keeper = createWatchKeeper({
    store: {
      saveWatch: async (clusterId, body) => void kept.set(clusterId, body),
      readWatch: async (clusterId) => kept.get(clusterId) ?? null,
    },
    clusterId: 'shop',
    now: () => cluster.now,
    onError: (what) => errors.push(what),
  });
  await start();
});

afterEach(end);

describe('a restart', () => {
  it('keeps since when a group stands, and does not call it fine until it was watched again', async () => {
    await sweep(12);
    const before = progress();
    expect(before?.judgement.status).toBe('stalled');
    await end();
    cluster.now += MINUTE;
    await start();
    expect(progress()).toMatchObject({
      judgement: { status: 'stalled' },
      statusSince: before?.statusSince,
      watchedSince: before?.watchedSince,
      troubles: before?.troubles,
    });
    expect(first()).toMatchObject({ committedSince: 1_000_000, behindSince: 1_000_000 });
  });

  it('keeps the rates, and when the oldest unread record was written', async () => {
    await sweep(12, 50n, 40n);
    const unread = first()?.unread;
    expect(unread).toMatchObject({ kind: 'since', method: 'interpolated' });
    await end();
    cluster.now += SECOND;
    await start();
    expect(first()?.trail.length).toBeGreaterThan(12);
    await sweep(1, 50n, 0n);
    expect(first()?.unread).toEqual(unread);
  });

  it('of more than five minutes begins anew, and only the ends of the logs go on', async () => {
    await sweep(12, 50n, 40n);
    await end();
    cluster.now += 6 * MINUTE;
    await start();
    expect(progress()).toMatchObject({ watchedSince: cluster.now, statusSince: cluster.now });
    expect(first()?.unread).toMatchObject({ method: 'interpolated' });
  });

  it('takes nothing over from another cluster, and no log ends of a topic that was made anew', async () => {
    await sweep(12, 50n, 40n);
    await end();
    const known = await keeper.recall();
    if (known === null) throw new Error('Nothing was kept');
    cluster.now += SECOND;
    kept.set('shop', await encodeWatch({ ...known, clusterId: 'another' }));
    await start();
    expect(progress()?.watchedSince).toBe(cluster.now);
    expect(first()?.unread).toMatchObject({ method: 'bound' });
    await end();
    kept.set('shop', await encodeWatch({ ...known, progress: new Map() }));
    const orders = cluster.topics.get('orders');
    if (orders) cluster.topics.set('orders', { ...orders, topicId: 'made-anew' });
    cluster.now += SECOND;
    await start();
    expect(first()?.unread).toMatchObject({ method: 'bound' });
  });

  it('that comes again before anything was sampled still knows it', async () => {
    await sweep(12);
    const since = progress()?.statusSince;
    await end();
    cluster.failing.add('readMetadata');
    collector = createClusterCollector(memoryReader(cluster), {
      cadence: FIRST_ROUND_ONLY,
      now: () => cluster.now,
      recall: keeper.recall,
    });
    unkeep = keeper.keep(collector);
    await collector.refresh('metadata');
    await end();
    cluster.failing.clear();
    cluster.now += SECOND;
    await start();
    expect(progress()?.statusSince).toBe(since);
  });

  it('whose coordinator of a group does not answer still knows the group in the next one', async () => {
    const shipping = () => collector.snapshot().progress.get('shipping');
    addGroup(cluster, 'shipping', 3, { 'orders/0': 40n });
    await sweep(12);
    const since = shipping()?.statusSince;
    expect(since).toBeDefined();
    await end();
    cluster.now += SECOND;
    cluster.silent.add(3);
    await start();
    await sweep(6);
    expect(shipping()).toBeUndefined();
    await end();
    cluster.now += SECOND;
    cluster.silent.clear();
    await start();
    expect(shipping()?.statusSince).toBe(since);
  });

  it('forgets a group that nobody could sample for five minutes', async () => {
    addGroup(cluster, 'shipping', 3, { 'orders/0': 40n });
    await sweep(12);
    await end();
    cluster.silent.add(3);
    await start();
    await sweep(31);
    expect([...collector.watch().progress.keys()]).toEqual(['billing']);
  });

  it('starts with nothing, and says so, where what was kept cannot be read', async () => {
    await sweep(12);
    await end();
    kept.set('shop', new Uint8Array([1, 2, 3]));
    await start();
    expect(errors).toEqual(['what was known before the restart was not read']);
    expect(progress()?.watchedSince).toBe(cluster.now);
  });
});

describe('what is kept', () => {
  it('is written every minute, so that a kill costs no more', async () => {
    expect(kept.size).toBe(0);
    await sweep(6);
    await poll(() => kept.has('shop'), { what: 'the watch to be kept', timeoutMs: 15_000 });
  });
});
