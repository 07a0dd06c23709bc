import type { SeenBatch } from './markers.ts';

/** How a moment was found, from best to worst. `bound`: it was then or earlier. */
export type TimeMethod = 'exact' | 'interpolated' | 'estimated' | 'bound';
export type Confidence = 'high' | 'medium' | 'low';

/** When the record at an offset was appended, epoch ms. */
export type Appended = { at: number; method: TimeMethod; confidence: Confidence };

/**
 * Where the log of one partition ended over time, ascending in both. Offsets are doubles: exact up to 2^53. Written to:
 * copying it with every sample would cost more than all else. Of a run of equal ends the first and the last are kept, so
 * that time without production is not spread over the records around it.
 */
export type EndTrack = {
  at: number[];
  end: number[];
  /** Records whose own timestamps were read: offsets below the first sample. */
  recordAt: number[];
  recordOffset: number[];
  /** The newest batches whose headers were read. */
  batches: readonly SeenBatch[];
  thinAbove: number;
};

/** The older a sample, the farther it may be from its neighbour: about 6 % of its age, within 5 s to 5 min. */
const SPACING = [
  { upToMs: 5 * 60_000, spacingMs: 0 },
  { upToMs: 2 * 3_600_000, spacingMs: 60_000 },
  { upToMs: 48 * 3_600_000, spacingMs: 300_000 },
] as const;
const THIN_EVERY = 64;
const RECORDS_MAX = 64;
/** A line through samples closer than this says nothing about a rate. */
const LINE_MS = 20_000;
/** A line tells of so many times its width at most: a minute of an hour. Two minutes once put an hour's lag at 52 days. */
const LINE_REACH = 60;
/** Neighbours closer than this share of the age, or than this, make an interpolation as good as it gets. */
const NARROW_SHARE = 0.1;
const NARROW_MS = 15_000;

export const newTrack = (): EndTrack => ({
  at: [],
  end: [],
  recordAt: [],
  recordOffset: [],
  batches: [],
  thinAbove: THIN_EVERY,
});

/** Adds a sample. An end that went back, or a clock that did, means that nothing earlier can be compared: it is dropped. */
export function addEnd(track: EndTrack, at: number, end: number): void {
  const { at: times, end: ends } = track;
  const last = ends.length - 1;
  if (last >= 0 && (end < (ends[last] ?? 0) || at < (times[last] ?? 0))) {
    Object.assign(track, newTrack());
    addEnd(track, at, end);
    return;
  }
  if (at === times[last]) return;
  if (last > 0 && ends[last] === end && ends[last - 1] === end) times[last] = at;
  else {
    times.push(at);
    ends.push(end);
  }
  if (times.length > track.thinAbove) thin(track, at);
}

/**
 * Adds a record's own timestamp. Only offsets below the first sample profit, and only a timestamp before it can be true:
 * the record was there. Returns whether it was believed.
 */
export function addRecord(track: EndTrack, offset: number, timestamp: number): boolean {
  const [firstAt] = track.at;
  const [firstEnd] = track.end;
  if (firstAt === undefined || firstEnd === undefined || offset >= firstEnd || timestamp > firstAt) {
    return false;
  }
  const { recordAt, recordOffset } = track;
  const after = indexAbove(recordOffset, offset);
  const before = after - 1;
  if (recordOffset[before] === offset) return true;
  const isMonotone =
    (recordAt[before] ?? Number.NEGATIVE_INFINITY) <= timestamp &&
    timestamp <= (recordAt[after] ?? Number.POSITIVE_INFINITY);
  if (!isMonotone) return false;
  recordAt.splice(after, 0, timestamp);
  recordOffset.splice(after, 0, offset);
  if (recordAt.length > RECORDS_MAX) {
    recordAt.shift();
    recordOffset.shift();
  }
  return true;
}

const BATCHES_MAX = 16;

export function addBatch(track: EndTrack, batch: SeenBatch): void {
  const others = track.batches.filter(({ from }) => from !== batch.from);
  track.batches = [...others, batch].slice(-BATCHES_MAX);
}

/**
 * When the record at `offset`, which is below the newest end, was appended; null before there is a sample, and for an
 * offset that has no record yet. Between samples by interpolation: (0 s, 1,000,000), (60 s, 1,060,000) puts 1,045,000 at
 * 45 s. Below the samples from records read there, else on the widest line there is, else bounded: by as far as a line may
 * tell, or by the first sample without one.
 */
export function appendedAt(track: EndTrack, offset: number): Appended | null {
  const { at, end } = track;
  const above = indexAbove(end, offset);
  if (above >= end.length) return null;
  if (above === 0) return beforeSamples(track, offset);
  const from = { at: at[above - 1] ?? 0, offset: end[above - 1] ?? 0 };
  const to = { at: at[above] ?? 0, offset: end[above] ?? 0 };
  const moment = between(from, to, offset);
  const isNarrow = isNarrowAt(track, moment, to.at - from.at);
  return { at: moment, method: 'interpolated', confidence: isNarrow ? 'high' : 'medium' };
}

function isNarrowAt({ at }: EndTrack, moment: number, gapMs: number): boolean {
  const age = (at.at(-1) ?? 0) - moment;
  return gapMs <= Math.max(NARROW_MS, age * NARROW_SHARE);
}

function beforeSamples(track: EndTrack, offset: number): Appended {
  const { at, end, recordAt, recordOffset } = track;
  const first = { at: at[0] ?? 0, offset: end[0] ?? 0 };
  const above = indexAbove(recordOffset, offset);
  const belowAt = recordAt[above - 1];
  const belowOffset = recordOffset[above - 1];
  if (belowAt !== undefined && belowOffset !== undefined) {
    if (belowOffset === offset) return { at: belowAt, method: 'exact', confidence: 'high' };
    const next =
      above < recordAt.length ? { at: recordAt[above] ?? 0, offset: recordOffset[above] ?? 0 } : first;
    const moment = between({ at: belowAt, offset: belowOffset }, next, offset);
    const isNarrow = isNarrowAt(track, moment, next.at - belowAt);
    return { at: moment, method: 'interpolated', confidence: isNarrow ? 'high' : 'medium' };
  }
  const oldest = { at: recordAt[0] ?? first.at, offset: recordOffset[0] ?? first.offset };
  const width = (at.at(-1) ?? 0) - oldest.at;
  const before = ((oldest.offset - offset) * width) / ((end.at(-1) ?? 0) - oldest.offset);
  // Without production in between it is infinite.
  if (width < LINE_MS || !Number.isFinite(before)) {
    return { at: oldest.at, method: 'bound', confidence: 'low' };
  }
  const reach = width * LINE_REACH;
  if (before > reach) return { at: oldest.at - reach, method: 'bound', confidence: 'low' };
  return { at: oldest.at - before, method: 'estimated', confidence: 'low' };
}

type Point = { at: number; offset: number };

const between = (from: Point, to: Point, offset: number): number =>
  from.at + ((offset - from.offset) / (to.offset - from.offset)) * (to.at - from.at);

/** Index of the first element above `value` in an ascending list; its length when there is none. */
function indexAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From the newest back, so that what is left is spaced from now. */
function thin(track: EndTrack, now: number): void {
  const at: number[] = [];
  const end: number[] = [];
  let nextAt = Number.POSITIVE_INFINITY;
  for (let index = track.at.length - 1; index >= 0; index -= 1) {
    const one = track.at[index] ?? 0;
    const rule = SPACING.find(({ upToMs }) => now - one <= upToMs);
    if (rule === undefined) break;
    if (nextAt - one < rule.spacingMs) continue;
    at.push(one);
    end.push(track.end[index] ?? 0);
    nextAt = one;
  }
  track.at = at.reverse();
  track.end = end.reverse();
  track.thinAbove = at.length + THIN_EVERY;
}
