import { joinQuantity, type Measured, type Quantity, toNumber, UNKNOWN } from './quantity.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Every digit, thousands separated: `41,993,604`. Exact for 64-bit integers given as strings. */
export function formatCount(value: Measured): string {
  if (value === null || value === undefined || value === '') return UNKNOWN;
  return grouped.format(typeof value === 'string' ? BigInt(value) : value);
}

const STEPS: readonly [size: number, unit: string][] = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'M'],
];

/** Short form for stats: `10,412`, `41.99 M`, `1.20 bn`; null when unknown. */
export function shortCount(value: Measured): Quantity | null {
  const number = toNumber(value);
  if (number === null) return null;
  const magnitude = Math.abs(number);
  const step = STEPS.find(([size]) => magnitude >= size);
  if (step === undefined) return { text: grouped.format(number), unit: '' };
  const scaled = number / step[0];
  return { text: scaled.toFixed(Math.abs(scaled) >= 100 ? 1 : 2), unit: step[1] };
}

/** The same as one text. */
export const formatShortCount = (value: Measured): string => joinQuantity(shortCount(value));

/** `1 topic`, `2,114 topics`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped.format(count)} ${count === 1 ? one : many}`;
