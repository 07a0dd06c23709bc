import { describe, expect, it } from 'vitest';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import type { DescribeProducersResponseProducerState } from '../protocol/messages/describe-producers-v0.ts';
import { describeProducersV0Peer } from '../protocol/messages/peer/describe-producers-v0.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups, partitionRow, topicRow } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

const producer = (producerId: bigint): DescribeProducersResponseProducerState => ({
  producerId,
  producerEpoch: 0,
  lastSequence: 1,
  lastTimestamp: 1n,
  coordinatorEpoch: 0,
  currentTxnStartOffset: -1n,
});

type Row = { errorCode?: number; ids?: readonly bigint[] };

const open = (rows: (partition: number) => Row) =>
  openFake(
    cleanup,
    () => [
      answer(describeProducersV0Peer, ({ topics }) => ({
        throttleTimeMs: 0,
        topics: topics.map(({ name, partitionIndexes }) => ({
          name,
          partitions: partitionIndexes.map((partitionIndex) => {
            const { errorCode = 0, ids = [] } = rows(partitionIndex);
            return { partitionIndex, errorCode, errorMessage: null, activeProducers: ids.map(producer) };
          }),
        })),
      })),
    ],
    () => [topicRow('a', [partitionRow(0, 1), partitionRow(1, 2), partitionRow(2, 1)])],
  );
const WANTED = new Map([['a', [0, 1, 2]]]);

describe('readProducerCounts', () => {
  it('asks each leader once and adds up what its partitions know', async () => {
    const { reader, cluster } = await open((partition) => ({ ids: partition === 1 ? [] : [7n, 8n] }));
    expect((await reader.readProducerCounts(WANTED)).value).toEqual(new Map([['a', { ok: true, value: 4 }]]));
    expect(asked(cluster, 'DescribeProducers 0')).toBe(2);
  });

  it('does not take a partition that was refused for one without producers', async () => {
    const denied = KAFKA_ERROR.TOPIC_AUTHORIZATION_FAILED;
    for (const refused of [0, 1, 2]) {
      const { reader } = await open((partition) => (partition === refused ? { errorCode: denied } : {}));
      const { value } = await reader.readProducerCounts(WANTED);
      expect(value.get('a')).toMatchObject({ ok: false, error: { code: 'kafka_denied' } });
    }
  });

  it('does not let a partition that was refused hide a producer that was found', async () => {
    const denied = KAFKA_ERROR.TOPIC_AUTHORIZATION_FAILED;
    const { reader } = await open((partition) => (partition === 1 ? { ids: [7n] } : { errorCode: denied }));
    expect((await reader.readProducerCounts(WANTED)).value.get('a')).toEqual({ ok: true, value: 1 });
  });
});
