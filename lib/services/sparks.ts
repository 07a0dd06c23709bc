import { LRUCache } from 'lru-cache';
import { SPARK_POINTS, type SparkQuery, type SparksDto } from '@/lib/contracts/history.ts';
import { bucketOf, pickResolution } from '@/lib/db/retention.ts';
import type { SeriesPoint } from '@/lib/db/store.ts';
import { checkMetric, type HistoryStore, seriesNames } from './history.ts';
import { readStored } from './stored-series.ts';

/** A sweep takes 5 s: readers of the same list within one share an answer. */
const SHARED_MS = 5_000;
const ANSWERS_KEPT = 100;
/** Samples that a step is made of, at most: a finer reading would not be seen. */
const SAMPLES_PER_STEP = 4;

export type SparkReader = {
  /** One statement for all names. @throws AppError `invalid_input` when the metric does not belong to the kind or a name is missing */
  read(clusterId: string, query: SparkQuery, now: number): Promise<SparksDto>;
};

export function createSparkReader(store: HistoryStore): SparkReader {
  const answers = new LRUCache<string, Promise<SparksDto>>({ max: ANSWERS_KEPT });
  return {
    read(clusterId, query, now) {
      const tick = bucketOf(now, SHARED_MS);
      const key = JSON.stringify([clusterId, query, tick]);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = readSparks(store, clusterId, query, now);
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      return answer;
    },
  };
}

async function readSparks(
  store: HistoryStore,
  clusterId: string,
  query: SparkQuery,
  now: number,
): Promise<SparksDto> {
  const { kind, metric, spanMs } = query;
  const names = seriesNames(query);
  checkMetric(kind, metric);
  const { resolutions } = await store.historyUsage(now);
  const range = { from: now - spanMs, to: now, points: SPARK_POINTS * SAMPLES_PER_STEP };
  const resolutionMs = pickResolution(resolutions, range, now)?.resolutionMs ?? spanMs;
  const stepMs = Math.ceil(spanMs / SPARK_POINTS / resolutionMs) * resolutionMs;
  const end = bucketOf(now, resolutionMs) + resolutionMs;
  const from = end - Math.min(SPARK_POINTS, Math.ceil(spanMs / stepMs)) * stepMs;
  const points = await readStored(store, {
    clusterId,
    series: names.map((name) => ({ kind, name, metric })),
    resolutionMs,
    from,
    to: end,
  });
  return {
    from,
    to: end,
    stepMs,
    items: names.map((name, index) => ({
      name,
      values: stepped(points[index] ?? [], { from, to: end, stepMs }),
    })),
  };
}

/** The mean of each step; null where it has no sample. */
function stepped(
  points: readonly SeriesPoint[],
  { from, to, stepMs }: Pick<SparksDto, 'from' | 'to' | 'stepMs'>,
): (number | null)[] {
  const sums = Array.from({ length: (to - from) / stepMs }, () => ({ sum: 0, count: 0 }));
  for (const { at, mean } of points) {
    const step = sums[Math.floor((at - from) / stepMs)];
    if (step === undefined) continue;
    step.sum += mean;
    step.count += 1;
  }
  return sums.map(({ sum, count }) => (count === 0 ? null : sum / count));
}
