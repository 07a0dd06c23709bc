import type { Kafka } from 'kafkajs';
import { poll } from '../process/poll.ts';
import { consuming } from './consuming.ts';

/** A member that kafkajs forgets, because it crashed after it had joined, is missed soon. */
const SHORT = { sessionTimeout: 6_000, rebalanceTimeout: 6_000, heartbeatInterval: 1_000 };

/**
 * Joins a group, leaves it, and resolves when Kafka calls it empty: what remains is a group that lost its members, to be
 * committed for. One that was only ever committed for has no protocol, and nobody can tell whether somebody reads for it.
 */
export async function visitGroup(kafka: Kafka, groupId: string, topics: readonly string[]): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200, ...SHORT });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics] });
    await consuming(consumer);
  } finally {
    await consumer.disconnect();
  }
  const admin = kafka.admin();
  await admin.connect();
  try {
    const isEmpty = async () => (await admin.describeGroups([groupId])).groups[0]?.state === 'Empty';
    await poll(isEmpty, { what: `${groupId} to be empty`, timeoutMs: 60_000 });
  } finally {
    await admin.disconnect();
  }
}
