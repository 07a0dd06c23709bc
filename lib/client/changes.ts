import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ChangeDto,
  ConfigChangeInput,
  ConfigPlanDto,
  ConfigPlanInput,
} from '@/lib/contracts/changes.ts';
import { apiGet, apiSend, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';

/**
 * What the edits would do, asked again whenever the configs of the cluster were read: a change made elsewhere shows while
 * the review is open.
 */
export const useConfigPlan = (clusterId: string, topic: string, input: ConfigPlanInput, enabled: boolean) =>
  useQuery({
    queryKey: keys.configPlan(clusterId, topic, input),
    queryFn: () => apiSend<ConfigPlanDto>('POST', apiPaths.configPlan(clusterId, topic), input),
    meta: liveMeta('topicConfigs'),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 0,
    retry: false,
  });

/** Everything shown about the cluster may depend on it. */
export function useChangeConfigs(clusterId: string, topic: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ConfigChangeInput) =>
      apiSend<ChangeDto>('POST', apiPaths.topicConfigs(clusterId, topic), input),
    onSettled: () => client.invalidateQueries({ queryKey: keys.cluster(clusterId) }),
  });
}

export const changesQuery = (clusterId: string, topic: string) =>
  queryOptions({
    queryKey: keys.changes(clusterId, topic),
    queryFn: ({ signal }) =>
      apiGet<{ items: ChangeDto[] }>(withQuery(apiPaths.changes(clusterId), { topic }), signal),
    meta: liveMeta('topicConfigs'),
  });

export const useChanges = (clusterId: string, topic: string) => useQuery(changesQuery(clusterId, topic));
