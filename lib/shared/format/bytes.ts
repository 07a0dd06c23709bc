import { joinQuantity, type Measured, type Quantity, threeDigits, toNumber } from './quantity.ts';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** Binary units, three significant digits; null when unknown. */
export function bytesQuantity(value: Measured): Quantity | null {
  const bytes = toNumber(value);
  if (bytes === null) return null;
  let scaled = bytes;
  let step = 0;
  // 999.5 rounds to 1000, which belongs to the next unit only from 1023.5 on.
  while (Math.abs(scaled) >= 1023.5 && step < UNITS.length - 1) {
    scaled /= 1024;
    step += 1;
  }
  return { text: step === 0 ? String(scaled) : threeDigits(scaled), unit: UNITS[step] ?? 'B' };
}

export const formatBytes = (value: Measured): string => joinQuantity(bytesQuantity(value));
