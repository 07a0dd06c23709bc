export type Sample = { at: number; value: number };
export type Gap = { from: number; to: number };
export type ChartPoint = { at: number; value: number | null };

export type ChartData = {
  /** With a null wherever a line must break. */
  points: readonly ChartPoint[];
  /** Times without samples, to be hatched. */
  gaps: readonly Gap[];
  /** Samples with a gap on both sides, which no line would show. */
  isolated: ReadonlySet<number>;
};

/** A sample may be late by half an interval before its absence is a gap. */
const TOLERANCE = 1.5;

/**
 * Prepares samples for a line that is never drawn across missing ones. A sample stands for
 * [at, at + resolutionMs); `from` and `to` bound the axis. All epoch ms, samples ascending.
 */
export function chartData(
  samples: readonly Sample[],
  resolutionMs: number,
  from: number,
  to: number,
): ChartData {
  const reach = resolutionMs * TOLERANCE;
  const points: ChartPoint[] = [];
  const gaps: Gap[] = [];
  const isolated = new Set<number>();
  let previousEnd = from;
  let runLength = 0;
  const endRun = () => {
    const last = points.at(-1);
    if (runLength === 1 && last !== undefined) isolated.add(last.at);
    runLength = 0;
  };
  for (const { at, value } of samples) {
    const isFirst = points.length === 0;
    const missing = isFirst ? at - from > reach : at - previousEnd > reach - resolutionMs;
    if (missing) {
      endRun();
      gaps.push({ from: previousEnd, to: at });
      if (!isFirst) points.push({ at: (previousEnd + at) / 2, value: null });
    }
    points.push({ at, value });
    runLength += 1;
    previousEnd = Math.min(at + resolutionMs, to);
  }
  endRun();
  if (to - previousEnd > reach) gaps.push({ from: previousEnd, to });
  return { points, gaps, isolated };
}

/** The shortest axis: a first sample alone must not fill the whole width. */
const SPAN_MIN_MS = 60_000;

/**
 * Where the axis begins. A window whose first part holds no sample is cut to the samples there are, or the history of
 * the first minutes would be a sliver at the right edge; the caller says what was left out. Epoch ms.
 */
export function axisStart(
  samples: readonly Pick<Sample, 'at'>[],
  resolutionMs: number,
  from: number,
  to: number,
): number {
  const first = samples[0];
  if (first === undefined || first.at - from <= resolutionMs * TOLERANCE) return from;
  return Math.max(from, Math.min(first.at, to - SPAN_MIN_MS));
}

const TICKS_MS = [
  10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 10_800_000, 21_600_000,
  43_200_000, 86_400_000, 172_800_000, 604_800_000, 1_209_600_000, 2_592_000_000,
] as const;

/** Round moments (UTC) for the time axis, about `wanted` of them. */
export function timeTicks(from: number, to: number, wanted: number): number[] {
  const step = TICKS_MS.find((size) => (to - from) / size <= wanted) ?? 7_776_000_000;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}
