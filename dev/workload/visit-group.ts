import type { Kafka } from 'kafkajs';

/**
 * Joins a group and leaves it: what remains is a group that lost its members, to be committed for. One that was only ever
 * committed for has no protocol, and nobody can tell whether somebody reads for it.
 */
export async function visitGroup(kafka: Kafka, groupId: string, topics: readonly string[]): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics] });
    const hasJoined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.run({ autoCommit: false, eachBatch: async () => undefined });
    await hasJoined;
  } finally {
    await consumer.disconnect();
  }
}
