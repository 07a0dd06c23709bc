import type { Consumer } from 'kafkajs';

/**
 * Runs a consumer that commits nothing by itself, and resolves when it fetches; rejects when kafkajs gives it up. Only
 * then may it be told to stop: kafkajs marks a consumer that it restarts as running after it joined, and ignores who
 * stops it before, so that a member stays behind and sends its heartbeats for ever.
 */
export async function consuming(consumer: Pick<Consumer, 'events' | 'on' | 'run'>): Promise<void> {
  const { FETCH_START, CRASH } = consumer.events;
  const fetches = new Promise<void>((resolve, reject) => {
    consumer.on(FETCH_START, () => resolve());
    consumer.on(CRASH, ({ payload: { error, restart } }) => {
      if (!restart) reject(error);
    });
  });
  await Promise.all([fetches, consumer.run({ autoCommit: false, eachBatch: async () => undefined })]);
}
