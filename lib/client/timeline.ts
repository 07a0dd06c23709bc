import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type EventSubjectDto, subjectParam, type TimelineDto } from '@/lib/contracts/timeline.ts';
import type { TimelineMomentDto } from '@/lib/contracts/timeline-moment.ts';
import { boundsOf, type TimeWindow } from '@/lib/shared/time-window.ts';
import type { TimelineView } from '@/lib/shared/timeline/link.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';
import { serverClock } from './server-clock.ts';

/** What is listed; the moment a page is frozen at bounds it. */
export type TimelineFilter = Omit<TimelineView, 'event'>;

/** As the API is asked: the end of the range is exclusive there, and a moment belongs to what it shows. */
export function timelineRequest({
  kinds = [],
  severities = [],
  subject,
  related,
  from,
  to,
  at,
}: TimelineFilter) {
  const ends = [to, at == null ? null : at + 1].filter((end) => end != null);
  return {
    kind: [...kinds],
    severity: [...severities],
    subject: subject ?? undefined,
    ...(related === true && subject && { related: 'true' as const }),
    from: from ?? undefined,
    to: ends.length === 0 ? undefined : Math.min(...ends),
  };
}

export const timelineKey = (clusterId: string, filter: TimelineFilter, limit: number) =>
  keys.timeline(clusterId, { ...timelineRequest(filter), limit });

/** The newest `limit` events that match; what has passed does not change, so a frozen list is not read again. */
export const timelineQuery = (clusterId: string, filter: TimelineFilter, limit: number) =>
  queryOptions({
    queryKey: timelineKey(clusterId, filter, limit),
    queryFn: ({ signal }) =>
      apiGet<TimelineDto>(
        withQuery(apiPaths.timeline(clusterId), { ...timelineRequest(filter), limit }),
        signal,
      ),
    ...(filter.at == null && { meta: liveMeta('timeline') }),
  });

export const useTimeline = (clusterId: string, filter: TimelineFilter, limit: number) =>
  useQuery({ ...timelineQuery(clusterId, filter, limit), placeholderData: keepPreviousData });

export const useMoment = (clusterId: string, at: number, subject: string | null) => {
  const query = { at, subject: subject ?? undefined };
  return useQuery({
    queryKey: keys.timelineMoment(clusterId, query),
    queryFn: ({ signal }) =>
      apiGet<TimelineMomentDto>(withQuery(apiPaths.timelineMoment(clusterId), query), signal),
  });
};

/** What explains a bend in a chart. */
const MARKED = [
  'group.rebalanced',
  'leader',
  'config',
  'offsets',
  'broker',
  'topic',
  'controller',
  'highwater',
];
const MARKS_MAX = 60;

type Marked = { clusterId: string; subject: EventSubjectDto; window: TimeWindow };

/** A window that moves on has no end: this browser's idea of now may be a second behind the newest event. */
export function markedFilter({ subject, window }: Omit<Marked, 'clusterId'>, now: number): TimelineFilter {
  const isCluster = subject.kind === 'cluster';
  const { from, to } = boundsOf(window, now);
  return {
    // Every group's rebalance would hide the rest of the cluster's chart.
    kinds: isCluster ? MARKED.filter((kind) => kind !== 'group.rebalanced') : MARKED,
    subject: isCluster ? null : subjectParam(subject),
    related: true,
    from,
    ...(!window.live && { to }),
  };
}

/** Events to be marked in a subject's charts over their window. */
export const useMarkedEvents = ({ clusterId, subject, window }: Marked) =>
  useQuery({
    queryKey: keys.timeline(clusterId, { marksOf: subjectParam(subject), window }),
    queryFn: ({ signal }) => {
      const filter = markedFilter({ subject, window }, serverClock.now());
      const query = { ...timelineRequest(filter), limit: MARKS_MAX };
      return apiGet<TimelineDto>(withQuery(apiPaths.timeline(clusterId), query), signal);
    },
    meta: liveMeta('timeline'),
    placeholderData: keepPreviousData,
  });
