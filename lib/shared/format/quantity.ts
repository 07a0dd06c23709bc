/** A number split from its unit, so that a stat can set them in different sizes. */
export type Quantity = { text: string; unit: string };

/** What may arrive from the wire: 64-bit integers come as decimal strings; null means it was not measured. */
export type Measured = string | number | bigint | null | undefined;

/** The word for a value that was not measured; never 0. */
export const UNKNOWN = 'unknown';

export const joinQuantity = (quantity: Quantity | null): string => {
  if (quantity === null) return UNKNOWN;
  return quantity.unit === '' ? quantity.text : `${quantity.text} ${quantity.unit}`;
};

/** The nearest double: good for bars and scales, not for printing integers above 2^53. Null stays null. */
export function toNumber(value: Measured): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Three significant digits without an exponent: 0.0421, 4.10, 41.0, 612. */
export function threeDigits(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  if (magnitude >= 99.95) return String(Math.round(value));
  if (magnitude >= 9.995) return value.toFixed(1);
  if (magnitude >= 0.9995) return value.toFixed(2);
  return value.toPrecision(magnitude < 0.01 ? 1 : 2);
}
