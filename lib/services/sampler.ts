import type { Reading } from '@/lib/db/store.ts';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { lagPoints } from '@/lib/domain/lag/points.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { diskUsedReadings } from './disk-readings.ts';
import { featureReadings } from './features-behind.ts';
import { groupRow } from './group-index.ts';
import { groupTopicReadings } from './group-topic-readings.ts';
import { messagesIn, totalLag } from './overview.ts';
import { partitionReadings } from './partition-readings.ts';
import { troubleSteps } from './trouble-readings.ts';

/**
 * What one sweep adds to the history, in steps. Unknown values add nothing: the chart shows a gap, not a zero. Neither do
 * bounds: after a restart "at least 30 s" would look like a drop.
 * @param previous the snapshot of the sweep before: values it already had are not written twice
 */
export function* readingSteps(
  snapshot: ClusterSnapshot,
  previous: ClusterSnapshot | undefined,
): Generator<undefined, Reading[], undefined> {
  const readings: Reading[] = [];
  const cluster = (metric: string, value: number | string | null) => {
    if (value !== null) readings.push({ kind: 'cluster', name: '', metric, value: Number(value) });
  };
  /** A sum over fewer parts than in the sweep before would look like a drop. */
  const isWhole = (sum: { reason: string | null }, parts: (of: ClusterSnapshot) => number): boolean =>
    sum.reason === null || (previous !== undefined && parts(snapshot) >= parts(previous));
  const records = messagesIn(snapshot);
  if (isWhole(records, ratesKnown)) cluster('messagesInPerSecond', records.value);
  const lag = totalLag(snapshot);
  if (isWhole(lag, lagsKnown)) cluster('totalLag', lag.value);
  for (const [name, rate] of snapshot.rates) {
    if (rate.perSecond === null || previous?.rates.get(name) === rate) continue;
    readings.push({ kind: 'topic', name, metric: 'messagesInPerSecond', value: rate.perSecond });
  }
  const groups = latest(snapshot.sections.groups)?.value;
  for (const [name, progress] of snapshot.progress) {
    yield;
    if (previous?.progress.get(name) === progress) continue;
    if (progress.sum.messages !== null && progress.sum.known === progress.sum.total) {
      readings.push({ kind: 'group', name, metric: 'lag', value: Number(progress.sum.messages) });
    }
    const group = groups?.get(name);
    const row = group && groupRow(group, snapshot);
    if (row && row.timeLag.ms !== null && row.timeLag.method !== 'bound') {
      readings.push({ kind: 'group', name, metric: 'timeLagMs', value: row.timeLag.ms });
    }
    if (row && row.horizon.ms !== null && row.horizon.kind === 'known') {
      readings.push({ kind: 'group', name, metric: 'horizonMs', value: row.horizon.ms });
    }
    const consumed = consumedPerSecond(progress);
    if (consumed !== null)
      readings.push({ kind: 'group', name, metric: 'consumedPerSecond', value: consumed });
  }
  readings.push(...(yield* partitionReadings(snapshot.progress)));
  readings.push(...(yield* groupTopicReadings(snapshot.progress, previous?.progress)));
  readings.push(...diskUsedReadings(snapshot, previous), ...featureReadings(snapshot, previous));
  if (previous?.sections.metadata === snapshot.sections.metadata) return readings;
  return [...readings, ...(yield* troubleSteps(snapshot))];
}

function ratesKnown({ rates }: ClusterSnapshot): number {
  let known = 0;
  for (const { perSecond } of rates.values()) if (perSecond !== null) known += 1;
  return known;
}

/** Partitions of all groups. */
function lagsKnown({ progress }: ClusterSnapshot): number {
  let known = 0;
  for (const { sum } of progress.values()) known += sum.known;
  return known;
}

/** Growth of the committed offsets between the last two complete samples; null after a reset backwards. */
function consumedPerSecond(progress: GroupProgress): number | null {
  const points = lagPoints(progress.points);
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before || last.at <= before.at || last.committed < before.committed) return null;
  return (last.committed - before.committed) / ((last.at - before.at) / 1000);
}
