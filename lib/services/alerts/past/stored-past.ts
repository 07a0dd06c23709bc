import { volumeSeriesName } from '@/lib/contracts/history.ts';
import { fromFillsPerDay } from '@/lib/domain/capacity/time-until-full.ts';
import type { SignalHistory } from '@/lib/shared/alerts/signals.ts';
import type { TroubleMetric } from '@/lib/shared/trouble-metrics.ts';
import { readHistory } from '../../history.ts';
import { lookedAt, POINTS_MAX } from './looked.ts';
import { NONE_FINE, type Past, type PastQuery, SUBJECTS_MAX, type SubjectPast } from './past.ts';

type SeriesHistory = Exclude<SignalHistory, string>;

/** Each by a stored series of its own. */
export async function pastOfSeries(query: PastQuery, { kind, metric }: SeriesHistory): Promise<Past> {
  const { cluster, store, from, now, signals } = query;
  const read = signals.slice(0, SUBJECTS_MAX);
  const name = read.map(({ subject, aspect }) =>
    kind === 'volume' ? volumeSeriesName(subject.name, aspect) : subject.name,
  );
  const asked = { kind, name, metric: [metric], from, to: now, points: POINTS_MAX };
  const { series, resolutionMs } = await readHistory(store, cluster.definition.id, asked, now);
  const samplesOf = (index: number): SubjectPast['samples'] => {
    const points = series[index]?.points ?? [];
    return kind === 'volume'
      ? points.map(({ at, value }) => ({ at, value: fromFillsPerDay(value) }))
      : points;
  };
  return {
    resolutionMs,
    subjects: read.map(({ subject, aspect }, index) => ({
      subject,
      about: aspect,
      samples: samplesOf(index),
    })),
    fine: NONE_FINE,
    leftOut: signals.length - read.length,
    cannotKnow: [],
  };
}

/** Topics by their partitions in trouble: those that never had any need not be read. */
export async function pastOfTopics(query: PastQuery, metric: TroubleMetric): Promise<Past> {
  const { cluster, store, signals } = query;
  const [looked, names] = await Promise.all([
    lookedAt(query, metric),
    store.seriesNames({ clusterId: cluster.definition.id, kind: 'topic', metric }),
  ]);
  const troubled = new Set(names);
  const read = signals.filter(({ subject }) => troubled.has(subject.name));
  const past = await pastOfSeries({ ...query, signals: read }, { kind: 'topic', metric });
  return { ...past, fine: { count: signals.length - read.length, moments: looked.moments } };
}
