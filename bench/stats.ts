/** The value below which the given share (0 to 1) of the values lies, by nearest rank. Throws for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is no percentile of nothing');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

export const mib = (bytes: number): number => bytes / 2 ** 20;

/**
 * Median of the ratios taken pair by pair. Both of a pair met the same noise of the machine, which the ratio of two
 * medians would keep.
 */
export function medianRatio(pairs: readonly { ours: number; theirs: number }[]): number {
  return median(pairs.map(({ ours, theirs }) => ours / theirs));
}
