import {
  type HistoryDto,
  type HistoryQuery,
  type HistoryStorageDto,
  type SeriesKindDto,
  type SeriesMetricDto,
  seriesMetrics,
} from '@/lib/contracts/history.ts';
import { bucketOf, pickResolution, type StoredResolution } from '@/lib/db/retention.ts';
import type { HistoryUsage, Store } from '@/lib/db/store.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { readStored } from './stored-series.ts';

const DEFAULT_RANGE_MS = 30 * 60_000;

export type HistoryStore = Pick<Store, 'readSeries' | 'historyUsage'>;
/** What the series are, without how they are written down. */
export type SeriesQuery = Omit<HistoryQuery, 'format'>;

/**
 * Every name with every metric, read by one statement.
 * @throws AppError `invalid_input` when a metric does not belong to the kind, the range is empty or the resolution unknown
 */
export async function readHistory(
  store: HistoryStore,
  clusterId: string,
  query: SeriesQuery,
  now: number,
): Promise<HistoryDto> {
  const { kind } = query;
  const names = seriesNames(query);
  for (const metric of query.metric) checkMetric(kind, metric);
  const to = query.to ?? now;
  const from = query.from ?? Math.max(0, to - DEFAULT_RANGE_MS);
  if (from >= to) throw invalid('from', '"from" must be before "to".');
  const stored = (await store.historyUsage(now)).resolutions;
  const { resolutionMs, keepMs, oldest } = chosen(stored, { ...query, from, to }, now);
  const series = names.flatMap((name) => query.metric.map((metric) => ({ kind, name, metric })));
  const points = await readStored(store, {
    clusterId,
    series,
    resolutionMs,
    // Nothing is kept outside, and each bucket in between is looked for.
    from: Math.max(from, bucketOf(Math.max(0, now - keepMs), resolutionMs)),
    to: Math.min(to, now + resolutionMs),
  });
  return {
    from,
    to,
    resolutionMs,
    oldestAt: oldest,
    series: series.map(({ name, metric }, index) => ({
      kind,
      name: kind === 'cluster' ? null : name,
      metric,
      points: (points[index] ?? []).map(({ at, mean, max }) => ({ at, value: mean, max })),
    })),
  };
}

/** @throws AppError `invalid_input` when there is no name; the cluster needs none */
export function seriesNames({ kind, name }: Pick<HistoryQuery, 'kind' | 'name'>): readonly string[] {
  const names = kind === 'cluster' ? [''] : name;
  if (names === undefined) throw invalid('name', `Name the ${kind}.`);
  return names;
}

/** @throws AppError `invalid_input` that names the metrics there are */
export function checkMetric(kind: SeriesKindDto, metric: SeriesMetricDto): void {
  const metrics: readonly string[] = seriesMetrics[kind];
  if (!metrics.includes(metric)) throw invalid('metric', `A ${kind} has the metrics ${metrics.join(', ')}.`);
}

function chosen(
  stored: readonly StoredResolution[],
  {
    from,
    to,
    points,
    resolutionMs,
  }: Pick<SeriesQuery, 'points' | 'resolutionMs'> & { from: number; to: number },
  now: number,
): StoredResolution {
  const found =
    resolutionMs === undefined
      ? pickResolution(stored, { from, to, points }, now)
      : stored.find((one) => one.resolutionMs === resolutionMs && one.keepMs > 0);
  if (found !== undefined) return found;
  const kept = stored.filter(({ keepMs }) => keepMs > 0).map((one) => one.resolutionMs);
  throw invalid('resolutionMs', `Samples are kept as averages over ${kept.join(', ')} ms.`);
}

const invalid = (field: string, message: string) => new AppError('invalid_input', message, { field });

export function historyStorage(usage: HistoryUsage): HistoryStorageDto {
  const { at, rows, rowsMost, bytes, bytesMost, resolutions } = usage;
  const oldest = resolutions.flatMap((one) => (one.oldest === null ? [] : [one.oldest]));
  return {
    measuredAt: at,
    rows,
    rowsMost,
    bytes,
    bytesMost,
    oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
    resolutions: resolutions.map((one) => ({
      resolutionMs: one.resolutionMs,
      keepMs: one.keepMs,
      rows: one.rows,
      oldestAt: one.oldest,
    })),
  };
}
