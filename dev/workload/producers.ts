import type { Kafka, Producer } from 'kafkajs';
import type { Random } from './random.ts';
import { producedAfter } from './rate.ts';
import { toMessage } from './records.ts';
import { SERVICES, type Service, TOPICS, type WorkloadTopic } from './topics.ts';

const TICK_MS = 1_000;

export type Producers = { stop(): Promise<void> };

type Options = {
  clientFor: (clientId: string) => Kafka;
  random: Random;
  onProgress: (line: string) => void;
};

/** One producer per service, each sending once a second what its topics are due. */
export async function startProducers({ clientFor, random, onProgress }: Options): Promise<Producers> {
  const services = await Promise.all(
    SERVICES.map(async (service) => {
      const producer = clientFor(service).producer({ allowAutoTopicCreation: false, retry: { retries: 2 } });
      await producer.connect();
      return startService(service, producer, random, onProgress);
    }),
  );
  return {
    async stop() {
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}

function startService(
  service: Service,
  producer: Producer,
  random: Random,
  onProgress: (line: string) => void,
): Producers {
  const topics = TOPICS.filter(({ writer }) => writer === service);
  const startedAt = performance.now();
  let sentUntilSeconds = 0;
  let failing = false;
  let sending: Promise<void> | undefined;

  const send = async () => {
    const untilSeconds = (performance.now() - startedAt) / 1_000;
    const topicMessages = topics
      .map((topic) => ({ topic: topic.name, messages: due(topic, sentUntilSeconds, untilSeconds, random) }))
      .filter(({ messages }) => messages.length > 0);
    // A failed second is lost, as it is for a service that does not buffer.
    sentUntilSeconds = untilSeconds;
    if (topicMessages.length === 0) return;
    try {
      await producer.sendBatch({ topicMessages });
      if (failing) onProgress(`${service} writes again`);
      failing = false;
    } catch (error) {
      if (!failing) onProgress(`${service} cannot write: ${error instanceof Error ? error.message : error}`);
      failing = true;
    }
  };

  const timer = setInterval(() => {
    sending ??= send().finally(() => {
      sending = undefined;
    });
  }, TICK_MS);

  return {
    async stop() {
      clearInterval(timer);
      await sending;
      await producer.disconnect();
    },
  };
}

function due({ rate, record }: WorkloadTopic, fromSeconds: number, untilSeconds: number, random: Random) {
  if (rate === null) return [];
  const count = producedAfter(rate, untilSeconds) - producedAfter(rate, fromSeconds);
  const now = Date.now();
  return Array.from({ length: count }, () => toMessage(record(random, now), now));
}
