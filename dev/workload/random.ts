/** Numbers in [0, 1), the same for the same seed: the demo tells the same story every time. */
export type Random = () => number;

/** mulberry32: 32 bits of state are plenty for made-up orders. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An integer from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, [first, ...rest]: readonly [T, ...T[]]): T {
  const index = Math.floor(random() * (rest.length + 1));
  return index === 0 ? first : (rest[index - 1] ?? first);
}

/** Favours small numbers: a few keys get most of the traffic, as in real topics. */
export function skewed(random: Random, low: number, high: number): number {
  return low + Math.floor(random() ** 3 * (high - low + 1));
}
