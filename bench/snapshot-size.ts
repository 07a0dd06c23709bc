import { setImmediate as nextTurn } from 'node:timers/promises';
import { DEFAULT_CADENCE } from '@/lib/collector/cadence.ts';
import { createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import { lagPoints } from '@/lib/domain/lag/points.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { createKafkaReader } from '@/lib/kafka/index.ts';
import { poll } from '../dev/process/poll.ts';

// A process of its own, started with --expose-gc: weighs the parts of a snapshot by letting go of one after the other.

const SECTIONS = 9;
/** As many sweeps as a group's progress ever remembers, or it would look lighter than it becomes. */
const SWEEPS = 40;
const CADENCE = { ...DEFAULT_CADENCE, positions: 1_000 };
const TIMEOUT_MS = 180_000;
/** Less is what the program itself takes and frees. */
const SETTLED_BYTES = 4_096;

/** What the parts of a snapshot weigh, in bytes; a string that two parts share counts for the one released last. */
export type SnapshotSize = {
  bytes: Record<string, number>;
  partitions: number;
  groups: number;
  committed: number;
};

const [bootstrap = ''] = process.argv.slice(2);
console.log(JSON.stringify(await weigh(bootstrap.split(','))));

async function weigh(addresses: readonly string[]): Promise<SnapshotSize> {
  const held = new Map<string, unknown>();
  const counts = await collect(addresses, held);
  const bytes: Record<string, number> = {};
  let before = await usedBytes();
  for (const part of [...held.keys()]) {
    held.delete(part);
    const after = await usedBytes();
    bytes[part] = before - after;
    before = after;
  }
  return { bytes, ...counts };
}

/** In a function of its own, so that nothing but `held` keeps the snapshot when it returned. */
async function collect(addresses: readonly string[], held: Map<string, unknown>) {
  const collector = createClusterCollector(createKafkaReader({ bootstrap: addresses }), {
    cadence: CADENCE,
  });
  const snapshot = await poll(() => complete(collector.snapshot()), {
    what: 'a complete snapshot',
    timeoutMs: TIMEOUT_MS,
    intervalMs: 500,
  });
  await collector.stop();
  const { sections, progress, rates } = snapshot;
  const { metadata, commits, ...others } = sections;
  if (!metadata?.ok || !commits?.ok) throw new Error('The snapshot is not complete');
  held.set('progress', progress);
  held.set('rates', rates);
  // The topics' names belong to the metadata, which goes last.
  for (const [name, section] of Object.entries({ commits, ...others })) held.set(name, section);
  held.set('metadata', metadata);
  const sizes = [...metadata.value.topics.values()].map((topic) => topic.partitions.length);
  const committed = [...commits.value.values()].flatMap(({ topics }) =>
    [...topics.values()].map((rows) => rows.length),
  );
  return { partitions: sum(sizes), groups: commits.value.size, committed: sum(committed) };
}

function complete(snapshot: ClusterSnapshot): ClusterSnapshot | false {
  const sections = Object.values(snapshot.sections);
  const { groups, commits } = snapshot.sections;
  if (sections.length < SECTIONS || !sections.every(({ ok }) => ok) || !groups?.ok || !commits?.ok)
    return false;
  const described = [...groups.value.values()].every(({ description }) => description !== null);
  const swept = [...snapshot.progress.values()].some(({ points }) => lagPoints(points).length >= SWEEPS);
  return described && swept && snapshot;
}

/** Some of what is let go of is only found by a later collection: until one finds nothing more. */
async function usedBytes(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Start this with --expose-gc');
  let used = Number.POSITIVE_INFINITY;
  for (let again = 3; again > 0; again -= 1) {
    await nextTurn();
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    if (heapUsed + external < used - SETTLED_BYTES) again = 3;
    used = Math.min(used, heapUsed + external);
  }
  return used;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
