import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ChangeDto,
  ConfigChangeInput,
  ConfigPlanDto,
  ConfigPlanInput,
} from '@/lib/contracts/changes.ts';
import type {
  ConfigResourceDto,
  ConfigSubjectDto,
  ConfigViewDto,
  SubscriptionListDto,
} from '@/lib/contracts/config.ts';
import { boundedTypes, type ConfigBoundsDto } from '@/lib/contracts/config-bounds.ts';
import { apiGet, apiSend, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';

/** One resource as Kafka tells it now, and again whenever the configs of the brokers were read. */
export const configsQuery = (clusterId: string, subject: ConfigSubjectDto) =>
  queryOptions({
    queryKey: keys.configs(clusterId, subject),
    queryFn: ({ signal }) => apiGet<ConfigResourceDto>(apiPaths.configs(clusterId, subject), signal),
    meta: liveMeta('brokerConfigs'),
  });

export const useConfigs = (clusterId: string, subject: ConfigSubjectDto) =>
  useQuery(configsQuery(clusterId, subject));

/** The most that the API lists at once. */
const BATCH_MAX = 5_000;

const WATCH_EVERY_MS = 5_000;

/** The same, read often while somebody edits: a change made elsewhere is to be seen before it is a conflict. */
export const useWatchedConfigs = (clusterId: string, subject: ConfigSubjectDto, enabled: boolean) =>
  useQuery({ ...configsQuery(clusterId, subject), enabled, refetchInterval: WATCH_EVERY_MS });

export const useSubscriptions = (clusterId: string) =>
  useQuery({
    queryKey: keys.subscriptions(clusterId),
    queryFn: ({ signal }) => apiGet<SubscriptionListDto>(apiPaths.subscriptions(clusterId), signal),
    meta: liveMeta('brokerConfigs'),
    retry: false,
  });

/**
 * What the edits would do, asked again whenever the configs of the cluster were read: a change made elsewhere shows while
 * the review is open.
 */
export const useConfigPlan = (
  clusterId: string,
  subject: ConfigSubjectDto,
  input: ConfigPlanInput,
  enabled: boolean,
) =>
  useQuery({
    queryKey: keys.configPlan(clusterId, subject, input),
    queryFn: () => apiSend<ConfigPlanDto>('POST', apiPaths.configPlan(clusterId, subject), input),
    meta: liveMeta('topicConfigs'),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 0,
    retry: false,
  });

/** What Kafka takes for a key; not asked for types of which no value is wrong. */
export function useConfigBounds(
  clusterId: string,
  subject: ConfigSubjectDto,
  { name: key, type }: Pick<ConfigViewDto, 'name' | 'type'>,
) {
  const query = { key, type };
  const path = withQuery(apiPaths.configBounds(clusterId, subject), query);
  return useQuery({
    queryKey: keys.configBounds(clusterId, subject, query),
    queryFn: ({ signal }) => apiGet<ConfigBoundsDto>(path, signal),
    enabled: boundedTypes.some((bounded) => bounded === type),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Everything shown about the cluster may depend on it. */
export function useChangeConfigs(clusterId: string, subject: ConfigSubjectDto) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ConfigChangeInput) =>
      apiSend<ChangeDto>('POST', apiPaths.configs(clusterId, subject), input),
    onSettled: () => client.invalidateQueries({ queryKey: keys.cluster(clusterId) }),
  });
}

export const changesQuery = (clusterId: string, subject: ConfigSubjectDto) =>
  queryOptions({
    queryKey: keys.changes(clusterId, subject),
    queryFn: ({ signal }) =>
      apiGet<{ items: ChangeDto[] }>(withQuery(apiPaths.changes(clusterId), subject), signal),
    meta: liveMeta('topicConfigs'),
  });

/** All changes that were made together. */
export const useBatch = (clusterId: string, batch: string) =>
  useQuery({
    queryKey: keys.changes(clusterId, { batch }),
    queryFn: ({ signal }) =>
      apiGet<{ items: ChangeDto[] }>(
        withQuery(apiPaths.changes(clusterId), { batch, limit: BATCH_MAX }),
        signal,
      ),
    meta: liveMeta('topicConfigs'),
  });

export const useChanges = (clusterId: string, subject: ConfigSubjectDto) =>
  useQuery(changesQuery(clusterId, subject));
