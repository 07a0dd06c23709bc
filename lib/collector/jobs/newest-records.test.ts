import { beforeEach, describe, expect, it } from 'vitest';
import { latest } from '@/lib/shared/section.ts';
import { addTopic, type MemoryCluster, memoryCluster, partition } from '@/test/memory-reader.ts';
import type { JobContext } from '../job-context.ts';
import { collectMetadata } from './metadata.ts';
import { collectNewestRecords } from './newest-records.ts';
import { testContext } from './test-context.ts';

const { signal } = new AbortController();

let cluster: MemoryCluster;
let context: JobContext;

const newest = (topic: string) => latest(context.store.current().sections.newestRecords)?.value.get(topic);

beforeEach(() => {
  cluster = memoryCluster();
  context = testContext(cluster);
});

const sweep = async () => {
  await collectMetadata(context, signal);
  await collectNewestRecords(context, signal);
};

describe('newest records', () => {
  it('are the newest of any partition', async () => {
    addTopic(cluster, 'orders', [partition(0, [1]), partition(1, [2])]);
    cluster.written.set('orders/0', () => 500);
    cluster.written.set('orders/1', () => 700);
    addTopic(cluster, 'empty', [partition(0, [1])]);
    await sweep();
    expect(newest('orders')).toEqual({ stampedAt: { ok: true, value: 700 }, readAt: cluster.now });
    expect(newest('empty')?.stampedAt).toEqual({ ok: true, value: null });
  });

  it('are not known of a topic one of whose leaders is silent', async () => {
    addTopic(cluster, 'orders', [partition(0, [1]), partition(1, [2])]);
    cluster.written.set('orders/0', () => 500);
    cluster.silent.add(2);
    await sweep();
    expect(newest('orders')?.stampedAt).toMatchObject({ ok: false, error: { code: 'kafka_timeout' } });
  });

  it('are read of 300 partitions a sweep, those first that wait longest, and again after ten minutes', async () => {
    const many = (name: string) =>
      addTopic(
        cluster,
        name,
        Array.from({ length: 200 }, (_, index) => partition(index, [1])),
      );
    for (const name of ['a', 'b', 'c']) many(name);
    const read = () => ['a', 'b', 'c'].filter((name) => newest(name)?.readAt === cluster.now);
    await sweep();
    expect(read()).toEqual(['a']);
    cluster.now += 60_000;
    await sweep();
    expect(read()).toEqual(['b']);
    cluster.now += 60_000;
    await sweep();
    expect(read()).toEqual(['c']);
    cluster.now += 60_000;
    await sweep();
    expect(read()).toEqual([]);
    cluster.now += 7 * 60_000;
    await sweep();
    expect(read()).toEqual(['a']);
    cluster.topics.delete('b');
    await sweep();
    expect(newest('b')).toBeUndefined();
  });
});
