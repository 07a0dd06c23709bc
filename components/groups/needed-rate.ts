import { parseAsString } from 'nuqs/server';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { neededPace } from '@/lib/shared/lag/needed-pace.ts';
import { DURATION_UNITS, parseWithUnit } from '@/lib/shared/units.ts';

/** The time in which the group is to be caught up, in the address as it was typed. */
export const withinParam = parseAsString.withDefault('1 h');

type NeededRate =
  | { kind: 'known'; rate: string; words: string }
  | { kind: 'unknown'; reason: string }
  | { kind: 'invalid'; message: string };

/** What a group has to read to be caught up within what somebody typed. */
export function neededRateOf({ group, partitions }: GroupDetailDto, within: string): NeededRate {
  const ms = parseWithUnit(within, DURATION_UNITS);
  if (ms === null || ms <= 0) return { kind: 'invalid', message: 'A duration above 0, such as 90 m or 2 h.' };
  if (partitions.length === 0) return { kind: 'unknown', reason: 'The group has no committed offsets.' };
  const pace = neededPace(
    partitions.map(({ lag, producedPerSecond, consumedPerSecond }) => ({
      lag: toNumber(lag),
      produced: producedPerSecond,
      consumed: consumedPerSecond,
    })),
    ms,
  );
  if (pace === null) {
    return { kind: 'unknown', reason: 'No partition has a known lag and enough samples for a rate.' };
  }
  const isWhole = pace.known === pace.total;
  const rate = (perSecond: number) => (isWhole ? formatRate(perSecond) : `≥ ${formatRate(perSecond)}`);
  const coverage = isWhole ? '' : `, of ${pace.known} of ${pace.total} partitions, the rest is unknown`;
  const gap = pace.missing > 0 ? `${rate(pace.missing)} too little` : 'fast enough';
  const verdict = group.catchUp.ms === 0 ? 'it keeps up' : `${gap} for ${formatDuration(ms)}`;
  return {
    kind: 'known',
    rate: rate(pace.needed),
    words: `it reads ${rate(pace.consumed)} and ${rate(pace.produced)} come in: ${verdict}${coverage}`,
  };
}
