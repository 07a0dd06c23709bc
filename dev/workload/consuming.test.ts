import { EventEmitter } from 'node:events';
import { type Consumer, Kafka } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { consuming } from './consuming.ts';

const { events } = new Kafka({ brokers: ['127.0.0.1:1'] }).consumer({ groupId: 'g' });

/** A consumer that kafkajs is restarting, which a real one does only by chance: what happens to it is told by the test. */
function restarting() {
  const emitter = new EventEmitter();
  const consumer: Pick<Consumer, 'events' | 'on' | 'run'> = {
    events,
    on: (name, listener) => {
      emitter.on(name, listener);
      return () => emitter.off(name, listener);
    },
    run: async () => undefined,
  };
  const tell = (name: string, payload: object = {}) => emitter.emit(name, { payload });
  return { consumer, tell };
}

describe('a consumer', () => {
  it('is not consuming when it has joined, as kafkajs ignores then who stops it, but when it fetches', async () => {
    const { consumer, tell } = restarting();
    let isConsuming = false;
    const until = consuming(consumer).then(() => {
      isConsuming = true;
    });
    tell(events.CRASH, { error: new Error('loading'), restart: true });
    tell(events.GROUP_JOIN);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isConsuming).toBe(false);
    tell(events.FETCH_START);
    await until;
    expect(isConsuming).toBe(true);
  });

  it('that kafkajs gives up is told with its error', async () => {
    const { consumer, tell } = restarting();
    const until = consuming(consumer);
    tell(events.CRASH, { error: new Error('no coordinator'), restart: false });
    await expect(until).rejects.toThrow('no coordinator');
  });
});
