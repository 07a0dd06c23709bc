/** How long each resolution is kept. Every reading is folded into all of them when it is written. */
export const RESOLUTIONS = [
  { resolutionMs: 10_000, keepMs: 2 * 3_600_000 },
  { resolutionMs: 60_000, keepMs: 48 * 3_600_000 },
  { resolutionMs: 600_000, keepMs: 30 * 86_400_000 },
] as const;

/** Rows over all resolutions; beyond it the oldest of the finest go first. About 60 bytes a row in SQLite. */
export const MAX_SAMPLE_ROWS = 5_000_000;

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

/** The finest resolution that still covers `from` and needs at most `points` points for the range. */
export function pickResolution(from: number, to: number, points: number, now: number): number {
  const wanted = (to - from) / points;
  const fitting = RESOLUTIONS.find(
    ({ resolutionMs, keepMs }) => resolutionMs >= wanted && from >= now - keepMs,
  );
  return (fitting ?? RESOLUTIONS[RESOLUTIONS.length - 1] ?? RESOLUTIONS[2]).resolutionMs;
}
