import { type HeldPartition, standingStill } from '@/lib/domain/lag/open-transactions.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { OpenProducer, OpenTransaction, OpenTransactions } from '@/lib/domain/model/transaction.ts';
import type { LogPosition } from '@/lib/kafka/reader.ts';
import { toAppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';
import { allPartitions } from './offsets.ts';

/** More are not asked about in one sweep. */
const POSITIONS_MAX = 50;

/**
 * Finds transactions that hold readers of committed records back: the last stable offset of every partition, and whose it
 * is where that one stood still since the sweep before.
 */
export async function collectOpenTransactions(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const { reader, store, now, onError } = context;
  const options = { signal, deadlineMs: DEADLINE_MS };
  try {
    const metadata = currentMetadata(context);
    // What is below the ends sampled before it was asked for is held back for sure.
    const before = store.current();
    const at = now();
    const { value: stable } = await reader.readOffsets('stable', allPartitions(metadata), options);
    const found = standingStill(before.openTransactions, heldPartitions(before, stable), at);
    const openTransactions = await withProducers(context, found, at, signal);
    if (signal.aborted) return false;
    if (openTransactions.size > 0 || before.openTransactions?.size !== 0)
      store.update('offsets', { openTransactions });
    return true;
  } catch (caught) {
    const error = toAppError(caught);
    if (error.code === 'internal') onError('openTransactions', error);
    return false;
  }
}

function heldPartitions(
  { sections }: ClusterSnapshot,
  stable: Awaited<ReturnType<JobContext['reader']['readOffsets']>>['value'],
): HeldPartition[] {
  const topics = latest(sections.metadata)?.value.topics;
  const offsets = latest(sections.offsets)?.value;
  const held: HeldPartition[] = [];
  for (const [topic, answers] of stable) {
    const ends = offsets?.get(topic)?.latest;
    for (const [index, { partition }] of (topics?.get(topic)?.partitions ?? []).entries()) {
      const answer = answers.get(partition);
      const end = ends?.[index];
      if (!answer?.ok || answer.value === null || end == null || answer.value >= end) continue;
      held.push({ topic, partition, lastStableOffset: answer.value, heldBackOffsets: end - answer.value });
    }
  }
  return held;
}

async function withProducers(
  { reader }: JobContext,
  found: OpenTransactions,
  at: number,
  signal: AbortSignal,
): Promise<OpenTransactions> {
  const positions: LogPosition[] = [];
  for (const [topic, partitions] of found) {
    for (const [partition, { since, lastStableOffset, producer }] of partitions) {
      const isAsked = since < at && producer === null && positions.length < POSITIONS_MAX;
      if (isAsked) positions.push({ topic, partition, offset: lastStableOffset });
    }
  }
  if (positions.length === 0) return found;
  const { value } = await reader.readOpenProducers(positions, { signal, deadlineMs: DEADLINE_MS });
  const producers = new Map<string, OpenProducer>();
  for (const [{ topic, partition }, answer] of value) {
    if (answer.ok && answer.value) producers.set(`${topic} ${partition}`, answer.value);
  }
  return new Map(
    [...found].map(([topic, partitions]) => [
      topic,
      new Map(
        [...partitions].map(([partition, one]): [number, OpenTransaction] => [
          partition,
          { ...one, producer: one.producer ?? producers.get(`${topic} ${partition}`) ?? null },
        ]),
      ),
    ]),
  );
}
