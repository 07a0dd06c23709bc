/** Averages over `resolutionMs`, kept for `keepMs`. */
export type Resolution = { resolutionMs: number; keepMs: number };

/** What the history may keep. Every reading is folded into all resolutions when it is written. */
export type HistoryLimits = {
  /** From fine to coarse. */
  resolutions: readonly Resolution[];
  /** Over all resolutions and clusters. */
  rowsMost: number;
  /** What the samples may take on disk. */
  bytesMost: number;
};

export const DEFAULT_HISTORY_LIMITS: HistoryLimits = {
  resolutions: [
    { resolutionMs: 10_000, keepMs: 2 * 3_600_000 },
    { resolutionMs: 60_000, keepMs: 48 * 3_600_000 },
    { resolutionMs: 600_000, keepMs: 30 * 86_400_000 },
  ],
  rowsMost: 20_000_000,
  bytesMost: 2 ** 30,
};

/**
 * How long the tallies of audits are kept: an hour each for two weeks, a day each for more than a year. At most 736 rows
 * a cluster, of a few KB.
 */
export const TALLY_RESOLUTIONS = [
  { resolutionMs: 3_600_000, keepMs: 14 * 86_400_000 },
  { resolutionMs: 86_400_000, keepMs: 400 * 86_400_000 },
] as const;

/** The finest resolution of the tallies that is kept long enough for the span. */
export function tallyResolution(spanMs: number): number {
  const fitting = TALLY_RESOLUTIONS.find(({ keepMs }) => spanMs <= keepMs);
  return (fitting ?? TALLY_RESOLUTIONS[1]).resolutionMs;
}

/** The bucket that a moment belongs to: its first millisecond. */
export const bucketOf = (at: number, resolutionMs: number) => Math.floor(at / resolutionMs) * resolutionMs;

/** A resolution with the start of the oldest bucket there is of it; null when there is none. */
export type StoredResolution = Resolution & { oldest: number | null };

/**
 * The finest resolution that needs at most `points` points for the range, and reaches as far back as any that is coarser
 * does, or as `from`. All epoch ms, `stored` from fine to coarse.
 */
export function pickResolution(
  stored: readonly StoredResolution[],
  range: { from: number; to: number; points: number },
  now: number,
): StoredResolution | undefined {
  const kept = stored.filter(({ keepMs }) => keepMs > 0);
  const wanted = (range.to - range.from) / range.points;
  const start = ({ oldest, keepMs }: StoredResolution) => oldest ?? now - keepMs;
  const reaches = (one: StoredResolution) =>
    start(one) <= range.from ||
    // A bucket may begin before the sample in it.
    kept.every((other) => start(other) + other.resolutionMs >= start(one));
  return kept.find((one) => one.resolutionMs >= wanted && reaches(one)) ?? kept.at(-1);
}
