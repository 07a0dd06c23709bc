import { describe, expect, it } from 'vitest';
import type { DeleteRecordsRequest } from '../protocol/messages/delete-records-v2.ts';
import { deleteRecordsV2Peer } from '../protocol/messages/peer/delete-records-v2.ts';
import { deleteTopicsV6Peer } from '../protocol/messages/peer/delete-topics-v6.ts';
import { electLeadersV2Peer } from '../protocol/messages/peer/elect-leaders-v2.ts';
import { answer, SILENCE } from '../testing/fake-broker.ts';
import { asked, cleanups, partitionRow, topicRow } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

const lowWatermarks = (request: DeleteRecordsRequest, errorOf: (partition: number) => number) => ({
  throttleTimeMs: 0,
  topics: request.topics.map(({ name, partitions }) => ({
    name,
    partitions: partitions.map(({ partitionIndex, offset }) => ({
      partitionIndex,
      lowWatermark: offset,
      errorCode: errorOf(partitionIndex),
    })),
  })),
});

const TOPIC = () => [
  topicRow('a', [partitionRow(0, 1), partitionRow(1, 2), partitionRow(2, 1), partitionRow(3, -1)]),
];

describe('deleteRecords', () => {
  it('asks each leader once for its own partitions, and answers for those without one', async () => {
    const { cluster, writer } = await openFake(
      cleanup,
      (id) => [answer(deleteRecordsV2Peer, (request) => lowWatermarks(request, () => (id === 2 ? 44 : 0)))],
      TOPIC,
    );
    const wanted = new Map([0, 1, 2, 3, 9].map((partition) => [partition, BigInt(partition * 10)]));
    const answers = await writer.deleteRecords('a', wanted);
    expect(asked(cluster, 'DeleteRecords 2')).toBe(2);
    expect(answers.get(0)).toEqual({ ok: true, value: 0n });
    expect(answers.get(2)).toEqual({ ok: true, value: 20n });
    expect(answers.get(1)).toMatchObject({ ok: false, error: { kafka: { name: 'POLICY_VIOLATION' } } });
    expect(answers.get(3)).toMatchObject({ ok: false, error: { kafka: { name: 'LEADER_NOT_AVAILABLE' } } });
    expect(answers.get(9)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('is sent once to a leader that does not answer, whose partitions say so while the others are done', async () => {
    const { cluster, writer } = await openFake(
      cleanup,
      (id) => [
        answer(deleteRecordsV2Peer, (request) => (id === 2 ? SILENCE : lowWatermarks(request, () => 0))),
      ],
      TOPIC,
    );
    const answers = await writer.deleteRecords(
      'a',
      new Map([
        [0, 1n],
        [1, 1n],
      ]),
      { deadlineMs: 300 },
    );
    expect(answers.get(0)).toEqual({ ok: true, value: 1n });
    expect(answers.get(1)).toMatchObject({ ok: false, error: { code: 'kafka_timeout' } });
    expect(asked(cluster, 'DeleteRecords 2')).toBe(2);
  });
});

describe('electPreferredLeaders', () => {
  it('gives the refusal of the whole request to each partition', async () => {
    const { writer } = await openFake(cleanup, () => [
      answer(electLeadersV2Peer, () => ({ throttleTimeMs: 0, errorCode: 31, replicaElectionResults: [] })),
    ]);
    const answers = await writer.electPreferredLeaders('orders', [0, 1]);
    expect([...answers.values()].map((row) => !row.ok && row.error.code)).toEqual([
      'kafka_denied',
      'kafka_denied',
    ]);
  });
});

describe('deleteTopics', () => {
  it('names topics by id alone, so that one created anew under the name stays', async () => {
    const seen: unknown[] = [];
    const { writer } = await openFake(cleanup, () => [
      answer(deleteTopicsV6Peer, ({ topics }) => {
        seen.push(...topics);
        const responses = topics.map(({ topicId }) => ({
          name: null,
          topicId,
          errorCode: 100,
          errorMessage: null,
        }));
        return { throttleTimeMs: 0, responses };
      }),
    ]);
    const topicId = 'AAAAAAAAAAAAAAAAAAAAAQ';
    const answers = await writer.deleteTopics([topicId]);
    expect(seen).toEqual([{ name: null, topicId }]);
    expect(answers.get(topicId)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('readTopicOnBrokers', () => {
  it('tells what each broker shows, and null where a broker has no such topic', async () => {
    const { reader } = await openFake(cleanup, () => [], TOPIC);
    const { value } = await reader.readTopicOnBrokers('a');
    expect([...value.keys()]).toEqual([1, 2]);
    expect(value.get(2)?.partitions).toHaveLength(4);
    expect((await reader.readTopicOnBrokers('b')).value).toEqual(
      new Map([
        [1, null],
        [2, null],
      ]),
    );
  });
});
