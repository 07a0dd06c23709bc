import { expect, it } from 'vitest';
import { DEFAULT_HISTORY_LIMITS } from '@/lib/db/retention.ts';
import type { HistoryUsage, SeriesPoint, SeriesRange } from '@/lib/db/store.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { createDiskForecast } from './disk-forecast.ts';

const HOUR = 3_600_000;
const USAGE: HistoryUsage = {
  at: NOW,
  resolutions: DEFAULT_HISTORY_LIMITS.resolutions.map((one) => ({
    ...one,
    rows: 1,
    oldest: NOW - one.keepMs,
  })),
  rows: 3,
  rowsMost: 10,
  bytes: 1,
  bytesMost: 10,
};

/** 100 records of 1,000 B a second, kept for ever, on a disk that has room for 10,000 s of them. */
const SPEC: SnapshotSpec = {
  brokers: { 1: { dirs: [{ path: '/data', totalBytes: 2e9, usableBytes: 1e9 }] } },
  topics: {
    orders: {
      replicas: [[1]],
      recordsPerSecond: 100,
      offsets: [[0, 1000]],
      bytes: [1_000_000],
      configs: { 'retention.ms': '-1' },
    },
  },
};
const factsAt = (now: number) => buildFacts(testSnapshot({ ...SPEC, collectedAt: now }), { now });

/** A history of so many hours of 100 records a second, and how often it was read. */
function storeOf(hours: number) {
  const points = Array.from({ length: hours + 1 }, (_, ago): SeriesPoint => {
    return { at: NOW - (hours - ago) * HOUR, mean: 100, max: 100, count: 1 };
  });
  const store = {
    reads: 0,
    historyUsage: async () => USAGE,
    readSeries: async ({ series, from, to }: SeriesRange) => {
      store.reads += 1;
      return series.map(() => points.filter(({ at }) => at >= from && at <= to));
    },
  };
  return store;
}

const fail = (error: unknown) => {
  throw error;
};

it('tells the audit when a disk is full once there is a day of history, and not before', async () => {
  const day = await createDiskForecast(storeOf(24), 'c', fail)(() => factsAt(NOW), NOW);
  expect(day.get(1)?.diskFullInDays).toBeCloseTo(10_000 / 86_400);
  const hour = await createDiskForecast(storeOf(1), 'c', fail)(() => factsAt(NOW), NOW);
  expect(hour.size).toBe(0);
});

it('is worked out again after ten minutes', async () => {
  const store = storeOf(24);
  const forecast = createDiskForecast(store, 'c', fail);
  const first = await forecast(() => factsAt(NOW), NOW);
  expect(await forecast(() => factsAt(NOW + 9 * 60_000), NOW + 9 * 60_000)).toBe(first);
  const { reads } = store;
  await forecast(() => factsAt(NOW + 10 * 60_000), NOW + 10 * 60_000);
  expect(store.reads).toBeGreaterThan(reads);
});

it('is not known, and says so, while the history cannot be read', async () => {
  const errors: unknown[] = [];
  const store = { ...storeOf(24), readSeries: async () => fail(new Error('no database')) };
  const forecast = createDiskForecast(store, 'c', (error) => errors.push(error));
  expect((await forecast(() => factsAt(NOW), NOW)).size).toBe(0);
  expect(errors).toMatchObject([{ message: 'no database' }]);
});
