import { queryOptions, useQuery } from '@tanstack/react-query';
import type { BrokerDetailDto, BrokerListDto } from '@/lib/contracts/brokers.ts';
import { apiGet } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';

export const brokersQuery = (clusterId: string) =>
  queryOptions({
    queryKey: keys.brokers(clusterId),
    queryFn: ({ signal }) => apiGet<BrokerListDto>(apiPaths.brokers(clusterId), signal),
    meta: liveMeta('metadata', 'logDirs', 'quorum', 'features', 'connection'),
  });

export const brokerQuery = (clusterId: string, brokerId: number) =>
  queryOptions({
    queryKey: keys.broker(clusterId, brokerId),
    queryFn: ({ signal }) => apiGet<BrokerDetailDto>(apiPaths.broker(clusterId, brokerId), signal),
    meta: liveMeta('metadata', 'logDirs', 'quorum', 'brokerConfigs', 'connection'),
  });

export const useBrokers = (clusterId: string) => useQuery(brokersQuery(clusterId));
export const useBroker = (clusterId: string, brokerId: number) => useQuery(brokerQuery(clusterId, brokerId));
