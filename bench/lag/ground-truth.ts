import { type Cluster, startCluster } from '../../dev/kafka/cluster.ts';
import { kafkaClient } from '../../dev/workload/kafka-client.ts';
import { createClusterCollector } from '../../lib/collector/cluster-collector.ts';
import { timeLag } from '../../lib/domain/lag/unread.ts';
import { openKafka } from '../../lib/kafka/index.ts';
import { createExporterTable } from './exporter-method.ts';
import { PHASES, type Phase } from './phases.ts';

const GROUP = 'harness';
/** Each with the same records and commits, one of them compacted. */
const TOPICS = ['plain', 'compacted'] as const;
type TopicName = (typeof TOPICS)[number];
/** Of a few keys, so that the cleaner has work. */
const KEYS = 20;
const SECOND_MS = 1_000;

/** One judgement of the time lag beside the truth. Milliseconds; null = not known. */
export type Judged = {
  topic: TopicName;
  phase: string;
  truthMs: number;
  oursMs: number | null;
  method: string | null;
  exporterMs: number | null;
};

export type GroundTruth = { judged: Judged[]; intervalMs: number };

/**
 * Producers stamp records, a consumer with a known delay commits, and every sweep of the collector is judged: how long the
 * oldest unread record really waits, by its own stamp, beside what is said of it. Interpolation only: no record is read.
 */
export async function measureGroundTruth(say: (line: string) => void): Promise<GroundTruth> {
  const cluster = await startCluster({
    brokers: 1,
    properties: { 'log.cleaner.backoff.ms': '1000' },
  });
  try {
    return await run(cluster, say);
  } finally {
    await cluster.stop();
  }
}

async function run(cluster: Cluster, say: (line: string) => void): Promise<GroundTruth> {
  const { reader, writer } = openKafka({ bootstrap: cluster.bootstrap });
  await writer.createTopics([
    { name: 'plain', partitions: 1, replicationFactor: 1 },
    {
      name: 'compacted',
      partitions: 1,
      replicationFactor: 1,
      configs: { 'cleanup.policy': 'compact', 'segment.ms': '5000', 'min.cleanable.dirty.ratio': '0.01' },
    },
  ]);
  const producer = kafkaClient(cluster.bootstrap, 'ground-truth').producer();
  await producer.connect();
  /** Stamp of each record, by offset: both topics get the same. */
  const stamps: number[] = [];
  let committed = 0;
  let phase: Phase | undefined;
  const judged: Judged[] = [];
  const exporters = { plain: createExporterTable(), compacted: createExporterTable() };

  const collector = createClusterCollector(reader);
  const unsubscribe = collector.subscribe((part, snapshot) => {
    if (part !== 'commits' || phase === undefined) return;
    const progress = snapshot.progress.get(GROUP);
    const offsets = snapshot.sections.offsets;
    if (progress === undefined || !offsets?.ok) return;
    for (const topic of TOPICS) {
      const one = progress.topics.get(topic)?.[0];
      const sampled = offsets.value.get(topic);
      const end = sampled?.latest[0];
      const endAt = sampled?.sampledAt[0];
      if (one === undefined || end == null || endAt == null) continue;
      exporters[topic].add(endAt, Number(end));
      const stamp = stamps[Number(one.committed)];
      if (stamp === undefined || one.committed >= end) continue;
      const ours = timeLag(one.unread, progress.sampledAt);
      judged.push({
        topic,
        phase: phase.name,
        truthMs: progress.sampledAt - stamp,
        oursMs: ours.kind === 'known' ? ours.ms : null,
        method: ours.kind === 'known' ? ours.method : null,
        exporterMs: exporters[topic].lagMs(Number(one.committed), progress.sampledAt),
      });
    }
  });

  const commit = async (offset: number) => {
    const at = new Map([[0, BigInt(offset)]]);
    await writer.commitOffsets(GROUP, new Map(TOPICS.map((topic) => [topic, at])));
  };
  try {
    await commit(0);
    for (const next of PHASES) {
      say(`${next.name}, ${next.seconds} s`);
      phase = next;
      for (let second = 0; second < next.seconds; second += 1) {
        const startedAt = Date.now();
        await produce(producer, next.produced(second), stamps);
        if (next.delayMs !== null) {
          const behind = Date.now() - next.delayMs;
          while (committed < stamps.length && (stamps[committed] ?? 0) <= behind) committed += 1;
          await commit(committed);
        }
        await rest(startedAt + SECOND_MS - Date.now());
      }
    }
  } finally {
    unsubscribe();
    await collector.stop();
    await producer.disconnect();
  }
  return { judged, intervalMs: collector.cadence.positions };
}

/** In ten parts, as a producer with a linger would. */
async function produce(
  producer: ReturnType<ReturnType<typeof kafkaClient>['producer']>,
  records: number,
  stamps: number[],
): Promise<void> {
  for (let part = 0; part < 10 && records > 0; part += 1) {
    const stamp = Date.now();
    const messages = Array.from({ length: records / 10 }, (_, at) => ({
      key: String((stamps.length + at) % KEYS),
      value: 'x'.repeat(40),
      timestamp: String(stamp),
    }));
    await producer.sendBatch({ topicMessages: TOPICS.map((topic) => ({ topic, messages })) });
    for (let at = 0; at < messages.length; at += 1) stamps.push(stamp);
    await rest(90 - (Date.now() - stamp));
  }
}

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)));
