import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { HistoryDto, HistoryStorageDto, SeriesSource } from '@/lib/contracts/history.ts';
import { boundsOf, type TimeWindow } from '@/lib/shared/time-window.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';
import { serverClock } from './server-clock.ts';

/** Holds the span of a live window, not the moment, so that a refresh slides it. */
export const historyKey = (clusterId: string, source: SeriesSource, window: TimeWindow) =>
  keys.history(clusterId, { ...source, window });

/** One series over a window. */
export const historyQuery = (clusterId: string, source: SeriesSource, window: TimeWindow) =>
  queryOptions({
    queryKey: historyKey(clusterId, source, window),
    queryFn: ({ signal }) =>
      apiGet<HistoryDto>(
        withQuery(apiPaths.history(clusterId), { ...source, ...boundsOf(window, serverClock.now()) }),
        signal,
      ),
    // What is past does not change.
    ...(window.live ? { meta: liveMeta('offsets', 'commits') } : {}),
  });

export const useHistory = (clusterId: string, source: SeriesSource, window: TimeWindow) =>
  useQuery({ ...historyQuery(clusterId, source, window), placeholderData: keepPreviousData });

/** The same samples as a file. */
export const historyFile = (clusterId: string, source: SeriesSource, { from, to }: HistoryDto) =>
  withQuery(apiPaths.history(clusterId), { ...source, from, to, format: 'csv' });

const STORAGE_EVERY_MS = 60_000;

/** What the history takes; measured once a minute. */
export const useHistoryStorage = () =>
  useQuery({
    queryKey: keys.historyStorage,
    queryFn: ({ signal }) => apiGet<HistoryStorageDto>(apiPaths.historyStorage, signal),
    refetchInterval: STORAGE_EVERY_MS,
  });
