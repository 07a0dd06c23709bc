import { expect, it } from 'vitest';
import { DEFAULT_HISTORY_LIMITS } from '@/lib/db/retention.ts';
import type { HistoryUsage, SeriesPoint, SeriesRange } from '@/lib/db/store.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { createDiskDays, createDiskForecast } from './disk-forecast.ts';

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

/** A forecast by a clock that a test sets. */
function forecastBy(store: ReturnType<typeof storeOf>, onError: (error: unknown) => void = fail) {
  const clock = { now: NOW };
  const forecast = createDiskForecast({
    store,
    clusterId: 'c',
    factsOf: factsAt,
    now: () => clock.now,
    onError,
  });
  return { clock, forecast, days: createDiskDays(forecast) };
}

it('tells the audit when a disk is full once there is a day of history, and not before', async () => {
  const day = await forecastBy(storeOf(24)).days();
  expect(day.get(1)?.diskFullInDays).toBeCloseTo(10_000 / 86_400);
  expect((await forecastBy(storeOf(1)).days()).size).toBe(0);
});

it('is made once in each minute, for whoever asks, and tells the audit something new after ten', async () => {
  const store = storeOf(24);
  const { clock, forecast, days } = forecastBy(store);
  const [first, again] = await Promise.all([forecast(), forecast()]);
  expect(first).toMatchObject({
    at: NOW,
    forecast: { volumes: [{ state: 'fills', fullInSeconds: 10_000 }] },
  });
  expect(again).toBe(first);
  expect(store.reads).toBe(1);
  const told = await days();
  clock.now += 9 * 60_000;
  expect((await forecast())?.at).toBe(clock.now);
  expect(await days()).toBe(told);
  clock.now += 60_000;
  expect(await days()).not.toBe(told);
});

it('is not known, and says so, while the history cannot be read, and is tried again', async () => {
  const errors: unknown[] = [];
  const store = storeOf(24);
  const { readSeries } = store;
  store.readSeries = async () => fail(new Error('no database'));
  const { forecast, days } = forecastBy(store, (error) => errors.push(error));
  expect([await forecast(), (await days()).size]).toEqual([null, 0]);
  expect(errors).toMatchObject([{ message: 'no database' }, { message: 'no database' }]);
  store.readSeries = readSeries;
  expect(await forecast()).not.toBeNull();
});
