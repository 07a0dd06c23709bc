import { createLoader, parseAsStringLiteral } from 'nuqs/server';

/** The spans of time that charts can show, by their name in the address. */
export const timeRanges = {
  '30m': { label: '30 min', ms: 1_800_000 },
  '1h': { label: '1 h', ms: 3_600_000 },
  '6h': { label: '6 h', ms: 21_600_000 },
  '24h': { label: '24 h', ms: 86_400_000 },
  '7d': { label: '7 d', ms: 604_800_000 },
} as const;

export type TimeRange = keyof typeof timeRanges;
export const timeRangeNames = ['30m', '1h', '6h', '24h', '7d'] as const satisfies readonly TimeRange[];

export const timeRangeParams = { t: parseAsStringLiteral(timeRangeNames).withDefault('30m') };
export const loadTimeRange = createLoader(timeRangeParams);
