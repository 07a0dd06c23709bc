import { loadTimeRange, timeRanges } from '@/components/charts/time-ranges.ts';
import { historyKey, type SeriesSource } from '@/lib/client/history.ts';
import { services } from '@/lib/server/pages.ts';
import type { Prefetch } from './prefetch.tsx';

/** The series of a page's charts over the time range in its address. */
export async function historyPrefetches(
  clusterId: string,
  sources: readonly SeriesSource[],
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<Prefetch[]> {
  const { t } = await loadTimeRange(searchParams);
  const spanMs = timeRanges[t].ms;
  return sources.map((source) => ({
    queryKey: historyKey(clusterId, source, spanMs),
    load: () => services.history(clusterId, source, spanMs),
  }));
}
