import type { SeriesName, SeriesPoint, SeriesRange, Store } from '@/lib/db/store.ts';
import { troubleMetrics } from '@/lib/shared/trouble-metrics.ts';

const SPARSE: ReadonlySet<string> = new Set(troubleMetrics);

const isSparse = ({ kind, metric }: SeriesName): boolean => kind === 'topic' && SPARSE.has(metric);

/**
 * The points of each series, ascending, in the order of `series`, by one statement. Of partitions in trouble a topic has
 * readings only while it has some: it had none whenever the cluster has a reading and the topic has not. Where nothing
 * was read there is no point.
 */
export async function readStored(
  store: Pick<Store, 'readSeries'>,
  range: SeriesRange,
): Promise<readonly (readonly SeriesPoint[])[]> {
  const { series } = range;
  const metrics = [...new Set(series.filter(isSparse).map(({ metric }) => metric))];
  const ofCluster = metrics.map((metric): SeriesName => ({ kind: 'cluster', name: '', metric }));
  const points = await store.readSeries({ ...range, series: [...series, ...ofCluster] });
  return series.map((one, index) => {
    const own = points[index] ?? [];
    const whole = points[series.length + metrics.indexOf(one.metric)];
    return isSparse(one) ? filled(own, whole ?? []) : own;
  });
}

/** Readings that were not written are zeros, and count in the mean. */
function filled(own: readonly SeriesPoint[], whole: readonly SeriesPoint[]): SeriesPoint[] {
  const byTime = new Map(own.map((point) => [point.at, point]));
  return whole.map(({ at, count }) => {
    const point = byTime.get(at);
    return point === undefined
      ? { at, mean: 0, max: 0, count }
      : { ...point, mean: (point.mean * point.count) / count, count };
  });
}
