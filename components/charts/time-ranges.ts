import { createLoader, createParser, parseAsStringLiteral } from 'nuqs/server';
import type { TimeWindow } from '@/lib/shared/time-window.ts';

/** The spans of time that charts can show, by their name in the address. */
export const timeRanges = {
  '30m': { label: '30 min', ms: 1_800_000 },
  '1h': { label: '1 h', ms: 3_600_000 },
  '6h': { label: '6 h', ms: 21_600_000 },
  '24h': { label: '24 h', ms: 86_400_000 },
  '7d': { label: '7 d', ms: 604_800_000 },
  '30d': { label: '30 d', ms: 2_592_000_000 },
} as const;

export type TimeRange = keyof typeof timeRanges;
export const timeRangeNames = ['30m', '1h', '6h', '24h', '7d', '30d'] as const satisfies readonly TimeRange[];

/** A moment in the address, UTC: `2026-11-18T02:41:00Z`. Epoch ms inside; what is not a moment is left out. */
const moment = createParser<number>({
  parse: (text) => {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : at;
  },
  serialize: (at) => new Date(at).toISOString().replace('.000Z', 'Z'),
});

/** `t` follows the clock; `from` and `to` stand still, and win when both are there. */
export const timeRangeParams = {
  t: parseAsStringLiteral(timeRangeNames).withDefault('30m'),
  from: moment,
  to: moment,
};
export const loadTimeRange = createLoader(timeRangeParams);

type Params = { t: TimeRange; from: number | null; to: number | null };

export function windowOf({ t, from, to }: Params): TimeWindow {
  if (from !== null && to !== null && from < to) return { live: false, from, to };
  return { live: true, spanMs: timeRanges[t].ms };
}
