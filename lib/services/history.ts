import type { HistoryDto, HistoryQuery } from '@/lib/contracts/history.ts';
import { seriesMetrics } from '@/lib/contracts/history.ts';
import { pickResolution } from '@/lib/db/retention.ts';
import type { Store } from '@/lib/db/store.ts';
import { AppError } from '@/lib/shared/app-error.ts';

const DEFAULT_RANGE_MS = 30 * 60_000;

/** @throws AppError `invalid_input` when the metric does not belong to the kind, or the range is empty */
export async function readHistory(
  store: Store,
  clusterId: string,
  query: HistoryQuery,
  now: number,
): Promise<HistoryDto> {
  const { kind, metric, points } = query;
  const metrics: readonly string[] = seriesMetrics[kind];
  if (!metrics.includes(metric)) {
    throw new AppError('invalid_input', `A ${kind} has the metrics ${metrics.join(', ')}.`, {
      field: 'metric',
    });
  }
  if (kind !== 'cluster' && query.name === undefined) {
    throw new AppError('invalid_input', `Name the ${kind}.`, { field: 'name' });
  }
  const to = query.to ?? now;
  const from = query.from ?? to - DEFAULT_RANGE_MS;
  if (from >= to) throw new AppError('invalid_input', '"from" must be before "to".', { field: 'from' });
  const resolutionMs = pickResolution(from, to, points, now);
  const name = kind === 'cluster' ? '' : (query.name ?? '');
  const rows = await store.readSeries({ clusterId, kind, name, metric, resolutionMs, from, to });
  return {
    kind,
    name: kind === 'cluster' ? null : name,
    metric,
    from,
    to,
    resolutionMs,
    points: rows.map(({ at, mean, max }) => ({ at, value: mean, max })),
  };
}
