import { formatDecimalBytes } from '@/lib/shared/format/decimal-bytes.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** `10,000`, `2.67`. */
export const numberText = (value: number): string => grouped.format(value);

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** `7 d`, `72 h`, `90 s`: as retention is spoken of; a mean of several as `4.85 d`. Seconds in. */
export function durationText(seconds: number): string {
  if (seconds === Number.POSITIVE_INFINITY) return 'no limit';
  const whole = Math.round(seconds);
  if (whole >= 7 * DAY_SECONDS && whole % DAY_SECONDS === 0) return `${whole / DAY_SECONDS} d`;
  if (whole < 2 * HOUR_SECONDS || whole % 60 === 0) return formatExactDuration(whole * 1000);
  return whole >= 2 * DAY_SECONDS
    ? `${numberText(seconds / DAY_SECONDS)} d`
    : `${numberText(seconds / HOUR_SECONDS)} h`;
}

const BINARY: readonly [size: number, unit: string][] = [
  [2 ** 40, 'TiB'],
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
];

/** In the unit that divides it, as segment.bytes is set: `1 GiB`; decimal otherwise. */
export function sizeText(bytes: number): string {
  const exact = BINARY.find(([size]) => bytes >= size && bytes % size === 0);
  if (exact) return `${bytes / exact[0]} ${exact[1]}`;
  return bytes < 10_000 ? `${numberText(bytes)} B` : formatDecimalBytes(bytes);
}

export const rateText = (bytesPerSecond: number): string => `${formatDecimalBytes(bytesPerSecond)}/s`;
