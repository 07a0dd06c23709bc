import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admin, Kafka, Producer } from 'kafkajs';
import { poll } from '../process/poll.ts';
import { ABANDONED_GROUPS, KAFKAJS_GROUPS } from './groups.ts';
import { type Commit, commitsCsv, startingCommits } from './offsets.ts';
import { seededRandom } from './random.ts';
import { toMessage } from './records.ts';
import { TOPICS, type WorkloadTopic } from './topics.ts';
import { visitGroup } from './visit-group.ts';

const HOUR_MS = 3_600_000;
const BATCH_RECORDS = 1_000;

/** Runs `kafka-consumer-groups`, which can commit for many groups at once without joining them. */
export type ConsumerGroupsTool = (args: readonly string[]) => Promise<string>;

export type Preparation = {
  kafka: Kafka;
  consumerGroups: ConsumerGroupsTool;
  nowMs: number;
  onProgress: (line: string) => void;
};

/** On the first start: creates the topics, writes their history and the groups' commits. Later: nothing. */
export async function prepareBusiness({
  kafka,
  consumerGroups,
  nowMs,
  onProgress,
}: Preparation): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if (await isPrepared(admin)) return;
    await createTopics(admin);
    onProgress(`writing three days of history to ${TOPICS.length} topics`);
    await writeHistory(kafka, nowMs);
    onProgress('committing where each consumer group stands');
    await commitStarts(admin, consumerGroups, nowMs);
    for (const { groupId, topics } of ABANDONED_GROUPS) await visitGroup(kafka, groupId, topics);
  } finally {
    await admin.disconnect();
  }
}

/** The last thing that a preparation writes are the commits of the abandoned groups. */
async function isPrepared(admin: Admin): Promise<boolean> {
  const { groups } = await admin.listGroups();
  const known = new Set(groups.map(({ groupId }) => groupId));
  return ABANDONED_GROUPS.every(({ groupId }) => known.has(groupId));
}

async function createTopics(admin: Admin): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const topics = TOPICS.filter(({ name }) => !existing.has(name)).flatMap(({ name, shape, configs }) => {
    if (shape === 'auto') return [];
    const configEntries = Object.entries(configs).map(([key, value]) => ({ name: key, value }));
    return [
      {
        topic: name,
        numPartitions: shape.partitions,
        replicationFactor: shape.replicationFactor,
        configEntries,
      },
    ];
  });
  if (topics.length === 0) return;
  // A broker may not know yet what the controller created, which kafkajs takes for a failure when it waits itself.
  await admin.createTopics({ topics, waitForLeaders: false });
  const names = topics.map(({ topic }) => topic);
  await poll(() => areLed(admin, names), { what: 'leaders of the new topics', timeoutMs: 60_000 });
}

const areLed = (admin: Admin, topics: string[]): Promise<boolean> =>
  admin.fetchTopicMetadata({ topics }).then(
    (known) => known.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0)),
    () => false,
  );

async function writeHistory(kafka: Kafka, nowMs: number): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: true });
  await producer.connect();
  try {
    for (const topic of TOPICS) await writeTopicHistory(producer, topic, nowMs);
  } finally {
    await producer.disconnect();
  }
}

async function writeTopicHistory(producer: Producer, topic: WorkloadTopic, nowMs: number): Promise<void> {
  const random = seededRandom(topic.name.length * 7_919);
  const { records, hours } = topic.history;
  const startMs = nowMs - hours * HOUR_MS;
  const stepMs = (hours * HOUR_MS) / records;
  for (let first = 0; first < records; first += BATCH_RECORDS) {
    const count = Math.min(BATCH_RECORDS, records - first);
    const messages = Array.from({ length: count }, (_, index) => {
      const atMs = Math.round(startMs + (first + index) * stepMs);
      return toMessage(topic.record(random, atMs), atMs);
    });
    await producer.send({ topic: topic.name, messages });
  }
}

async function commitStarts(admin: Admin, consumerGroups: ConsumerGroupsTool, nowMs: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'highwater-commits-'));
  try {
    // Two steps, so that the abandoned groups exist only when everything else is done.
    for (const groups of [KAFKAJS_GROUPS, ABANDONED_GROUPS]) {
      const commits: Commit[] = [];
      for (const group of groups) commits.push(...(await startingCommits(admin, group, nowMs)));
      const file = join(directory, 'commits.csv');
      await writeFile(file, commitsCsv(commits));
      const ids = groups.flatMap(({ groupId }) => ['--group', groupId]);
      await consumerGroups([...ids, '--reset-offsets', '--from-file', file, '--execute']);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
