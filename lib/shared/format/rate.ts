import { joinQuantity, type Quantity, threeDigits } from './quantity.ts';

/** Per second, decimal thousands: `178 /s`, `61.2 k/s`, `1.30 M/s`; null when unknown. */
export function rateQuantity(perSecond: number | null): Quantity | null {
  if (perSecond === null) return null;
  const magnitude = Math.abs(perSecond);
  if (magnitude >= 999_500) return { text: threeDigits(perSecond / 1e6), unit: 'M/s' };
  if (magnitude >= 999.5) return { text: threeDigits(perSecond / 1e3), unit: 'k/s' };
  return { text: threeDigits(perSecond), unit: '/s' };
}

export const formatRate = (perSecond: number | null): string => joinQuantity(rateQuantity(perSecond));

/** With its sign, for a trend: `+178 /s`, `-4.20 k/s`, `0 /s`. */
export function signedRateQuantity(perSecond: number | null): Quantity | null {
  const quantity = rateQuantity(perSecond);
  if (quantity === null || perSecond === null || perSecond <= 0) return quantity;
  return { ...quantity, text: `+${quantity.text}` };
}
