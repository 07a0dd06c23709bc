/** A partition as a group reads it: records behind, and records per second that come and are read. Null = not known. */
export type PartitionPace = { lag: number | null; produced: number | null; consumed: number | null };

/** Records per second, over the same partitions. */
export type NeededPace = {
  needed: number;
  produced: number;
  consumed: number;
  /** What is missing, partition by partition: one that reads too much does not help another. */
  missing: number;
  /** Partitions whose lag and rates are known, of all: with fewer the sums are "at least". */
  known: number;
  total: number;
};

/** Records per second that have to be read to be done in `seconds`: 8,000/s in and 1,200,000 behind in 300 s take 12,000/s. */
const neededRate = (produced: number, lag: number, seconds: number): number => produced + lag / seconds;

/** What a group has to read to be caught up in `ms`, beside what comes and what it reads; null when nothing of it is known. */
export function neededPace(partitions: readonly PartitionPace[], ms: number): NeededPace | null {
  const sum: NeededPace = {
    needed: 0,
    produced: 0,
    consumed: 0,
    missing: 0,
    known: 0,
    total: partitions.length,
  };
  for (const { lag, produced, consumed } of partitions) {
    if (lag === null || produced === null || consumed === null) continue;
    const needed = neededRate(produced, lag, ms / 1000);
    sum.needed += needed;
    sum.missing += Math.max(0, needed - consumed);
    sum.produced += produced;
    sum.consumed += consumed;
    sum.known += 1;
  }
  return sum.known === 0 ? null : sum;
}
