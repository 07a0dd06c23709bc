import type { SignalUnit } from '@/lib/shared/alerts/signals.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatDuration, formatExactDuration } from '@/lib/shared/format/duration.ts';
import { formatPercent } from '@/lib/shared/format/percent.ts';
import { DURATION_UNITS, parseWithUnit } from '@/lib/shared/units.ts';

/** Shown beside the field. */
export const UNIT_HINT: Readonly<Record<SignalUnit, string>> = {
  records: 'records, such as 10,000',
  ms: 'a duration, such as 15 m or 6 h',
  partitions: 'partitions',
  fraction: 'percent',
};

/** What somebody typed, in the unit of the signal; null when it is none of its values. */
export function parseQuantity(unit: SignalUnit, text: string): number | null {
  const plain = text.trim().replaceAll(',', '');
  if (unit === 'ms') return parseDuration(plain);
  const value = plain === '' ? Number.NaN : Number(unit === 'fraction' ? plain.replace(/\s*%$/, '') : plain);
  if (!Number.isFinite(value) || value < 0) return null;
  return unit === 'fraction' ? value / 100 : value;
}

/** `90 s`, `15 m`, `0`; null when it is no duration. Ms. */
export const parseDuration = (text: string): number | null =>
  text.trim() === '0' ? 0 : parseWithUnit(text, DURATION_UNITS);

/** As a field holds it. */
export function quantityText(unit: SignalUnit, value: number): string {
  if (unit === 'ms') return formatExactDuration(value);
  return String(unit === 'fraction' ? Math.round(value * 10_000) / 100 : value);
}

/** As a sentence holds it. */
export function readableQuantity(unit: SignalUnit | null, value: number): string {
  if (unit === 'ms') return formatDuration(value);
  if (unit === 'fraction') return formatPercent(value);
  return unit === null ? String(value) : `${formatCount(value)} ${unit}`;
}
