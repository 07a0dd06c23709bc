// Loaded for its cure of kafkajs's idle timer loop, which would keep some fifty idle connections at work.
import '@/lib/kafka/transport.ts';
import { Kafka, logLevel } from 'kafkajs';

/** A kafkajs client that says nothing itself: failures reach us as rejections and events. */
export function kafkaClient(bootstrap: readonly string[], clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: [...bootstrap],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 5 },
  });
}
