import { queryOptions, useQuery } from '@tanstack/react-query';
import type { OverviewDto } from '@/lib/contracts/clusters.ts';
import { apiGet } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';

export const overviewQuery = (clusterId: string) =>
  queryOptions({
    queryKey: keys.overview(clusterId),
    queryFn: ({ signal }) => apiGet<OverviewDto>(apiPaths.cluster(clusterId), signal),
    meta: liveMeta(
      'metadata',
      'offsets',
      'groups',
      'commits',
      'topicConfigs',
      'logDirs',
      'quorum',
      'connection',
    ),
  });

export const useOverview = (clusterId: string) => useQuery(overviewQuery(clusterId));
