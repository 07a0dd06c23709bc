import type { PartitionProgress } from './progress.ts';
import { trailPoints } from './trail.ts';

/** Offsets [from, to) of one record batch whose header was read. A control batch holds a transaction marker, no record. */
export type SeenBatch = { from: bigint; to: bigint; isControl: boolean };

/** The first offset from `offset` on that is not known to be a marker; `isSure`: that it is a record was read. */
export type NextRecord = { offset: bigint; isSure: boolean };

export function nextRecordIn(batches: readonly SeenBatch[], offset: bigint): NextRecord {
  const at = batches.find(({ from, to }) => from <= offset && offset < to);
  if (at === undefined) return { offset, isSure: false };
  return at.isControl ? nextRecordIn(batches, at.to) : { offset, isSure: true };
}

/** What tells what the rest of a log consists of. */
export type TailLookups = {
  nextRecord: (topic: string, partition: number, offset: bigint) => NextRecord;
  /** Whether an open transaction begins there or before: then there are records. */
  isHeld: (topic: string, partition: number, offset: bigint) => boolean;
};

export const NOTHING_TOLD: TailLookups = {
  nextRecord: (_topic, _partition, offset) => ({ offset, isSure: false }),
  isHeld: () => false,
};

/** Offsets from a commit to `until` that may be markers only. `isOver`: records followed, those from `until` on are sure. */
export type Doubt = { until: bigint; isOver: boolean };

/** Each of the producers that wrote last leaves one. */
export const MARKERS_MAX = 4n;
/** A log that stands still for less is not at rest. */
export const REST_MS = 60_000;

type Standing = Pick<PartitionProgress, 'committed' | 'committedSince' | 'lag' | 'trail'>;

/**
 * The end of a transaction is an offset of its own that no reader gets, so whoever commits "last record + 1" stays below the
 * log end for ever, as somebody does who is stuck on the last record. Kafka's offsets do not tell one from the other. What
 * they tell: a marker is there before read_committed readers see the records it ends, so a log that grew while the commit
 * stood grew by records. Left in doubt is a tail of a few offsets on a log at rest that has not grown since the commit.
 *
 * Not recognised without reading batch headers: a marker that a sweep sees later than the commit of a read_uncommitted reader
 * (a stall, as before), and more than four at once. The records of an aborted transaction count as records.
 */
export function doubtOf(
  before: PartitionProgress | undefined,
  standing: Standing,
  end: bigint | null,
  { next, isHeld }: { next: NextRecord; isHeld: () => boolean },
  now: number,
): Doubt | null {
  const { committed, lag } = standing;
  const known = before?.committed === committed ? before.doubt : null;
  if (lag.kind === 'unknown' || end === null) return known;
  if (lag.messages === 0n || next.isSure || isHeld()) return null;
  if (known !== null && next.offset < known.until && known.until <= end) {
    return known.isOver || end === known.until ? known : { until: known.until, isOver: true };
  }
  const isShort = end - next.offset <= MARKERS_MAX;
  return isShort && isAtRest(standing, Number(end), now) ? { until: end, isOver: false } : null;
}

/** An end below the commit was sampled before it, and says nothing. */
function isAtRest({ committed, committedSince, trail }: Standing, end: number, now: number): boolean {
  if (now - committedSince < REST_MS) return false;
  const offset = Number(committed);
  return trailPoints(trail).every(
    (point) => point.committed !== offset || point.end < offset || point.end === end,
  );
}

export const isInDoubt = ({ doubt }: Pick<PartitionProgress, 'doubt'>): boolean =>
  doubt !== null && !doubt.isOver;

export const MAYBE_MARKERS =
  'The last offsets of a log at rest: records, or markers of transactions, which nobody reads.';
