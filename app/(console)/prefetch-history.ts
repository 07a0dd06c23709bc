import { loadTimeRange, windowOf } from '@/components/charts/time-ranges.ts';
import { historyKey } from '@/lib/client/history.ts';
import type { SeriesSource } from '@/lib/contracts/history.ts';
import { services } from '@/lib/server/pages.ts';
import type { Prefetch } from './prefetch.tsx';

/** The series of a page's charts over the time range in its address. */
export async function historyPrefetches(
  clusterId: string,
  sources: readonly SeriesSource[],
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<Prefetch[]> {
  const window = windowOf(await loadTimeRange(searchParams));
  return sources.map((source) => ({
    queryKey: historyKey(clusterId, source, window),
    load: () => services.history(clusterId, source, window),
  }));
}
