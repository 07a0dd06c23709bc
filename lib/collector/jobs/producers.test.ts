import { beforeEach, describe, expect, it } from 'vitest';
import { latest } from '@/lib/shared/section.ts';
import { addTopic, type MemoryCluster, memoryCluster, partition } from '@/test/memory-reader.ts';
import type { JobContext } from '../job-context.ts';
import { collectMetadata } from './metadata.ts';
import { collectOffsets } from './offsets.ts';
import { collectProducers } from './producers.ts';
import { testContext } from './test-context.ts';

const { signal } = new AbortController();

let cluster: MemoryCluster;
let context: JobContext;

const known = () => latest(context.store.current().sections.producers)?.value;

/** Samples the log ends twice, with some records between. */
const write = async (...topics: string[]) => {
  await collectOffsets(context, 'latest', signal);
  cluster.now += 5_000;
  for (const name of topics) cluster.logs.set(`${name}/0`, { start: 0n, end: BigInt(cluster.now) });
  await collectOffsets(context, 'latest', signal);
};

beforeEach(async () => {
  cluster = memoryCluster();
  context = testContext(cluster);
  for (const name of ['orders', 'quiet', '__internal']) addTopic(cluster, name, [partition(0, [1])]);
  await collectMetadata(context, signal);
});

describe('producers', () => {
  it('are looked for on topics that are written, not on the brokers’ own', async () => {
    cluster.producers.set('orders', 2);
    await collectProducers(context, signal);
    expect(known()?.size).toBe(0);
    await write('orders', '__internal');
    await collectProducers(context, signal);
    expect(known()).toEqual(new Map([['orders', { count: { ok: true, value: 2 }, readAt: cluster.now }]]));
  });

  it('are not asked for again within ten minutes, and forgotten with their topic', async () => {
    await write('orders');
    await collectProducers(context, signal);
    const before = known()?.get('orders');
    cluster.producers.set('orders', 9);
    await write('orders');
    await collectProducers(context, signal);
    expect(known()?.get('orders')).toBe(before);
    cluster.topics.delete('orders');
    await collectMetadata(context, signal);
    await collectProducers(context, signal);
    expect(known()?.size).toBe(0);
  });
});
