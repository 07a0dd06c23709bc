import { UNKNOWN } from './quantity.ts';

/** A fraction as per cent with one decimal: `71.2 %`. */
export const formatPercent = (fraction: number | null): string =>
  fraction === null ? UNKNOWN : `${(fraction * 100).toFixed(1)} %`;

/** With a sign, for a deviation: `+1.1 %`, `-7.9 %`, `0.0 %`. */
export function formatSignedPercent(fraction: number | null): string {
  if (fraction === null) return UNKNOWN;
  const rounded = Number((fraction * 100).toFixed(1));
  return `${rounded > 0 ? '+' : ''}${rounded.toFixed(1)} %`;
}
