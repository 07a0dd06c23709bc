import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CapacityDto } from '@/lib/contracts/capacity.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';

/** Log dirs and configs move slowly; a calculation whose numbers change at every sweep could not be read. */
const CAPACITY_META = liveMeta('topicConfigs', 'logDirs', 'connection');

/** What sizing starts from: of one topic, or of the whole cluster. */
export const useCapacity = (clusterId: string, topic: string | null) =>
  useQuery({
    queryKey: keys.capacity(clusterId, topic),
    queryFn: ({ signal }) => apiGet<CapacityDto>(withQuery(apiPaths.capacity(clusterId), { topic }), signal),
    meta: CAPACITY_META,
    placeholderData: keepPreviousData,
  });
