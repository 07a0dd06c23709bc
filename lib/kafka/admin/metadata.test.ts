import { describe, expect, it } from 'vitest';
import { createKafkaReader } from '../index.ts';
import { metadataV12Peer } from '../protocol/messages/peer/metadata-v12.ts';
import { answer, startFakeBroker } from '../testing/fake-broker.ts';
import { cleanups, partitionRow, topicRow } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

describe('readMetadata', () => {
  it('never lets the broker create a topic', async () => {
    const seen: unknown[] = [];
    const broker = await startFakeBroker([
      answer(metadataV12Peer, (request) => {
        seen.push(request.allowAutoTopicCreation);
        return { throttleTimeMs: 0, clusterId: 'c', controllerId: 1, brokers: [], topics: [] };
      }),
    ]);
    cleanup(() => broker.close());
    const reader = createKafkaReader({ bootstrap: [broker.address] });
    cleanup(() => reader.close());
    await reader.readMetadata();
    expect(seen).toEqual([false]);
  });

  it('keeps the objects of topics and partitions that did not change', async () => {
    let rows = [
      topicRow('a', [partitionRow(0, 1), partitionRow(1, 2)]),
      topicRow('b', [partitionRow(0, 1), partitionRow(1, 2)]),
    ];
    const { reader } = await openFake(
      cleanup,
      () => [],
      () => rows,
    );
    const first = await reader.readMetadata();
    rows = [
      topicRow('a', [partitionRow(1, 2), partitionRow(0, 1)]),
      topicRow('b', [partitionRow(0, 1), partitionRow(1, 1, { isrNodes: [1] })]),
    ];
    const second = await reader.readMetadata();
    expect(second.topics.get('a')).toBe(first.topics.get('a'));
    const [before, after] = [first.topics.get('b'), second.topics.get('b')];
    expect(after).not.toBe(before);
    expect(after?.partitions[0]).toBe(before?.partitions[0]);
    expect(after?.partitions[1]).toMatchObject({ leader: 1, replicas: [1, 2], isr: [1] });
  });

  it('keeps the map of all topics while none changed, and only then', async () => {
    let rows = [topicRow('a', [partitionRow(0, 1)]), topicRow('b', [partitionRow(0, 2)])];
    const { reader } = await openFake(
      cleanup,
      () => [],
      () => rows,
    );
    const first = (await reader.readMetadata()).topics;
    rows = rows.toReversed();
    expect((await reader.readMetadata()).topics).toBe(first);
    rows = [topicRow('a', [partitionRow(0, 1)]), topicRow('c', [partitionRow(0, 2)])];
    expect([...(await reader.readMetadata()).topics.keys()]).toEqual(['a', 'c']);
    rows = [topicRow('a', [partitionRow(0, 1)])];
    expect([...(await reader.readMetadata()).topics.keys()]).toEqual(['a']);
    rows = [topicRow('a', [partitionRow(0, 2)])];
    expect((await reader.readMetadata()).topics.get('a')?.partitions[0]?.leader).toBe(2);
  });

  it('shares one array for equal replica lists and in-sync sets', async () => {
    const { reader } = await openFake(cleanup, () => []);
    const { topics } = await reader.readMetadata();
    const [p0, p1] = topics.get('orders')?.partitions ?? [];
    expect(p0?.isr).toBe(p0?.replicas);
    expect(p1?.replicas).toBe(p0?.replicas);
    expect(p1?.offline).toBe(p0?.offline);
  });

  it('keeps what is known of a partition without a leader, with the reason', async () => {
    const { reader } = await openFake(
      cleanup,
      () => [],
      () => [topicRow('orders', [partitionRow(0, -1, { errorCode: 5, offlineReplicas: [2] })])],
    );
    const partition = (await reader.readMetadata()).topics.get('orders')?.partitions[0];
    expect(partition).toMatchObject({
      leader: -1,
      offline: [2],
      error: { message: 'The partition has no leader.', kafka: { name: 'LEADER_NOT_AVAILABLE' } },
    });
  });

  it('gives a new topic of the same name its own objects', async () => {
    let rows = [topicRow('a', [partitionRow(0, 1)])];
    const { reader } = await openFake(
      cleanup,
      () => [],
      () => rows,
    );
    const first = await reader.readMetadata();
    rows = [{ ...topicRow('a', [partitionRow(0, 1)]), topicId: '0ACr3wARSaGjqAEAAAAAAA' }];
    const second = await reader.readMetadata();
    expect(second.topics.get('a')?.topicId).toBe('0ACr3wARSaGjqAEAAAAAAA');
    expect(second.topics.get('a')?.partitions[0]).not.toBe(first.topics.get('a')?.partitions[0]);
  });
});
