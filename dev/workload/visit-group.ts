import type { Kafka, TopicPartitionOffset } from 'kafkajs';

type Offset = Pick<TopicPartitionOffset, 'partition' | 'offset'> & { topic: string };

/**
 * Joins a group, commits and leaves: what remains is a group that lost its members. One that was only ever committed for has
 * no protocol, and nobody can tell whether somebody reads for it.
 */
export async function visitGroup(
  kafka: Kafka,
  groupId: string,
  topics: readonly string[],
  offsets: readonly Offset[] = [],
): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics] });
    const hasJoined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.run({ autoCommit: false, eachBatch: async () => undefined });
    await hasJoined;
    if (offsets.length > 0) await consumer.commitOffsets([...offsets]);
  } finally {
    await consumer.disconnect();
  }
}
