const FIRST_MS = 2_000;
const LONGEST_MS = 600_000;
/** With the waits below, the last attempt is made more than an hour after the first. */
export const ATTEMPTS_MAX = 15;

/**
 * How long to wait after so many failed attempts: 2 s, 4 s, 8 s … 10 min, up to a quarter more or less, so that messages
 * that failed together do not come back together.
 * @param random from 0 to 1
 */
export const backoffMs = (attempts: number, random: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1)) * (0.75 + random / 2));

export const isGivenUp = (attempts: number): boolean => attempts >= ATTEMPTS_MAX;
