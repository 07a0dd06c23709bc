import { describe, expect, it } from 'vitest';
import type { ListOffsetsRequest } from '../protocol/messages/list-offsets-v8.ts';
import { listOffsetsV8Peer } from '../protocol/messages/peer/list-offsets-v8.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups, partitionRow, topicRow } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();
const REFUSED = { ok: false } as const;

/** Answers every partition with one error code and offset. */
function offsets(
  request: ListOffsetsRequest,
  of: (partition: number) => { errorCode?: number; offset: bigint; timestamp?: bigint },
) {
  return {
    throttleTimeMs: 0,
    topics: request.topics.map(({ name, partitions }) => ({
      name,
      partitions: partitions.map(({ partitionIndex }) => ({
        partitionIndex,
        errorCode: 0,
        timestamp: -1n,
        leaderEpoch: 0,
        ...of(partitionIndex),
      })),
    })),
  };
}

describe('readOffsets', () => {
  it('asks each leader once for all of its partitions', async () => {
    const timestamps: bigint[] = [];
    const { cluster, reader } = await openFake(
      cleanup,
      (id) => [
        answer(listOffsetsV8Peer, (request) => {
          timestamps.push(
            ...request.topics.flatMap(({ partitions }) => partitions.map((row) => row.timestamp)),
          );
          return offsets(request, (partition) => ({ offset: BigInt(id * 100 + partition) }));
        }),
      ],
      () => [
        topicRow('a', [partitionRow(0, 1), partitionRow(1, 2), partitionRow(2, 1)]),
        topicRow('b', [partitionRow(0, 2)]),
      ],
    );
    const wanted = new Map([
      ['a', [0, 1, 2]],
      ['b', [0]],
    ]);
    const result = await reader.readOffsets('earliest', wanted);
    expect(asked(cluster, 'ListOffsets 8')).toBe(2);
    expect(new Set(timestamps)).toEqual(new Set([-2n]));
    expect(result.value.get('a')).toEqual(
      new Map([
        [0, { ok: true, value: 100n }],
        [2, { ok: true, value: 102n }],
        [1, { ok: true, value: 201n }],
      ]),
    );
    expect(result.answered).toEqual([1, 2]);
  });

  it('answers for partitions without a leader, and unknown ones, without asking', async () => {
    const { cluster, reader } = await openFake(
      cleanup,
      () => [answer(listOffsetsV8Peer, (request) => offsets(request, () => ({ offset: 1n })))],
      () => [topicRow('a', [partitionRow(0, -1), partitionRow(1, 2)])],
    );
    const result = await reader.readOffsets('latest', new Map([['a', [0, 1, 7]]]));
    const partitions = result.value.get('a');
    expect(partitions?.get(0)).toMatchObject({
      ...REFUSED,
      error: { kafka: { name: 'LEADER_NOT_AVAILABLE' } },
    });
    expect(partitions?.get(1)).toEqual({ ok: true, value: 1n });
    expect(partitions?.get(7)).toMatchObject({ ...REFUSED, error: { code: 'not_found' } });
    expect(asked(cluster, 'ListOffsets 8')).toBe(1);
  });

  it('says null, not -1, where there is nothing', async () => {
    const { reader } = await openFake(cleanup, () => [
      answer(listOffsetsV8Peer, (request) => offsets(request, () => ({ offset: -1n }))),
    ]);
    const result = await reader.readOffsets('latest', new Map([['orders', [0]]]));
    expect(result.value.get('orders')?.get(0)).toEqual({ ok: true, value: null });
  });

  it('learns the leaders again and asks once more when a partition has moved', async () => {
    let leader = 1;
    const { cluster, reader } = await openFake(
      cleanup,
      (id) => [
        answer(listOffsetsV8Peer, (request) => {
          leader = 2;
          return offsets(request, () => (id === 2 ? { offset: 42n } : { errorCode: 6, offset: -1n }));
        }),
      ],
      () => [topicRow('a', [partitionRow(0, leader)])],
    );
    const result = await reader.readOffsets('latest', new Map([['a', [0]]]));
    expect(result.value.get('a')?.get(0)).toEqual({ ok: true, value: 42n });
    expect(asked(cluster, 'ListOffsets 8')).toBe(2);
  });

  it('gives the partitions of a dead leader its error and keeps the others', async () => {
    const { cluster, reader } = await openFake(cleanup, () => [
      answer(listOffsetsV8Peer, (request) => offsets(request, () => ({ offset: 5n }))),
    ]);
    await reader.readMetadata();
    await cluster.brokers[1]?.close();
    const result = await reader.readOffsets('latest', new Map([['orders', [0, 1]]]));
    expect(result.value.get('orders')?.get(0)).toEqual({ ok: true, value: 5n });
    expect(result.value.get('orders')?.get(1)).toMatchObject({
      ...REFUSED,
      error: { code: 'kafka_unreachable', brokerId: 2 },
    });
    expect(result.failures.map(({ brokerId }) => brokerId)).toEqual([2]);
    expect(result.answered).toEqual([1]);
  });
});

describe('readNewestTimes', () => {
  it('asks each leader for the newest timestamps, and knows a partition without records', async () => {
    const timestamps: bigint[] = [];
    const { cluster, reader } = await openFake(
      cleanup,
      () => [
        answer(listOffsetsV8Peer, (request) => {
          timestamps.push(
            ...request.topics.flatMap(({ partitions }) => partitions.map((row) => row.timestamp)),
          );
          return offsets(request, (partition) =>
            partition === 0 ? { offset: 7n, timestamp: 1_234n } : { offset: -1n, timestamp: -1n },
          );
        }),
      ],
      () => [topicRow('a', [partitionRow(0, 1), partitionRow(1, 1)])],
    );
    const { value } = await reader.readNewestTimes(new Map([['a', [0, 1]]]));
    expect(asked(cluster, 'ListOffsets 8')).toBe(1);
    expect(new Set(timestamps)).toEqual(new Set([-3n]));
    expect(value.get('a')).toEqual(
      new Map([
        [0, { ok: true, value: 1_234n }],
        [1, { ok: true, value: null }],
      ]),
    );
  });
});
