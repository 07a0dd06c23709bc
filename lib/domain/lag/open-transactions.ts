import { formatDuration } from '@/lib/shared/format/duration.ts';
import type { OpenProducer, OpenTransaction, OpenTransactions } from '../model/transaction.ts';

/** A transaction that is open for less holds nobody back for long. */
const BLOCKS_AFTER_MS = 60_000;

/** One partition whose last stable offset lies below its high watermark. */
export type HeldPartition = {
  topic: string;
  partition: number;
  lastStableOffset: bigint;
  heldBackOffsets: bigint;
};

/**
 * What is held now, of what was held at the sweep before: only a last stable offset that did not move counts, transactions
 * come and go all the time.
 */
export function standingStill(
  before: OpenTransactions | null,
  held: readonly HeldPartition[],
  at: number,
): OpenTransactions {
  const next = new Map<string, Map<number, OpenTransaction>>();
  for (const { topic, partition, lastStableOffset, heldBackOffsets } of held) {
    const known = before?.get(topic)?.get(partition);
    const isSame = known?.lastStableOffset === lastStableOffset;
    const into = next.get(topic) ?? new Map<number, OpenTransaction>();
    next.set(topic, into);
    into.set(partition, {
      lastStableOffset,
      heldBackOffsets,
      since: isSame ? known.since : at,
      sampledAt: at,
      producer: isSame ? known.producer : null,
    });
  }
  return next;
}

/** Why nobody who reads committed records gets past the offset; null when nothing holds it, or not for long. */
export function blockedAt(
  open: OpenTransactions | null,
  topic: string,
  partition: number,
  offset: bigint,
): string | null {
  const held = open?.get(topic)?.get(partition);
  if (held === undefined || offset < held.lastStableOffset) return null;
  const openForMs = held.sampledAt - (held.producer?.startedAt ?? held.since);
  if (openForMs < BLOCKS_AFTER_MS) return null;
  return `${holderOf(held.producer)} is open for ${formatDuration(openForMs)}: read_committed readers stop at offset ${held.lastStableOffset}.`;
}

function holderOf(producer: OpenProducer | null): string {
  if (producer === null) return 'A transaction';
  const id = `producer ${producer.producerId}, epoch ${producer.producerEpoch}`;
  return producer.transactionalId === null
    ? `A transaction of ${id}`
    : `Transaction ${producer.transactionalId} (${id})`;
}
