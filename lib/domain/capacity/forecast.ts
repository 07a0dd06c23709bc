import type { BrokerFacts } from '@/lib/domain/audit/facts.ts';
import type { LogDir } from '@/lib/domain/model/log-dir.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { fill, type Growth } from './fill.ts';
import { isTelling, type RateHistory, recordsNow } from './seeds.ts';
import { settledBytes, type TopicLoad } from './topic-load.ts';
import { volumesOf } from './volumes.ts';

export type VolumeForecast = {
  brokerId: number;
  /** Log dirs on it. */
  paths: readonly string[];
  totalBytes: number | null;
  usableBytes: number | null;
  /** Of records and their indexes; null where the dir cannot be read. */
  logBytes: number | null;
  /** Added per second now, all copies on it. */
  bytesPerSecond: number | null;
  /** `levels-off`: retention deletes before it is full. */
  state: 'fills' | 'levels-off' | 'unknown';
  fullInSeconds: number | null;
  /** Used part of the volume when everything has its size; null while unknown or when it fills. */
  settledFraction: number | null;
  /** Why it is unknown, or what is left out. */
  gap: string | null;
};

export type Forecast = {
  method: string;
  confidence: 'high' | 'medium' | 'low';
  /** Why the confidence is not higher; null when it is high. */
  doubt: string | null;
  /** The one that is full first comes first, the unknown ones last. */
  volumes: readonly VolumeForecast[];
};

const DAY_MS = 86_400_000;
/** Of the bytes on the disks; what is written to the rest cannot be told. */
const UNKNOWN_SHARE_MAX = 0.1;

/**
 * When each volume is full. Every topic's copies grow by its write rate until they have the size that its retention lets
 * them have. Rates are those of now, scaled to the cluster's mean where there is history. Only compacted topics stay as they
 * are: their growth depends on keys.
 */
export function forecastVolumes(
  brokers: readonly BrokerFacts[],
  loads: readonly TopicLoad[],
  history: RateHistory | null,
): Forecast {
  const now = recordsNow(loads);
  const isScaled = isTelling(history) && now > 0;
  const scale = isScaled ? history.mean / now : 1;
  const plans = new Map(loads.map((load) => [load.name, planOf(load, scale)]));
  const volumes = brokers.flatMap((broker) => brokerVolumes(broker, plans)).sort(bySoonest);
  const span = history === null ? null : formatDuration(history.spanMs);
  return {
    method: `Write rates ${isScaled ? `of the last ${span}` : 'of the last two samples'}, each topic up to the size its retention lets it have`,
    ...confidenceOf(loads, isScaled ? history : null),
    volumes,
  };
}

function confidenceOf(
  loads: readonly TopicLoad[],
  history: RateHistory | null,
): Pick<Forecast, 'confidence' | 'doubt'> {
  const bytesOf = (of: readonly TopicLoad[]) =>
    of.reduce((sum, { storedBytes }) => sum + (storedBytes ?? 0), 0);
  const unknown = loads.filter((load) => load.bytesPerSecond === null);
  const all = bytesOf(loads);
  if (all > 0 && bytesOf(unknown) / all > UNKNOWN_SHARE_MAX) {
    return { confidence: 'low', doubt: `The write rate of ${plural(unknown.length, 'topic')} is not known.` };
  }
  if (history === null) {
    return {
      confidence: 'low',
      doubt: 'There is too little history yet: a rate of seconds stands for days.',
    };
  }
  if (history.spanMs < 0.8 * DAY_MS) {
    return {
      confidence: 'medium',
      doubt: `The history is ${formatDuration(history.spanMs)} long: a day has quieter and busier hours.`,
    };
  }
  return { confidence: 'high', doubt: null };
}

/** What one replica of a partition adds and comes to; null where the write rate is not known. */
type Plan = { perSecond: number; limit: number | null } | null;

function planOf(load: TopicLoad, scale: number): Plan {
  if (load.bytesPerSecond === null || load.partitions === 0) return null;
  const rate = load.bytesPerSecond * scale;
  const settled = settledBytes(load, rate);
  return {
    perSecond: rate / load.partitions,
    limit: settled === null ? null : settled / load.partitions,
  };
}

function brokerVolumes(
  { brokerId, logDirs }: BrokerFacts,
  plans: ReadonlyMap<string, Plan>,
): readonly VolumeForecast[] {
  if (!logDirs.known) return [unknownVolume(brokerId, [], logDirs.missing.reason)];
  return volumesOf(logDirs.value).map((dirs) => volumeOf(brokerId, dirs, plans));
}

const unknownVolume = (brokerId: number, paths: readonly string[], gap: string): VolumeForecast => ({
  brokerId,
  paths,
  totalBytes: null,
  usableBytes: null,
  logBytes: null,
  bytesPerSecond: null,
  state: 'unknown',
  fullInSeconds: null,
  settledFraction: null,
  gap,
});

function volumeOf(
  brokerId: number,
  dirs: readonly LogDir[],
  plans: ReadonlyMap<string, Plan>,
): VolumeForecast {
  const paths = dirs.map(({ path }) => path);
  const [first] = dirs;
  const failed = dirs.find(({ error }) => error !== undefined);
  if (first === undefined || failed?.error) {
    return unknownVolume(brokerId, paths, failed?.error?.message ?? 'The broker names no log dir.');
  }
  const { growths, logBytes, unknownTopics } = growthsOn(dirs, plans);
  const gap =
    unknownTopics.length === 0
      ? null
      : `Left out: ${plural(unknownTopics.length, 'topic')} whose write rate is not known (${unknownTopics[0]}).`;
  const { totalBytes, usableBytes } = first;
  if (totalBytes === null || usableBytes === null || totalBytes <= 0n) {
    const reason = `Broker ${brokerId} does not report the size of its volumes (Kafka 3.3 and later do).`;
    return { ...unknownVolume(brokerId, paths, reason), logBytes };
  }
  const total = Number(totalBytes);
  const usable = Number(usableBytes);
  const measured = { brokerId, paths, totalBytes: total, usableBytes: usable, logBytes };
  if (growths.length === 0 && unknownTopics.length > 0) {
    return { ...unknownVolume(brokerId, paths, gap ?? ''), ...measured };
  }
  const { perSecond, fullInSeconds, addedInTheEnd } = fill(usable, growths);
  return {
    ...measured,
    bytesPerSecond: perSecond,
    state: fullInSeconds === null ? 'levels-off' : 'fills',
    fullInSeconds,
    settledFraction: fullInSeconds === null ? (total - usable + addedInTheEnd) / total : null,
    gap,
  };
}

function growthsOn(dirs: readonly LogDir[], plans: ReadonlyMap<string, Plan>) {
  const growths: Growth[] = [];
  const unknownTopics: string[] = [];
  let logBytes = 0;
  for (const dir of dirs) {
    for (const [topic, replicas] of dir.topics) {
      const bytes = replicas.reduce((sum, { sizeBytes }) => sum + Number(sizeBytes), 0);
      logBytes += bytes;
      const plan = plans.get(topic);
      if (plan === undefined) continue;
      if (plan === null) unknownTopics.push(topic);
      else {
        const { perSecond, limit } = plan;
        growths.push({
          bytes,
          perSecond: perSecond * replicas.length,
          limit: limit === null ? bytes : limit * replicas.length,
        });
      }
    }
  }
  return { growths, logBytes, unknownTopics };
}

function bySoonest(a: VolumeForecast, b: VolumeForecast): number {
  const order = (volume: VolumeForecast) =>
    volume.state === 'unknown' ? 2 : volume.fullInSeconds === null ? 1 : 0;
  return (
    order(a) - order(b) ||
    (a.fullInSeconds ?? 0) - (b.fullInSeconds ?? 0) ||
    (b.settledFraction ?? 0) - (a.settledFraction ?? 0) ||
    a.brokerId - b.brokerId
  );
}
