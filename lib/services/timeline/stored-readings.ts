import { partitionSeriesName, seriesMetrics } from '@/lib/contracts/history.ts';
import type { TimelineMomentDto } from '@/lib/contracts/timeline-moment.ts';
import { bucketOf, pickResolution } from '@/lib/db/retention.ts';
import type { SeriesName, SeriesPoint, Store } from '@/lib/db/store.ts';
import type { GroupOffsets } from '@/lib/domain/model/group.ts';
import type { EventSubject } from '@/lib/domain/timeline/event.ts';
import { readStored } from '../stored-series.ts';

const WORST_TOLD = 10;

/** Reads series in the finest bucket that holds a moment; undefined where it has no sample. */
export type ReadMoment = {
  resolutionMs: number;
  read(series: readonly SeriesName[]): Promise<readonly (SeriesPoint | undefined)[]>;
};

/** Null when no resolution is kept. */
export async function storedAt(
  store: Store,
  clusterId: string,
  at: number,
  now: number,
): Promise<ReadMoment | null> {
  const { resolutions } = await store.historyUsage(now);
  const resolutionMs = pickResolution(resolutions, { from: at, to: at + 1, points: 1 }, now)?.resolutionMs;
  if (resolutionMs === undefined) return null;
  const from = bucketOf(at, resolutionMs);
  return {
    resolutionMs,
    async read(series) {
      const points = await readStored(store, { clusterId, series, resolutionMs, from, to: from + 1 });
      return series.map((_, index) => points[index]?.[0]);
    },
  };
}

/** Every metric of the subject. */
export async function readingsAt(
  moment: ReadMoment | null,
  { kind, name }: EventSubject,
): Promise<TimelineMomentDto['readings']> {
  if (moment === null) return [];
  const metrics = seriesMetrics[kind];
  const points = await moment.read(metrics.map((metric) => ({ kind, name, metric })));
  return metrics.map((metric, index) => {
    const point = points[index];
    return {
      metric,
      value: point?.mean ?? null,
      at: point?.at ?? null,
      resolutionMs: moment.resolutionMs,
    };
  });
}

/** Of the partitions that the group has a commit on now, those that were furthest behind then. */
export async function partitionsAt(
  moment: ReadMoment | null,
  { groupId, topics }: { groupId: string; topics: GroupOffsets['topics'] },
): Promise<TimelineMomentDto['partitions']> {
  const places = [...topics].flatMap(([topic, partitions]) =>
    partitions.map(({ partition }) => ({ groupId, topic, partition })),
  );
  const read = async (metric: (typeof seriesMetrics.partition)[number]) =>
    (await moment?.read(
      places.map((place) => ({ kind: 'partition', name: partitionSeriesName(place), metric })),
    )) ?? [];
  const [lags, times] = await Promise.all([read('lag'), read('timeLagMs')]);
  const known = places.flatMap(({ topic, partition }, index) => {
    const lag = lags[index]?.mean;
    return lag === undefined ? [] : [{ topic, partition, lag, timeLagMs: times[index]?.mean ?? null }];
  });
  const worst = known.filter(({ lag }) => lag > 0).sort((a, b) => b.lag - a.lag);
  return { total: places.length, known: known.length, worst: worst.slice(0, WORST_TOLD) };
}
