import { UNKNOWN } from './quantity.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const pair = (ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string => {
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms % large) / small);
  return rest === 0 ? `${whole} ${largeUnit}` : `${whole} ${largeUnit} ${rest} ${smallUnit}`;
};

/** At most two units, rounded down: `850 ms`, `2.3 s`, `31 m 4 s`, `6 h 28 m`, `2 d 3 h`. Milliseconds in. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return UNKNOWN;
  if (ms < SECOND) return `${Math.floor(ms)} ms`;
  if (ms < 10 * SECOND) return `${(Math.floor(ms / 100) / 10).toString()} s`;
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return pair(ms, MINUTE, 'm', SECOND, 's');
  if (ms < 2 * DAY) return pair(ms, HOUR, 'h', MINUTE, 'm');
  return pair(ms, DAY, 'd', HOUR, 'h');
}

/** One unit, rounded down, for the age of a number: `8 s`, `4 m`, `3 h`, `412 d`. A negative age (clock skew) is 0. */
export function formatAge(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} m`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

const EXACT: readonly [size: number, unit: string][] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'm'],
  [SECOND, 's'],
];

/**
 * A configured duration without rounding, in the largest unit that divides it: `72 h`, `15 m`, `1500 ms`.
 * Days only from 30 d on, because retention is spoken of in hours below that.
 */
export function formatExactDuration(ms: number): string {
  const unit = EXACT.find(([size]) => ms >= size && ms % size === 0 && (size < DAY || ms >= 30 * DAY));
  return unit === undefined ? `${ms} ms` : `${ms / unit[0]} ${unit[1]}`;
}
