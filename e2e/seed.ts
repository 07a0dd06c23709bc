import { Kafka, logLevel } from 'kafkajs';
import { poll } from '@/dev/process/poll.ts';
import { visitGroup } from '@/dev/workload/visit-group.ts';
import { openKafka } from '@/lib/kafka/index.ts';

export type Business = {
  /** Appends records to a topic. */
  produce(topic: string, count: number): Promise<void>;
  /** Commits offsets for a group without members: topic -> partition -> offset. */
  commit(groupId: string, offsets: Record<string, Record<number, number>>): Promise<void>;
  stop(): Promise<void>;
};

/** The least that makes every page worth looking at: topics of each sort, a live group, one stopped with lag, one empty. */
export async function seed(bootstrap: readonly string[]): Promise<Business> {
  const { reader, writer } = openKafka({ bootstrap });
  // A cluster that has just started takes a while to have coordinators.
  const retry = { retries: 10 };
  const kafka = new Kafka({ brokers: [...bootstrap], logLevel: logLevel.NOTHING, retry });
  const created = await writer.createTopics([
    {
      name: 'orders',
      partitions: 6,
      replicationFactor: 3,
      configs: { 'retention.ms': '259200000', 'min.insync.replicas': '2' },
    },
    { name: 'payments', partitions: 3, replicationFactor: 3 },
    { name: 'profiles', partitions: 3, replicationFactor: 3, configs: { 'cleanup.policy': 'compact' } },
    ...Array.from({ length: 60 }, (_, index) => ({
      name: `events.${String(index).padStart(3, '0')}`,
      partitions: 1,
      replicationFactor: 2,
    })),
  ]);
  const refused = [...created].filter(([, result]) => !result.ok);
  if (refused.length > 0) throw new Error(`Topics were refused: ${JSON.stringify(refused)}`);

  const producer = kafka.producer();
  await producer.connect();
  const produce = async (topic: string, count: number) => {
    const messages = Array.from({ length: count }, (_, index) => ({
      key: `k${index % 40}`,
      value: JSON.stringify({ index }),
    }));
    await producer.send({ topic, messages });
  };
  // The leaders of topics made a moment ago are not known everywhere at once.
  for (const topic of ['orders', 'payments', 'profiles'])
    await poll(
      () =>
        produce(topic, 200).then(
          () => true,
          () => false,
        ),
      { what: `records in ${topic}`, timeoutMs: 30_000 },
    );

  const commit = async (groupId: string, offsets: Record<string, Record<number, number>>) => {
    const wanted = new Map(
      Object.entries(offsets).map(([topic, partitions]) => [
        topic,
        new Map(Object.entries(partitions).map(([partition, offset]) => [Number(partition), BigInt(offset)])),
      ]),
    );
    const answers = await writer.commitOffsets(groupId, wanted);
    const failed = [...answers.values()].flatMap((rows) => [...rows.values()]).filter((result) => !result.ok);
    if (failed.length > 0) throw new Error(`Commits were refused: ${JSON.stringify(failed)}`);
  };
  await visitGroup(kafka, 'billing-export', ['orders']);
  await commit('billing-export', { orders: { 0: 1, 1: 1, 2: 0 } });

  const consumer = kafka.consumer({ groupId: 'fulfilment' });
  await consumer.connect();
  await consumer.subscribe({ topics: ['payments'], fromBeginning: true });
  await consumer.run({ eachMessage: async () => undefined });

  return {
    produce,
    commit,
    async stop() {
      await Promise.allSettled([consumer.disconnect(), producer.disconnect()]);
      await reader.close();
    },
  };
}
