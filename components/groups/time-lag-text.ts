import type { CatchUpDto, HorizonDto, timeMethods } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import type { Quantity } from '@/lib/shared/format/quantity.ts';

type Words = { mark: string; spoken: string; words: string };

export const timeMethodWords: Record<(typeof timeMethods)[number], Words> = {
  exact: { mark: '', spoken: '', words: 'exact: the time of the record itself' },
  interpolated: { mark: '', spoken: '', words: 'between two samples of the log end' },
  estimated: {
    mark: '~',
    spoken: 'about',
    words: 'estimated: the record is older than the samples, at the mean rate since',
  },
  bound: { mark: '≥', spoken: 'at least', words: 'at least: the record was there before the first sample' },
};

const LIMITS = {
  time: 'retention.ms deletes them',
  size: 'retention.bytes deletes them',
  offsets: 'Kafka drops the offsets of the group',
} as const;

export type Clock = { value: Quantity | null; detail: string };

/** When unread records go, and what deletes them. */
export function horizonText({ kind, ms, limit, topic, partition, reason }: HorizonDto): Clock {
  if (kind === 'never') return { value: { text: 'Never', unit: '' }, detail: 'at the present pace' };
  if (ms === null || limit === null) return { value: null, detail: reason ?? 'not known' };
  const where = topic === null ? '' : `${topic}-${partition}: `;
  const time = ms === 0 ? 'Now' : formatDuration(ms);
  return kind === 'at-most'
    ? {
        value: { text: `at most ${time}`, unit: '' },
        detail: `${where}${LIMITS[limit]}; it may be sooner, for not all is known`,
      }
    : { value: { text: time, unit: '' }, detail: `${where}${LIMITS[limit]}` };
}

/** When everything is read, at the present pace. */
export function catchUpText({ kind, ms, reason }: CatchUpDto): Clock {
  if (kind === 'unknown') return { value: null, detail: reason ?? 'not known' };
  if (ms === null)
    return { value: { text: 'Never', unit: '' }, detail: 'it reads no faster than records come' };
  if (ms === 0) return { value: { text: 'Now', unit: '' }, detail: 'it keeps up' };
  return { value: { text: formatDuration(ms), unit: '' }, detail: 'at the pace of the last 5 min' };
}

const DAY_MS = 86_400_000;

/** Under 24 h is critical, under 72 h worth a look (GRP-02); "at most" so much is no better than that. */
export function horizonTone({ kind, ms }: HorizonDto): 'normal' | 'warn' | 'crit' {
  if (kind === 'never' || ms === null) return 'normal';
  if (ms < DAY_MS) return 'crit';
  return ms < 3 * DAY_MS ? 'warn' : 'normal';
}
