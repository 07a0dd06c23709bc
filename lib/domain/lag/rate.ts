/** One reading of an ever-growing counter, for example the sum of log end offsets of a topic. */
export type CounterPoint = { at: number; value: bigint };

/**
 * Growth per second between two readings. Null when they are too close to divide, or when the counter went back
 * (a topic recreated under the same name): a rate is never negative and never guessed.
 */
export function ratePerSecond(previous: CounterPoint | undefined, current: CounterPoint): number | null {
  if (previous === undefined || current.at - previous.at < 500 || current.value < previous.value) return null;
  return Number(current.value - previous.value) / ((current.at - previous.at) / 1000);
}
