import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GROUP_TOPIC_SERIES_MOST,
  groupTopicSeriesName,
  PARTITION_SERIES_MOST,
  partitionSeriesName,
  seriesMetrics,
} from '@/lib/contracts/history.ts';
import { openStore } from '@/lib/db/open-store.ts';
import type { Reading, Store } from '@/lib/db/store.ts';
import { readHistory } from '@/lib/services/history.ts';
import { createSparkReader } from '@/lib/services/sparks.ts';
import type { Row, SectionReport } from './report.ts';
import { mib, percentile } from './stats.ts';

const CLUSTER = 'bench';
const TOPICS_PER_GROUP = 3;
const HOUR = 3_600_000;
const SIMULATED_MS = 24 * HOUR;
/** Before the part that is kept finely, a sweep a minute leaves the same rows behind as one in 5 s. */
const FINE_MS = 2 * HOUR;
const QUERIES = 200;

/** As promised for 1,000 groups x 3 topics over 24 h. */
const SIZE_MIB_MOST = 768;
const FLUSH_MS_MOST = 1_000;
const QUERY_MS_MOST = 100;
const PRUNE_MS_MOST = 1_000;

export type HistoryBench = { groups: number; say: (line: string) => void };

/** A day of all series (8,500 for 1,000 groups) written back to back through the store that the server uses; no cluster takes part. */
export async function measureHistory({ groups, say }: HistoryBench): Promise<SectionReport> {
  const directory = await mkdtemp(join(tmpdir(), 'highwater-bench-history-'));
  const store = await openStore(`file:${join(directory, 'history.db')}`);
  try {
    return await measure(store, { groups, say });
  } finally {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measure(store: Store, { groups, say }: HistoryBench): Promise<SectionReport> {
  const end = Math.floor(Date.now() / HOUR) * HOUR;
  const series = seriesOfSweep(groups);
  const flushes: number[] = [];
  const prunes: number[] = [];
  let nextPrune = end - SIMULATED_MS;
  for (let at = end - SIMULATED_MS; at < end; ) {
    const isFine = at >= end - FINE_MS;
    flushes.push(await timed(() => store.appendReadings(CLUSTER, at, readings(series, at))));
    if (at >= nextPrune) {
      nextPrune = at + 10 * 60_000;
      prunes.push(await timed(() => pruneAll(store, at)));
    }
    at += isFine ? 10_000 : 60_000;
    if (at % HOUR === 0) say(`${(end - at) / HOUR} h to write, last flush ${flushes.at(-1)?.toFixed(0)} ms`);
  }
  await pruneAll(store, end);
  const usage = await store.historyUsage(end);
  const day = await repeated(QUERIES, (index) =>
    readHistory(
      store,
      CLUSTER,
      {
        kind: 'group',
        name: [`group-${(index * 37) % groups}`],
        metric: ['lag'],
        from: end - SIMULATED_MS,
        to: end,
        points: 2_000,
      },
      end,
    ),
  );
  const sparks = await repeated(QUERIES, (index) =>
    createSparkReader(store).read(
      CLUSTER,
      {
        kind: 'group',
        metric: 'lag',
        name: Array.from({ length: 50 }, (_, row) => `group-${(index * 50 + row) % groups}`),
        spanMs: HOUR,
      },
      end,
    ),
  );
  // An hour later: what became too old in it.
  const pruneHour = await timed(() => pruneAll(store, end + HOUR));
  const rows: Row[] = [
    {
      what: 'database after 24 h',
      value: mib(usage.bytes),
      unit: 'MiB',
      most: SIZE_MIB_MOST,
      beside: `${usage.rows} samples of ${series.length} series, ${(usage.bytes / (usage.rows ?? 1)).toFixed(0)} bytes each`,
    },
    percent('flush of a sweep, p50', flushes, 0.5),
    {
      ...percent('flush of a sweep, p99', flushes, 0.99),
      most: FLUSH_MS_MOST,
      beside: `${flushes.length} flushes`,
    },
    percent('chart of 24 h, p50', day.times, 0.5),
    {
      ...percent('chart of 24 h, p99', day.times, 0.99),
      most: QUERY_MS_MOST,
      beside: `${day.last.series[0]?.points.length} points`,
    },
    {
      ...percent('sparks of 50 groups, p99', sparks.times, 0.99),
      most: QUERY_MS_MOST,
      beside: `${sparks.last.items[0]?.values.length} values each`,
    },
    { ...percent('pruning of 10 min, p99', prunes, 0.99), most: PRUNE_MS_MOST },
    { what: 'pruning of an hour', value: pruneHour, unit: 'ms' },
  ];
  return {
    section: 'history',
    rows,
    details: { usage, flushes, day: day.times, sparks: sparks.times, prunes },
  };
}

const percent = (what: string, times: readonly number[], share: number): Row => ({
  what,
  value: percentile(times, share),
  unit: 'ms',
});

type Name = Omit<Reading, 'value'>;

function seriesOfSweep(count: number): Name[] {
  const groups = Array.from({ length: count }, (_, index) => `group-${index}`);
  const topics = Array.from({ length: count * TOPICS_PER_GROUP }, (_, index) => `topic-${index}`);
  return [
    ...topics.map((name): Name => ({ kind: 'topic', name, metric: 'messagesInPerSecond' })),
    ...groups.flatMap((name) => seriesMetrics.group.map((metric): Name => ({ kind: 'group', name, metric }))),
    ...topics.slice(0, GROUP_TOPIC_SERIES_MOST).map(
      (topic, index): Name => ({
        kind: 'groupTopic',
        name: groupTopicSeriesName({ topic, groupId: groups[index % count] ?? '' }),
        metric: 'lag',
      }),
    ),
    ...topics.slice(0, PARTITION_SERIES_MOST).flatMap((topic, index): Name[] =>
      seriesMetrics.partition.map((metric) => ({
        kind: 'partition',
        name: partitionSeriesName({ topic, partition: 0, groupId: groups[index % count] ?? '' }),
        metric,
      })),
    ),
  ];
}

/** Values with all their digits: round ones would take less room. */
const readings = (series: readonly Name[], at: number): Reading[] =>
  series.map((one, index) => ({ ...one, value: 1_000 + 500 * Math.sin(at / HOUR + index) }));

async function pruneAll(store: Store, at: number): Promise<void> {
  while (await store.pruneHistory(at));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeated<T>(
  times: number,
  work: (index: number) => Promise<T>,
): Promise<{ times: number[]; last: T }> {
  let last = await work(0);
  const measured: number[] = [];
  for (let index = 0; index < times; index += 1) {
    measured.push(
      await timed(async () => {
        last = await work(index);
      }),
    );
  }
  return { times: measured, last };
}
