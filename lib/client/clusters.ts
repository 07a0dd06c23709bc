import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ClusterInput,
  ClusterListDto,
  ClusterSummaryDto,
  ConnectionTestDto,
} from '@/lib/contracts/clusters.ts';
import { apiGet, apiSend } from './api.ts';
import { keys } from './keys.ts';
import { apiPaths } from './routes.ts';

/** The list spans clusters, so no single event stream covers it: it polls. */
const REFRESH_MS = 5_000;

export const clustersQuery = () =>
  queryOptions({
    queryKey: keys.clusters,
    queryFn: ({ signal }) => apiGet<ClusterListDto>(apiPaths.clusters, signal),
    refetchInterval: REFRESH_MS,
  });

export const useClusters = () => useQuery(clustersQuery());

export const useTestConnection = () =>
  useMutation({
    mutationFn: (input: ClusterInput) => apiSend<ConnectionTestDto>('POST', apiPaths.clusterTest, input),
  });

/** Adds a cluster, or changes the one with `clusterId`. */
export function useSaveCluster(clusterId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ClusterInput) =>
      clusterId === null
        ? apiSend<ClusterSummaryDto>('POST', apiPaths.clusters, input)
        : apiSend<ClusterSummaryDto>('PUT', apiPaths.cluster(clusterId), input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.clusters }),
  });
}

export function useRemoveCluster() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (clusterId: string) => apiSend<void>('DELETE', apiPaths.cluster(clusterId)),
    onSuccess: (_, clusterId) => {
      client.removeQueries({ queryKey: keys.cluster(clusterId) });
      return client.invalidateQueries({ queryKey: keys.clusters });
    },
  });
}
