import { isInDoubt, MAYBE_MARKERS } from './markers.ts';
import type { GroupPosition, PartitionProgress } from './progress.ts';
import { type Rates, ratesOf } from './trail.ts';
import { timeLag, type Unread } from './unread.ts';

/** When everything is read at the present pace. `never`: it reads no faster than records come. */
export type CatchUp = { kind: 'known'; ms: number } | { kind: 'never' } | { kind: 'unknown'; reason: string };

/** What deletes an unread record first: its age, the size of the log, or the group's offsets themselves. */
export type HorizonLimit = 'time' | 'size' | 'offsets';

/** How long until the first unread record is deleted. `at-most`: it may be sooner, something it depends on is not known. */
export type Horizon =
  | { kind: 'known' | 'at-most'; ms: number; limit: HorizonLimit }
  | { kind: 'never' }
  | { kind: 'unknown'; reason: string };

/** What limits a topic's log. Null = not known; -1 = no limit, as Kafka spells it. */
export type LogLimits = {
  /** False for a topic that is only compacted: nothing is deleted for its age or size. */
  deletes: boolean | null;
  retentionMs: number | null;
  retentionBytes: number | null;
};

export type PartitionSurroundings = {
  limits: LogLimits;
  /** Mean stored bytes of one offset; only asked for when the size of the log is limited. */
  bytesPerOffset: () => number | null;
};

export type Outlook = { rates: Rates | null; catchUp: CatchUp; horizon: Horizon };

/** Behind by less, a partition is as good as caught up: commits and samples come in steps. */
const KEEPS_UP_MS = 15_000;

const keepsUp = (unread: Unread, now: number): boolean =>
  unread.kind === 'since' && unread.method !== 'bound' && now - unread.at < KEEPS_UP_MS;

/** 1,200,000 behind, 8,000/s in, 10,000/s out: 600 s. */
export function catchUpOf(progress: PartitionProgress, rates: Rates | null, now: number): CatchUp {
  const { lag, unread } = progress;
  if (lag.kind === 'unknown') return { kind: 'unknown', reason: 'The lag is unknown.' };
  if (lag.messages === 0n) return { kind: 'known', ms: 0 };
  if (keepsUp(unread, now)) return { kind: 'known', ms: 0 };
  if (isInDoubt(progress)) return { kind: 'unknown', reason: MAYBE_MARKERS };
  if (rates === null) return { kind: 'unknown', reason: 'Not enough samples for a pace.' };
  const gain = rates.consumed - rates.produced;
  return gain > 0 ? { kind: 'known', ms: (Number(lag.messages) / gain) * 1000 } : { kind: 'never' };
}

/**
 * Time until the log start passes the commit: by age `(retention - time lag) / (1 - consumed/produced)`, by size
 * `(retention.bytes - unread bytes) / growth`; the nearer one. Conservative: whole segments go, by their newest record, at
 * the next check. A pace that is not known yet counts as standing still. "At most" where one of the two, or the time lag, is
 * a bound or unknown.
 */
export function horizonOf(
  progress: PartitionProgress,
  { limits, bytesPerOffset }: PartitionSurroundings,
  rates: Rates | null,
  now: number,
): Horizon {
  const { lag, unread } = progress;
  if (lag.kind === 'unknown') return { kind: 'unknown', reason: 'The lag is unknown.' };
  if (lag.messages === 0n || limits.deletes === false || keepsUp(unread, now)) return { kind: 'never' };
  if (isInDoubt(progress)) return { kind: 'unknown', reason: MAYBE_MARKERS };
  if (limits.deletes === null || limits.retentionMs === null || limits.retentionBytes === null) {
    return { kind: 'unknown', reason: 'The retention of the topic is not known.' };
  }
  const pace = rates ?? { produced: 1, consumed: 0 };
  const byTime = untilExpired(limits.retentionMs, timeLag(unread, now), pace);
  const bySize = untilCrowdedOut(limits.retentionBytes, Number(lag.messages), bytesPerOffset, rates);
  return nearer(byTime, bySize);
}

function untilExpired(
  retentionMs: number,
  lag: ReturnType<typeof timeLag>,
  { produced, consumed }: Rates,
): Horizon {
  if (retentionMs < 0) return { kind: 'never' };
  if (lag.kind === 'unknown') return lag;
  if (consumed > 0 && consumed >= produced) return { kind: 'never' };
  const left = Math.max(0, retentionMs - lag.ms);
  const ms = consumed <= 0 ? left : left / (1 - consumed / produced);
  return due(ms, 'time', lag.method === 'bound');
}

/** What may be sooner than now is now. */
export const due = (ms: number, limit: HorizonLimit, isBound: boolean): Horizon => ({
  kind: isBound && ms > 0 ? 'at-most' : 'known',
  ms,
  limit,
});

function untilCrowdedOut(
  retentionBytes: number,
  lag: number,
  bytesPerOffset: () => number | null,
  rates: Rates | null,
): Horizon {
  if (retentionBytes < 0) return { kind: 'never' };
  const bytes = bytesPerOffset();
  if (bytes === null || rates === null) {
    return { kind: 'unknown', reason: 'The size of the log or its growth is not known.' };
  }
  const growth = (rates.produced - rates.consumed) * bytes;
  if (growth <= 0) return { kind: 'never' };
  return due((Math.max(0, retentionBytes - lag * bytes) / growth) * 1000, 'size', false);
}

/** The one that comes first. What is unknown or a bound may come before anything that is not yet due: then it is "at most". */
export function nearer(a: Horizon, b: Horizon): Horizon {
  const [first, other] = isSooner(b, a) ? [b, a] : [a, b];
  const isSure = other.kind === 'known' || other.kind === 'never' || first.kind !== 'known' || first.ms === 0;
  return isSure ? first : { kind: 'at-most', ms: first.ms, limit: first.limit };
}

function isSooner(a: Horizon, b: Horizon): boolean {
  if (a.kind === 'never' || b.kind === 'never') return a.kind !== 'never';
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind !== 'unknown';
  return a.ms < b.ms;
}

/** Null where it is not one partition's: Kafka drops the offsets of the group. */
type Place = { topic: string | null; partition: number | null };

export type GroupOutlook = {
  catchUp: CatchUp;
  horizon: Horizon & Place;
  rates: Rates | null;
};

/**
 * A group is done when its slowest partition is, and loses records when the first of them does.
 * @param expiryOf until Kafka drops the offset of a partition; the group then starts over there at `auto.offset.reset`
 */
export function groupOutlook(
  progress: GroupPosition,
  surroundingsOf: (topic: string, partition: number) => PartitionSurroundings,
  expiryOf: (one: PartitionProgress) => Horizon,
): GroupOutlook {
  let catchUp: CatchUp = { kind: 'known', ms: 0 };
  let horizon: Horizon = { kind: 'never' };
  let place: Place = { topic: null, partition: null };
  let produced = 0;
  let consumed = 0;
  let hasPace = false;
  const at = progress.sampledAt;
  for (const [topic, partitions] of progress.topics) {
    for (const one of partitions) {
      const pace = ratesOf(one.trail, at);
      if (pace) {
        hasPace = true;
        produced += pace.produced;
        consumed += pace.consumed;
      }
      if (one.lag.kind === 'known' && one.lag.messages === 0n) continue;
      catchUp = later(catchUp, catchUpOf(one, pace, at));
      const loss = horizonOf(one, surroundingsOf(topic, one.partition), pace, at);
      if (isSooner(loss, horizon)) place = { topic, partition: one.partition };
      horizon = nearer(horizon, loss);
      if (isInDoubt(one)) continue;
      const expiry = expiryOf(one);
      if (isSooner(expiry, horizon)) place = { topic: null, partition: null };
      horizon = nearer(horizon, expiry);
    }
  }
  return { catchUp, horizon: { ...horizon, ...place }, rates: hasPace ? { produced, consumed } : null };
}

function later(a: CatchUp, b: CatchUp): CatchUp {
  if (a.kind === 'never' || b.kind === 'never') return { kind: 'never' };
  if (a.kind === 'unknown') return a;
  if (b.kind === 'unknown') return b;
  return b.ms > a.ms ? b : a;
}
