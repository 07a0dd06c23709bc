/** In milliseconds. */
export const DURATION_UNITS = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

/** In bytes. */
export const SIZE_UNITS = {
  b: 1,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
} as const;

type Units = Readonly<Record<string, number>>;

/**
 * `7 d`, `1.5GiB`: an amount with one of the units, whatever its case, as a whole number of the smallest.
 * @returns null when it is not that; may exceed 2^53, which the caller bounds
 */
export function parseWithUnit(text: string, units: Units): number | null {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const lower = unit.toLowerCase();
  const factor = Object.hasOwn(units, lower) ? units[lower] : undefined;
  return amount === undefined || factor === undefined ? null : Math.round(Number(amount) * factor);
}
