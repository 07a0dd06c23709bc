import { type Measured, toNumber, UNKNOWN } from './quantity.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/**
 * Decimal units (1 TB = 10^12 B), at most five digits and no trailing zeros: `18.144 TB`, `10 MB`, `1.5247 TB`. Disks are
 * sold and formulas are written in them; what Kafka reports stands in binary units elsewhere.
 */
export function formatDecimalBytes(value: Measured): string {
  const bytes = toNumber(value);
  if (bytes === null) return UNKNOWN;
  let scaled = bytes;
  let step = 0;
  while (Math.abs(scaled) >= 999.995 && step < UNITS.length - 1) {
    scaled /= 1000;
    step += 1;
  }
  return `${step === 0 ? Math.round(scaled) : Number(scaled.toPrecision(5))} ${UNITS[step] ?? 'B'}`;
}
