import { startCluster } from '../../dev/kafka/cluster.ts';
import { kafkaClient } from '../../dev/workload/kafka-client.ts';
import { createClusterCollector } from '../../lib/collector/cluster-collector.ts';
import { openKafka } from '../../lib/kafka/index.ts';
import { groupRow } from '../../lib/services/group-index.ts';
import { latest } from '../../lib/shared/section.ts';

const TOPIC = 'short-lived';
const GROUP = 'stopped';
const RETENTION_MS = 120_000;
const LIMIT_MS = 300_000;

export type HorizonTruth = { forecastMs: number; reallyMs: number };

/**
 * A group that stopped on a topic that keeps records for two minutes: what is forecast when half of that time is gone, and
 * when the log start really passed its commit.
 */
export async function measureHorizon(say: (line: string) => void): Promise<HorizonTruth> {
  const cluster = await startCluster({
    brokers: 1,
    properties: { 'log.retention.check.interval.ms': '1000', 'log.initial.task.delay.ms': '1000' },
  });
  const { reader, writer } = openKafka({ bootstrap: cluster.bootstrap });
  const producer = kafkaClient(cluster.bootstrap, 'horizon').producer();
  const collector = createClusterCollector(reader);
  let timer: NodeJS.Timeout | undefined;
  try {
    const configs = { 'retention.ms': String(RETENTION_MS), 'segment.ms': '1000' };
    await writer.createTopics([{ name: TOPIC, partitions: 1, replicationFactor: 1, configs }]);
    await producer.connect();
    // Also what rolls the segments: before Kafka 4 the active one was never deleted.
    timer = setInterval(() => {
      const send = producer.send({ topic: TOPIC, messages: [{ value: 'x' }] });
      send.catch((error: Error) => say(error.message));
    }, 500);
    await until(() => endOf(collector) >= 20n, collector);
    await writer.commitOffsets(GROUP, new Map([[TOPIC, new Map([[0, 20n]])]]));
    say('waiting for half of the retention');
    const forecastAt = await until(() => {
      const { ms } = horizonOf(collector);
      return ms !== null && ms <= RETENTION_MS / 2;
    }, collector);
    const { ms: forecastMs } = horizonOf(collector);
    if (forecastMs === null) throw new Error('There was no forecast');
    say(`forecast: ${Math.round(forecastMs / 1000)} s`);
    const goneAt = await until(() => startOf(collector) > 20n, collector);
    return { forecastMs, reallyMs: goneAt - forecastAt };
  } finally {
    clearInterval(timer);
    await collector.stop();
    await producer.disconnect();
    await cluster.stop();
  }
}

type Collector = ReturnType<typeof createClusterCollector>;

const offsetsOf = (collector: Collector) => latest(collector.snapshot().sections.offsets)?.value.get(TOPIC);
const endOf = (collector: Collector): bigint => offsetsOf(collector)?.latest[0] ?? 0n;
const startOf = (collector: Collector): bigint => offsetsOf(collector)?.earliest[0] ?? 0n;

function horizonOf(collector: Collector): { ms: number | null } {
  const snapshot = collector.snapshot();
  const group = latest(snapshot.sections.groups)?.value.get(GROUP);
  return group ? groupRow(group, snapshot).horizon : { ms: null };
}

/** Asks for the log start each time: when it moves is what is measured. Resolves to the moment. */
async function until(isTrue: () => boolean, collector: Collector): Promise<number> {
  const endsAt = Date.now() + LIMIT_MS;
  while (!isTrue()) {
    if (Date.now() > endsAt) throw new Error('It did not happen in time');
    await collector.refresh('starts');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return Date.now();
}
