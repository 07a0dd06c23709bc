import type { SeriesMetricDto } from '@/lib/contracts/history.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { TroubleMetric } from '@/lib/shared/trouble-metrics.ts';
import { readHistory } from '../../history.ts';
import { lookedAt, POINTS_MAX } from './looked.ts';
import { NONE_FINE, type Past, type PastQuery, SUBJECTS_MAX, type SubjectPast } from './past.ts';

/** Groups or topics by a stored series of each. */
export async function pastOfSeries(
  query: PastQuery,
  kind: 'group' | 'topic',
  metric: SeriesMetricDto,
): Promise<Past> {
  const { cluster, store, from, now, subjects } = query;
  const read = subjects.slice(0, SUBJECTS_MAX);
  const name = read.map((subject) => subject.name);
  const asked = { kind, name, metric: [metric], from, to: now, points: POINTS_MAX };
  const { series, resolutionMs } = await readHistory(store, cluster.definition.id, asked, now);
  const byName = new Map(series.map((one) => [one.name, one.points]));
  const samplesOf = ({ name }: SubjectRef): SubjectPast['samples'] => byName.get(name) ?? [];
  return {
    resolutionMs,
    subjects: read.map((subject) => ({ subject, about: '', samples: samplesOf(subject) })),
    fine: NONE_FINE,
    leftOut: subjects.length - read.length,
    cannotKnow: [],
  };
}

/** Topics by their partitions in trouble: those that never had any need not be read. */
export async function pastOfTopics(query: PastQuery, metric: TroubleMetric): Promise<Past> {
  const { cluster, store, subjects } = query;
  const [looked, names] = await Promise.all([
    lookedAt(query, metric),
    store.seriesNames({ clusterId: cluster.definition.id, kind: 'topic', metric }),
  ]);
  const troubled = new Set(names);
  const read = subjects.filter(({ name }) => troubled.has(name));
  const past = await pastOfSeries({ ...query, subjects: read }, 'topic', metric);
  return { ...past, fine: { count: subjects.length - read.length, moments: looked.moments } };
}
