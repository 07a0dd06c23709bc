import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { kafkaClient } from '@/dev/workload/kafka-client.ts';
import { createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import { type Kafka, openKafka } from '@/lib/kafka/index.ts';

const RECORDS = 5;
const WAIT_MS = 60_000;

describe('a group that committed all records of a transaction', () => {
  let cluster: Cluster;
  let kafka: Kafka;

  beforeAll(async () => {
    cluster = await startCluster({ brokers: 1 });
    kafka = openKafka({ bootstrap: cluster.bootstrap });
    await kafka.writer.createTopics([{ name: 'paid', partitions: 1, replicationFactor: 1 }]);
    const producer = kafkaClient(cluster.bootstrap, 'payer').producer({
      transactionalId: 'payer',
      idempotent: true,
      maxInFlightRequests: 1,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    const messages = Array.from({ length: RECORDS }, (_, index) => ({ value: `v${index}` }));
    await transaction.send({ topic: 'paid', messages });
    await transaction.commit();
    await producer.disconnect();
    const committed = new Map([['paid', new Map([[0, BigInt(RECORDS)]])]]);
    await kafka.writer.commitOffsets('reader', committed);
  });

  afterAll(async () => {
    await kafka?.reader.close();
    await cluster?.stop();
  });

  const position = (offset: number) => ({ topic: 'paid', partition: 0, offset: BigInt(offset) });

  it('stands one offset below the log end, where the batch is a marker and no record', async () => {
    const [first, last] = [position(0), position(RECORDS)];
    const read = async (of: typeof first) => {
      const { value } = await kafka.reader.readBatchTimes([of]);
      const answer = value.get(of);
      return answer?.ok ? answer.value : null;
    };
    expect(await read(first)).toMatchObject({ baseOffset: 0n, isControl: false });
    expect(await read(last)).toMatchObject({
      baseOffset: BigInt(RECORDS),
      lastOffset: BigInt(RECORDS),
      isControl: true,
    });
    const { value } = await kafka.reader.readOffsets('latest', new Map([['paid', [0]]]));
    expect(value.get('paid')?.get(0)).toMatchObject({ ok: true, value: BigInt(RECORDS + 1) });
  });

  it.each([
    [true, 0n, 'none'],
    [false, 1n, 'since'],
  ])('where headers may be read (%s) has %s offsets to read', async (readRecords, messages, unread) => {
    // It closes the reader when it stops.
    const { reader } = openKafka({ bootstrap: cluster.bootstrap });
    const collector = createClusterCollector(reader, { readRecords });
    try {
      const one = () => collector.snapshot().progress.get('reader')?.topics.get('paid')?.[0];
      await poll(() => one()?.lag.kind === 'known' && one()?.unread.kind === unread, {
        what: 'the lag',
        timeoutMs: WAIT_MS,
      });
      expect(one()?.lag).toEqual({ kind: 'known', messages });
    } finally {
      await collector.stop();
    }
  });
});
