import { formatDuration } from '@/lib/shared/format/duration.ts';
import { type Quantity, toNumber } from '@/lib/shared/format/quantity.ts';

export type CatchUp = { value: Quantity | null; detail: string };

/**
 * When a group will have read everything, at its present pace.
 * @param messages lag, decimal string; null = unknown
 * @param perSecond change of the lag per second: negative while it shrinks; null = not enough samples
 */
export function catchUp(messages: string | null, perSecond: number | null): CatchUp {
  const lag = toNumber(messages);
  if (lag === null) return { value: null, detail: 'the lag is unknown' };
  if (lag === 0) return { value: { text: 'Now', unit: '' }, detail: 'nothing is unread' };
  if (perSecond === null) return { value: null, detail: 'not enough samples for a pace' };
  if (perSecond >= 0) {
    const why = perSecond === 0 ? 'the lag does not shrink' : 'the lag grows';
    return { value: { text: 'Never', unit: 'at this pace' }, detail: why };
  }
  return {
    value: { text: formatDuration((lag / -perSecond) * 1000), unit: '' },
    detail: 'at the present pace',
  };
}
