import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import type { TopicLoad, TopicNumber } from './topic-load.ts';

/** A number with the way it was come by, and what it leaves out. `value` null = not known, and `gap` says why. */
export type Measured = { value: number | null; how: string; gap: string | null };

/** Records per second over a time in the past; null where nothing was sampled yet. */
export type RateHistory = { mean: number; max: number; spanMs: number; samples: number };

/** A mean over less than this says no more than the newest reading. */
const HISTORY_MS_MIN = 10 * 60_000;
export const isTelling = (history: RateHistory | null): history is RateHistory =>
  history !== null && history.spanMs >= HISTORY_MS_MIN;

/** Written per second now, over the topics that are known. */
export const recordsNow = (loads: readonly TopicLoad[]): number =>
  loads.reduce((sum, { recordsPerSecond }) => sum + (recordsPerSecond ?? 0), 0);

export type LoadSeeds = Record<
  | 'recordsPerSecond'
  | 'bytesPerRecord'
  | 'replicationFactor'
  | 'retentionSeconds'
  | 'partitions'
  | 'groups'
  | 'segmentBytes'
  | 'segmentSeconds'
  | 'storedBytes'
  | 'busiestPartitionBytesPerSecond',
  Measured
>;

/**
 * What the calculator starts from: one topic as it is, or all of them taken together. What differs between topics is weighed
 * by what is written, so that the sums come out as they do in the cluster.
 */
export function loadSeeds(loads: readonly TopicLoad[], history: RateHistory | null): LoadSeeds {
  const weighed = (of: readonly TopicLoad[], name: TopicNumber, what: string) =>
    weighedMean(of, name, loads.length === 1 ? what : `${what}, topics weighed by what is written to them`);
  const byAge = loads.filter(isDeletedByAge);
  const kept = loads.length - byAge.length;
  const retention = weighed(byAge, 'retentionSeconds', 'retention.ms in force');
  return {
    recordsPerSecond: recordsPerSecond(loads, history),
    bytesPerRecord: bytesPerRecord(loads),
    replicationFactor: weighed(loads, 'replicationFactor', 'replicas of a partition'),
    retentionSeconds: {
      ...retention,
      gap: retention.gap ?? (kept === 0 ? null : `${plural(kept, 'topic')} left out: not deleted by age.`),
    },
    partitions: sum(
      loads.map(({ partitions }) => partitions),
      'partitions in the metadata',
      null,
    ),
    groups: weighed(loads, 'groups', 'groups with a commit or an assignment'),
    segmentBytes: mostCommon(loads, 'segmentBytes', 'segment.bytes in force'),
    segmentSeconds: mostCommon(loads, 'segmentSeconds', 'segment.ms in force'),
    storedBytes: sum(
      loads.map(({ storedBytes }) => storedBytes),
      'sizes of all copies in the log dirs',
      gapOf(loads, 'storedBytes'),
    ),
    busiestPartitionBytesPerSecond: highest(loads),
  };
}

const isDeletedByAge = ({ cleanup, retentionSeconds }: TopicLoad): boolean =>
  cleanup !== 'compact' && retentionSeconds !== Number.POSITIVE_INFINITY;

const isNumber = (value: number | null): value is number => value !== null;

/** `3 of 41 topics left out: …`, or the reason alone where there is one topic; null when all are known. */
function gapOf(loads: readonly TopicLoad[], name: TopicNumber): string | null {
  const unknown = loads.filter((load) => load[name] === null);
  const [first] = unknown;
  if (first === undefined) return null;
  const why = first.why[name] ?? `It is not known of ${first.name}.`;
  return loads.length === 1 ? why : `${unknown.length} of ${plural(loads.length, 'topic')} left out: ${why}`;
}

function recordsPerSecond(loads: readonly TopicLoad[], history: RateHistory | null): Measured {
  const known = loads.filter((load) => load.recordsPerSecond !== null);
  if (isTelling(history)) {
    return {
      value: history.mean,
      how: `mean of the last ${formatDuration(history.spanMs)}, from the growth of the end offsets`,
      gap: null,
    };
  }
  return {
    value: known.length === 0 ? null : recordsNow(known),
    how: 'growth of the end offsets between the last two samples',
    gap: gapOf(loads, 'recordsPerSecond'),
  };
}

/**
 * Stored bytes over offsets. Compaction and transaction markers leave gaps between offsets, so a record is at least as large
 * as this says. Weighed by the records written now; by those held while nothing is written.
 */
function bytesPerRecord(loads: readonly TopicLoad[]): Measured {
  const sized = loads.filter(({ copyBytes, records }) => copyBytes !== null && (records ?? 0) > 0);
  const written = sized.filter((load) => (load.recordsPerSecond ?? 0) > 0 && load.bytesPerSecond !== null);
  const add = (of: readonly TopicLoad[], read: (load: TopicLoad) => number | null) =>
    of.reduce((total, load) => total + (read(load) ?? 0), 0);
  const isWritten = written.length > 0;
  const value = isWritten
    ? add(written, (load) => load.bytesPerSecond) / add(written, (load) => load.recordsPerSecond)
    : add(sized, (load) => load.copyBytes) / add(sized, (load) => load.records);
  return {
    value: sized.length === 0 ? null : value,
    how: `log size over offsets held${loads.length > 1 && isWritten ? ', topics weighed by what is written to them' : ''}; as stored, so after compression`,
    gap:
      gapOf(loads, 'copyBytes') ??
      gapOf(loads, 'records') ??
      (sized.length === 0 ? 'There are no records to measure their size by.' : null),
  };
}

/** By bytes written; by bytes held while nothing is written; evenly while nothing is held. */
function weighedMean(loads: readonly TopicLoad[], name: TopicNumber, how: string): Measured {
  const known = loads.filter((load) => load[name] !== null);
  const weights = [
    (load: TopicLoad) => load.bytesPerSecond ?? 0,
    (load: TopicLoad) => load.copyBytes ?? 0,
    () => 1,
  ];
  const total = (weight: (load: TopicLoad) => number) => known.reduce((all, load) => all + weight(load), 0);
  const weight = weights.find((one) => total(one) > 0);
  return {
    value:
      weight === undefined
        ? null
        : known.reduce((all, load) => all + weight(load) * (load[name] ?? 0), 0) / total(weight),
    how,
    gap: gapOf(loads, name),
  };
}

function sum(values: readonly (number | null)[], how: string, gap: string | null): Measured {
  const known = values.filter(isNumber);
  return { value: known.length === 0 ? null : known.reduce((all, one) => all + one, 0), how, gap };
}

function mostCommon(loads: readonly TopicLoad[], name: TopicNumber, how: string): Measured {
  const counts = new Map<number, number>();
  for (const value of loads.map((load) => load[name]).filter(isNumber))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const others = [...counts.values()].reduce((all, one) => all + one, 0) - (most?.[1] ?? 0);
  return {
    value: most?.[0] ?? null,
    how: loads.length === 1 ? how : `${how} on most topics${others > 0 ? `, ${others} have another` : ''}`,
    gap: gapOf(loads, name),
  };
}

function highest(loads: readonly TopicLoad[]): Measured {
  const known = loads.map(({ busiestBytesPerSecond }) => busiestBytesPerSecond).filter(isNumber);
  return {
    value: known.length === 0 ? null : known.reduce((most, one) => Math.max(most, one), 0),
    how: 'the busiest partition now: it takes at least this much',
    gap: gapOf(loads, 'busiestBytesPerSecond'),
  };
}
