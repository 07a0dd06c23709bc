/** Length of a bar on a log scale, 0 to 1: a lag of 10 beside one of 10 million is still seen. Null stays null. */
export function logShare(value: number | null, largest: number): number | null {
  if (value === null) return null;
  if (value <= 0 || largest <= 0) return 0;
  return Math.log1p(value) / Math.log1p(Math.max(value, largest));
}
