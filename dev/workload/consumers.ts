import { setTimeout as delay } from 'node:timers/promises';
import type { EachBatchHandler, EachBatchPayload, Kafka } from 'kafkajs';
import { KAFKAJS_GROUPS, type KafkaJsGroup, type Pace } from './groups.ts';

const COMMIT_INTERVAL_MS = 2_000;
/** Fetches answer after this time, not with each record: a member costs half a request per second and broker. */
const MAX_WAIT_MS = 2_000;
const MIN_BYTES = 64 * 1024;
/** A slow member works in steps of about this long. */
const SLOW_STEP_MS = 2_000;
const SLOW_FETCH_BYTES = 16 * 1024;

export type Consumers = { stop(): Promise<void> };

type Options = { clientFor: (clientId: string) => Kafka; onProgress: (line: string) => void };

/** Starts every member of the classic groups; resolves when all have asked to join. */
export async function startConsumers({ clientFor, onProgress }: Options): Promise<Consumers> {
  const members = await Promise.all(
    KAFKAJS_GROUPS.flatMap((group) =>
      group.clientIds.map((clientId) => startMember(clientFor(clientId), group, onProgress)),
    ),
  );
  return {
    async stop() {
      await Promise.all(members.map((member) => member.stop()));
    },
  };
}

async function startMember(
  kafka: Kafka,
  group: KafkaJsGroup,
  onProgress: (line: string) => void,
): Promise<Consumers> {
  const { groupId, pace } = group;
  const ending = new AbortController();
  const consumer = kafka.consumer({
    groupId,
    maxWaitTimeInMs: MAX_WAIT_MS,
    minBytes: MIN_BYTES,
    // A slow member fetches the same records again and again: small answers keep that cheap.
    ...(pace.kind === 'too-slow' && { maxBytesPerPartition: SLOW_FETCH_BYTES, minBytes: 1 }),
    allowAutoTopicCreation: false,
    // Comes back after an outage of any length.
    retry: { restartOnFailure: async () => !ending.signal.aborted },
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => onProgress(`${groupId}: ${payload.error.message}`));
  await consumer.connect();
  await consumer.subscribe({ topics: [...group.topics], fromBeginning: true });
  await consumer.run({
    autoCommit: pace.kind !== 'commits-nothing',
    autoCommitInterval: COMMIT_INTERVAL_MS,
    eachBatchAutoResolve: false,
    eachBatch: handlerFor(pace, ending.signal),
  });
  return {
    async stop() {
      ending.abort();
      await consumer.disconnect();
    },
  };
}

function handlerFor(pace: Pace, ending: AbortSignal): EachBatchHandler {
  switch (pace.kind) {
    case 'keeps-up':
    case 'commits-nothing':
      return async (payload) => readAll(payload);
    case 'stuck-on':
      return async (payload) => {
        const { topic, partition } = payload.batch;
        if (topic === pace.topic && partition === pace.partition) payload.pause();
        else readAll(payload);
      };
    case 'too-slow':
      return (payload) => readSlowly(payload, pace.perSecond, ending);
  }
}

function readAll({ batch, resolveOffset }: EachBatchPayload): void {
  resolveOffset(batch.lastOffset());
}

/** Takes the first few records and returns: the rest is fetched again in turn with the other partitions. */
async function readSlowly(payload: EachBatchPayload, perSecond: number, ending: AbortSignal): Promise<void> {
  const { batch, resolveOffset } = payload;
  const taken = batch.messages.slice(0, Math.max(1, Math.round((perSecond * SLOW_STEP_MS) / 1_000)));
  const last = taken.at(-1);
  if (last === undefined) return;
  await delay((taken.length / perSecond) * 1_000, undefined, { signal: ending }).catch(() => undefined);
  if (!ending.aborted) resolveOffset(last.offset);
}
