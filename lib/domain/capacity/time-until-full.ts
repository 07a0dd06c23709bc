import type { VolumeForecast } from './forecast.ts';

const DAY_MS = 86_400_000;
/** What is full by now counts as full in a second. */
const SOONEST_MS = 1_000;

/** One that levels off is never full, which is later than any threshold; null while unknown. */
export function untilFullMs({
  state,
  fullInSeconds,
}: Pick<VolumeForecast, 'state' | 'fullInSeconds'>): number | null {
  if (state === 'unknown') return null;
  return fullInSeconds === null ? Number.MAX_VALUE : fullInSeconds * 1000;
}

/**
 * How many times a day the room that is left would be filled; 0 = never. It is what is stored, because it has a mean: two
 * days and never come to four days, and not to never.
 */
export const fillsPerDay = (untilFull: number): number =>
  untilFull === Number.MAX_VALUE ? 0 : DAY_MS / Math.max(untilFull, SOONEST_MS);

/** The time that a mean of `fillsPerDay` stands for, ms. */
export const fromFillsPerDay = (fills: number): number => (fills === 0 ? Number.MAX_VALUE : DAY_MS / fills);
