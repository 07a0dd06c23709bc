import type { HostFacts } from '@/lib/domain/audit/supplied.ts';
import type { Forecast } from './forecast.ts';

const DAY_S = 86_400;

type DiskDays = Pick<HostFacts, 'diskFullInDays' | 'diskFullGap'>;

/**
 * Days until the first volume of each broker is full, for STO-03; `Infinity` where retention deletes before. None are given
 * but by a day of history: a rate of seconds must not stand for a week.
 */
export function diskDays({ confidence, volumes }: Forecast): ReadonlyMap<number, DiskDays> {
  const byBroker = new Map<number, DiskDays>();
  if (confidence !== 'high') return byBroker;
  for (const { brokerId, state, fullInSeconds, gap } of volumes) {
    const before = byBroker.get(brokerId) ?? {};
    const days = state === 'unknown' ? undefined : (fullInSeconds ?? Number.POSITIVE_INFINITY) / DAY_S;
    byBroker.set(brokerId, {
      diskFullInDays: least(before.diskFullInDays, days),
      diskFullGap: before.diskFullGap ?? gap ?? undefined,
    });
  }
  return byBroker;
}

const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
