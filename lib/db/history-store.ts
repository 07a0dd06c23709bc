import type { Dialect } from './dialect.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { bucketOf, type HistoryLimits } from './retention.ts';
import { createSampleCount, type SampleCount } from './sample-count.ts';
import { createSeriesIds } from './series-ids.ts';
import type { HistoryUsage, Reading, SeriesPoint, Store } from './store.ts';

type Row = {
  series: bigint | number;
  at: bigint | number;
  mean: number;
  max: number;
  count: bigint | number;
};

export type HistoryStore = {
  append(clusterId: string, at: number, readings: readonly Reading[]): Promise<void>;
  read: Store['readSeries'];
  names: Store['seriesNames'];
  usage(now: number): Promise<HistoryUsage>;
  prune(now: number): Promise<boolean>;
  forget(clusterId: string): Promise<void>;
};

/** Samples, ordered by time on disk; see docs/adr/0013. */
export function createHistoryStore(
  client: PrismaClient,
  dialect: Dialect,
  limits: HistoryLimits,
): HistoryStore {
  const { resolutions, bytesMost } = limits;
  const rowsMost = Math.min(limits.rowsMost, Math.floor(bytesMost / dialect.bytesPerSample));
  const resolutionsJson = JSON.stringify(resolutions.map(({ resolutionMs }) => resolutionMs));
  const ids = createSeriesIds(client, dialect);
  let measured: HistoryUsage | undefined;
  let counting: Promise<SampleCount[]> | undefined;

  /** Those of the settings, and others that an earlier start has left: they are kept for no time. */
  async function counts(): Promise<SampleCount[]> {
    const all = new Map(resolutions.map((one) => [one.resolutionMs, one.keepMs]));
    for (let last = 0; ; ) {
      const next = await client.sample.findFirst({
        where: { resolutionMs: { gt: last } },
        orderBy: { resolutionMs: 'asc' },
        select: { resolutionMs: true },
      });
      if (next === null) break;
      last = next.resolutionMs;
      if (!all.has(last)) all.set(last, 0);
    }
    return [...all].map(([resolutionMs, keepMs]) =>
      createSampleCount(client, dialect, { resolutionMs, keepMs }),
    );
  }
  const counted = () => {
    counting ??= counts();
    return counting;
  };

  async function measure(now: number): Promise<HistoryUsage> {
    const [size] = await client.$queryRawUnsafe<{ bytes: bigint | number }[]>(dialect.sizeBytes);
    const parts = [];
    const all = await counted();
    for (const one of all) {
      const { resolutionMs, keepMs } = one;
      parts.push({ resolutionMs, keepMs, rows: one.rows(), oldest: await one.oldest() });
    }
    const bytes = Number(size?.bytes ?? 0);
    return { at: now, resolutions: parts, rows: rowsOf(all), rowsMost, bytes, bytesMost };
  }

  return {
    async append(clusterId, at, readings) {
      if (readings.length === 0) return;
      const known = await ids.of(clusterId, readings);
      // As an object, its keys come sorted: each bucket is written from its first page to its last.
      const values: Record<number, number> = {};
      for (const [index, { value }] of readings.entries()) {
        const id = known[index];
        if (id !== undefined) values[id] = value;
      }
      await client.$executeRawUnsafe(dialect.mergeSamples, JSON.stringify(values), resolutionsJson, at);
    },

    async read({ clusterId, series, resolutionMs, from, to }) {
      const rows = await client.$queryRawUnsafe<Row[]>(
        dialect.selectSeries,
        ...[JSON.stringify(series), clusterId, resolutionMs, bucketOf(from, resolutionMs), to],
      );
      const points = series.map((): SeriesPoint[] => []);
      for (const row of rows) {
        const { mean, max } = row;
        points[Number(row.series)]?.push({ at: Number(row.at), mean, max, count: Number(row.count) });
      }
      return points;
    },

    async names(where) {
      const rows = await client.series.findMany({ where, select: { name: true } });
      return rows.map(({ name }) => name);
    },

    async usage(now) {
      measured ??= await measure(now);
      return measured;
    },

    async prune(now) {
      const all = await counted();
      let isUnfinished = false;
      for (const one of all) {
        const oldest = await one.oldest();
        if (oldest !== null && oldest < now - one.keepMs) await one.dropOldest();
        const isCounting = await one.advance(now);
        isUnfinished ||= isCounting || (oldest !== null && oldest < now - one.keepMs);
      }
      if ((rowsOf(all) ?? 0) > rowsMost) {
        const fullest = await leastShortened(all, now);
        return (await fullest?.dropOldest()) ?? false;
      }
      if (!isUnfinished) measured = await measure(now);
      return isUnfinished;
    },

    async forget(clusterId) {
      for (const one of await counted()) await one.dropCluster(clusterId);
      await client.series.deleteMany({ where: { clusterId } });
      ids.forget(clusterId);
      measured = undefined;
    },
  };
}

/** Null until all are counted. */
function rowsOf(counts: readonly SampleCount[]): number | null {
  let sum = 0;
  for (const one of counts) {
    const rows = one.rows();
    if (rows === null) return null;
    sum += rows;
  }
  return sum;
}

/** The resolution that still has the largest part of the time it is to be kept for. */
async function leastShortened(counts: readonly SampleCount[], now: number): Promise<SampleCount | undefined> {
  let found: { one: SampleCount; share: number } | undefined;
  for (const one of counts) {
    const oldest = await one.oldest();
    const share = oldest === null ? 0 : (now - oldest) / one.keepMs;
    if (share > (found?.share ?? 0)) found = { one, share };
  }
  return found?.one;
}
