import { PANEL_EVENTS, panelFilter } from '@/components/timeline/panel-filter.ts';
import { type TimelineFilter, timelineKey, timelineRequest } from '@/lib/client/timeline.ts';
import type { EventSubjectDto } from '@/lib/contracts/timeline.ts';
import { services } from '@/lib/server/pages.ts';
import type { Prefetch } from './prefetch.tsx';

export const timelinePrefetch = (clusterId: string, filter: TimelineFilter, limit: number): Prefetch => ({
  queryKey: timelineKey(clusterId, filter, limit),
  load: () => services.timeline(clusterId, { ...timelineRequest(filter), limit }),
});

/** The last few changes, for the panel on the page of a cluster, topic or group. */
export const panelPrefetch = (clusterId: string, subject: EventSubjectDto): Prefetch =>
  timelinePrefetch(clusterId, panelFilter(subject), PANEL_EVENTS);
