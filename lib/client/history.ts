import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { HistoryDto, HistoryQuery } from '@/lib/contracts/history.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';
import { serverClock } from './server-clock.ts';

export type SeriesSource = Pick<HistoryQuery, 'kind' | 'name' | 'metric'>;

/** Holds the span, not the moment, so that a refresh slides the window. */
export const historyKey = (clusterId: string, source: SeriesSource, spanMs: number) =>
  keys.history(clusterId, { ...source, spanMs });

/** The newest `spanMs` of one series. */
export const historyQuery = (clusterId: string, source: SeriesSource, spanMs: number) =>
  queryOptions({
    queryKey: historyKey(clusterId, source, spanMs),
    queryFn: ({ signal }) => {
      const to = Math.floor(serverClock.now());
      const query = { ...source, from: to - spanMs, to };
      return apiGet<HistoryDto>(withQuery(apiPaths.history(clusterId), query), signal);
    },
    meta: liveMeta('offsets', 'commits'),
  });

export const useHistory = (clusterId: string, source: SeriesSource, spanMs: number) =>
  useQuery({ ...historyQuery(clusterId, source, spanMs), placeholderData: keepPreviousData });
