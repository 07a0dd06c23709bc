import type { TimelineDto } from '@/lib/contracts/timeline.ts';

/**
 * The moment a page is frozen at, epoch ms: now, but not before the newest change it lists. The browser knows the time of the
 * server to a second, and what is copied must not lack what is seen.
 */
export const frozenMoment = (now: number, events: Pick<TimelineDto, 'items'> | undefined): number =>
  Math.max(Math.floor(now), ...(events?.items.map(({ at }) => at) ?? []));
