import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKafkaReader } from '@/lib/kafka/index.ts';
import { STATE_DIR } from '../kafka/classpath.ts';
import { type Cluster, startCluster } from '../kafka/cluster.ts';
import { poll } from '../process/poll.ts';
import { type JavaProgram, SERVER_JVM, startJavaProgram } from './java-program.ts';
import { LIVE_GROUPS, type ScaleSize, topicNames } from './size.ts';

export type ScaleFixture = {
  readonly bootstrap: readonly string[];
  /** Stops the live groups and then the brokers, cleanly; the data stays for the next run. */
  stop(): Promise<void>;
};

export type ScaleOptions = {
  size: ScaleSize;
  /** Throws away what an earlier run left. */
  fresh: boolean;
  onProgress: (line: string) => void;
};

/** What every node of the fixture is set to beside the defaults of a local cluster. */
const PROPERTIES = {
  // Two index files a replica are allocated in full: 4,000 replicas a broker would claim 80 GB of address space.
  'log.index.size.max.bytes': '65536',
  // The data is kept for as long as somebody runs benchmarks: nothing in it may expire.
  'offsets.retention.minutes': '52560000',
  'log.retention.hours': '876000',
};

/** A clean stop of 4,000 replicas takes longer than one of a demo cluster; an unclean one costs the next start a recovery. */
const STOP_GRACE_MS = 90_000;
const STEP_TIMEOUT_MS = 300_000;
const IN_SYNC_TIMEOUT_MS = 180_000;

/** Starts the cluster of the benchmarks, filling it first when no earlier run did, with its live groups running. */
export async function startScaleFixture({ size, fresh, onProgress }: ScaleOptions): Promise<ScaleFixture> {
  const dataDir = join(STATE_DIR, 'scale', `${size.topics}-topics-${size.groups}-groups`);
  const marker = join(dataDir, 'filled.json');
  const filled = !fresh && (await readFile(marker, 'utf8').catch(() => undefined)) === JSON.stringify(size);
  if (!filled) await rm(dataDir, { recursive: true, force: true });
  const cluster = await startCluster({
    dataDir,
    heapMb: 1_024,
    jvmFlags: SERVER_JVM,
    properties: PROPERTIES,
    onProgress,
  });
  let live: JavaProgram | undefined;
  const stop = async () => {
    await live?.finish().catch((error: Error) => onProgress(error.message));
    await Promise.all(cluster.brokers.map((broker) => broker.stop(STOP_GRACE_MS)));
    await cluster.stop();
  };
  try {
    if (!filled) {
      await fill(cluster, size, onProgress);
      await writeFile(marker, JSON.stringify(size));
    }
    await settle(cluster, onProgress);
    onProgress(`starting ${LIVE_GROUPS} groups with members`);
    live = await startLiveGroups(cluster, size);
    return { bootstrap: cluster.bootstrap, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(cluster: Cluster, size: ScaleSize, onProgress: (line: string) => void): Promise<void> {
  const numbers = [size.topicsWithData, size.recordsPerTopic, size.groups].map(String);
  const program = await startJavaProgram(cluster.guard, 'Fill.java', [
    cluster.bootstrap.join(','),
    ...numbers,
  ]);
  for (const name of topicNames(size)) program.writeLine(name);
  program.endInput();
  for (;;) {
    const line = await program.nextLine(STEP_TIMEOUT_MS);
    if (line === undefined) break;
    onProgress(line);
  }
  await program.finish();
}

/** The broker that starts first leads everything: leaders go back to where the fill put them, all copies catch up. */
async function settle(cluster: Cluster, onProgress: (line: string) => void): Promise<void> {
  onProgress('waiting for every copy to be in sync under its preferred leader');
  const reader = createKafkaReader({ bootstrap: cluster.bootstrap });
  const wait = async (what: string, lacking: (partition: PartitionState) => boolean) => {
    await poll(
      async () => {
        const { topics } = await reader.readMetadata();
        return ![...topics.values()].some(({ partitions }) => partitions.some(lacking));
      },
      { what, timeoutMs: IN_SYNC_TIMEOUT_MS, intervalMs: 1_000 },
    );
  };
  try {
    await wait('every copy to be in sync', ({ isr, replicas }) => isr.length < replicas.length);
    await cluster.tool('kafka-leader-election', ['--election-type', 'preferred', '--all-topic-partitions'], {
      timeoutMs: IN_SYNC_TIMEOUT_MS,
    });
    await wait('every preferred leader', ({ leader, replicas }) => leader !== replicas[0]);
  } finally {
    await reader.close();
  }
}

type PartitionState = { leader: number; replicas: readonly number[]; isr: readonly number[] };

async function startLiveGroups(cluster: Cluster, size: ScaleSize): Promise<JavaProgram> {
  const topics = topicNames(size).slice(0, LIVE_GROUPS);
  const program = await startJavaProgram(cluster.guard, 'Live.java', [
    cluster.bootstrap.join(','),
    topics.join(','),
  ]);
  const line = await program.nextLine(STEP_TIMEOUT_MS);
  if (line !== 'ready') throw new Error(`The live groups did not start: ${line ?? 'their process ended'}`);
  return program;
}
