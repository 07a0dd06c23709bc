import type { Dialect } from './dialect.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { bucketOf, type Resolution } from './retention.ts';

/** Buckets counted by one statement: 5,000 series are 100,000 rows, some 10 ms. */
const COUNT_BUCKETS = 20;
/** Buckets of one statement when a cluster is forgotten. */
const DROP_BUCKETS = 30;

export type SampleCount = Resolution & {
  /** Samples in closed buckets; null until those found at the start were counted. */
  rows(): number | null;
  /** Start of the oldest bucket. */
  oldest(): Promise<number | null>;
  /** Counts the next slice; true when there is more. */
  advance(now: number): Promise<boolean>;
  /** Deletes the oldest bucket; true when there was one. */
  dropOldest(): Promise<boolean>;
  /** Deletes the samples of one cluster; what is left is counted anew. */
  dropCluster(clusterId: string): Promise<void>;
};

/**
 * How many samples a resolution has. A count of all of them takes seconds once there are millions, so each bucket is
 * counted once, after it was closed, and what is deleted is subtracted.
 */
export function createSampleCount(
  client: PrismaClient,
  dialect: Dialect,
  { resolutionMs, keepMs }: Resolution,
): SampleCount {
  /** [from, to) is counted. */
  let counted: { from: number; to: number; rows: number } | undefined;
  let isComplete = false;

  /** Start of the first bucket that is not older. */
  async function next(since: number): Promise<number | null> {
    const row = await client.sample.findFirst({
      where: { resolutionMs, at: { gte: BigInt(since) } },
      orderBy: { at: 'asc' },
      select: { at: true },
    });
    return row && Number(row.at);
  }
  const oldest = () => next(0);

  return {
    resolutionMs,
    keepMs,
    rows: () => (isComplete ? (counted?.rows ?? null) : null),
    oldest,

    async advance(now) {
      // The newest bucket still grows, and a sweep may be written a little after its moment.
      const closed = bucketOf(now, resolutionMs) - resolutionMs;
      if (counted === undefined) {
        // What is older is about to be deleted.
        const from = Math.min(
          closed,
          Math.max((await oldest()) ?? closed, bucketOf(now - keepMs, resolutionMs)),
        );
        counted = { from, to: from, rows: 0 };
      }
      // Times without samples are stepped over.
      const from = Math.min((await next(counted.to)) ?? closed, closed);
      const to = Math.min(from + COUNT_BUCKETS * resolutionMs, closed);
      if (to > from) {
        const [found] = await client.$queryRawUnsafe<{ rows: bigint | number }[]>(
          dialect.countSamples,
          ...[resolutionMs, from, to],
        );
        counted = { ...counted, rows: counted.rows + Number(found?.rows ?? 0) };
      }
      counted = { ...counted, to: Math.max(counted.to, to) };
      isComplete ||= counted.to >= closed;
      return counted.to < closed;
    },

    async dropOldest() {
      const at = await oldest();
      if (at === null) return false;
      const gone = await client.$executeRawUnsafe(dialect.deleteBefore, resolutionMs, at + resolutionMs);
      if (counted !== undefined && at >= counted.from && at < counted.to) {
        counted = { ...counted, rows: Math.max(0, counted.rows - gone) };
      }
      return true;
    },

    async dropCluster(clusterId) {
      const span = DROP_BUCKETS * resolutionMs;
      for (let at = await oldest(); at !== null; at = await next(at + span)) {
        await client.$executeRawUnsafe(dialect.deleteOfCluster, resolutionMs, at, at + span, clusterId);
      }
      counted = undefined;
      isComplete = false;
    },
  };
}
