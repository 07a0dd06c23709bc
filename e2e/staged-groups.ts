import type { Consumer, Transaction } from 'kafkajs';
import type { Cluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import type { GuardedProcess } from '@/dev/process/process-guard.ts';
import { consuming } from '@/dev/workload/consuming.ts';
import { kafkaClient } from '@/dev/workload/kafka-client.ts';
import { openKafka } from '@/lib/kafka/index.ts';

/** Each group reads the one partition of the topic that is named like it. */
export type StagedGroups = {
  send(topic: string, count: number): Promise<void>;
  /** Commits for a group that nobody is in. */
  commitFor(groupId: string, offset: number): Promise<void>;
  /** Gives a topic so short a retention that Kafka deletes every record of it; resolves once its log start is at its log end. */
  expire(topic: string): Promise<void>;
  /** A member that commits only what it is told to. */
  join(groupId: string): Promise<Member>;
  /** A member of Kafka's own console consumer, with an instance id. */
  joinStatic(groupId: string): Promise<GuardedProcess>;
  /** Two records of a transaction that is left open. */
  leaveOpen(topic: string): Promise<Transaction>;
  stop(): Promise<void>;
};

export type Member = { commit(offset: number): Promise<void>; leave(): Promise<void> };

export async function stageGroups(cluster: Cluster, groupIds: readonly string[]): Promise<StagedGroups> {
  const client = kafkaClient(cluster.bootstrap, 'staged');
  const { writer, reader } = openKafka({ bootstrap: cluster.bootstrap });
  const producer = client.producer();
  await producer.connect();
  const stops: (() => Promise<unknown>)[] = [() => reader.close(), () => producer.disconnect()];
  const isEmpty = async (topic: string) => {
    const ask = async (spec: 'earliest' | 'latest') =>
      (await reader.readOffsets(spec, new Map([[topic, [0]]]))).value.get(topic)?.get(0);
    const [start, end] = await Promise.all([ask('earliest'), ask('latest')]);
    return start?.ok && end?.ok && start.value === end.value;
  };
  await writer.createTopics(groupIds.map((name) => ({ name, partitions: 1, replicationFactor: 3 })));
  return {
    async send(topic, count) {
      const messages = Array.from({ length: count }, () => ({ value: 'x' }));
      const sent = () => producer.send({ topic, messages }).then(Boolean, () => false);
      // The leaders of topics made a moment ago are not known everywhere at once.
      await poll(sent, { what: `records in ${topic}`, timeoutMs: 30_000 });
    },
    async commitFor(groupId, offset) {
      await writer.commitOffsets(groupId, new Map([[groupId, new Map([[0, BigInt(offset)]])]]));
    },
    async expire(topic) {
      const subject = { kind: 'topic', name: topic } as const;
      const changes = [{ name: 'retention.ms', operation: 'set', value: '1000' }] as const;
      await writer.alterConfigs([{ subject, changes }]);
      await poll(() => isEmpty(topic), { what: `the retention of ${topic}`, timeoutMs: 60_000 });
    },
    async join(groupId) {
      const consumer = client.consumer({ groupId, maxWaitTimeInMs: 200, heartbeatInterval: 300 });
      await consumer.connect();
      stops.push(() => consumer.disconnect());
      await joined(consumer, groupId);
      return {
        commit: (offset) =>
          consumer.commitOffsets([{ topic: groupId, partition: 0, offset: String(offset) }]),
        leave: () => consumer.disconnect(),
      };
    },
    async joinStatic(groupId) {
      const settings = ['group.instance.id=one', 'session.timeout.ms=45000', 'auto.offset.reset=earliest'];
      const { command, args } = cluster.toolCommand('kafka-console-consumer', [
        ...['--topic', groupId, '--group', groupId],
        ...settings.flatMap((setting) => ['--command-property', setting]),
      ]);
      const process = await cluster.guard.start(command, args, { stdio: 'ignore' });
      stops.push(() => process.kill());
      return process;
    },
    async leaveOpen(topic) {
      const transactional = client.producer({
        transactionalId: `forgotten in ${topic}`,
        idempotent: true,
        maxInFlightRequests: 1,
        transactionTimeout: 600_000,
      });
      await transactional.connect();
      stops.push(() => transactional.disconnect());
      const transaction = await transactional.transaction();
      await transaction.send({ topic, messages: [{ value: 'x' }, { value: 'y' }] });
      return transaction;
    },
    async stop() {
      await Promise.allSettled(stops.map((stop) => stop()));
    },
  };
}

async function joined(consumer: Consumer, topic: string): Promise<void> {
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consuming(consumer);
}
