import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type {
  FindingTrendDto,
  FindingTrendQuery,
  PolicyViewDto,
  ScorecardListDto,
  TeamMappingDto,
  TeamMappingInput,
} from '@/lib/contracts/policy.ts';
import { apiGet, apiSend, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { apiPaths } from './routes.ts';

/** A file that is edited changes without any news from Kafka. */
const POLICY_EVERY_MS = 5_000;

export const policyQuery = (clusterId: string) =>
  queryOptions({
    queryKey: keys.policy(clusterId),
    queryFn: ({ signal }) => apiGet<PolicyViewDto>(apiPaths.policy(clusterId), signal),
    refetchInterval: POLICY_EVERY_MS,
    meta: liveMeta('metadata', 'groups', 'topicConfigs', 'acls', 'connection'),
  });

/** The policy in force. When it changes, what was judged by it is asked for again. */
export function usePolicy(clusterId: string) {
  const client = useQueryClient();
  const query = useQuery(policyQuery(clusterId));
  const revision = query.data?.revision;
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== revision) {
      void client.invalidateQueries({ queryKey: keys.audit(clusterId) });
    }
    seen.current = revision;
  }, [client, clusterId, revision]);
  return query;
}

export const scorecardsQuery = (clusterId: string) =>
  queryOptions({
    queryKey: keys.scorecards(clusterId),
    queryFn: ({ signal }) => apiGet<ScorecardListDto>(apiPaths.scorecards(clusterId), signal),
    meta: liveMeta('topicConfigs', 'brokerConfigs', 'features', 'acls', 'connection'),
  });

export const useScorecards = (clusterId: string) => useQuery(scorecardsQuery(clusterId));

export const findingTrendQuery = (clusterId: string, query: FindingTrendQuery) =>
  queryOptions({
    queryKey: keys.findingTrend(clusterId, query),
    queryFn: ({ signal }) =>
      apiGet<FindingTrendDto>(withQuery(apiPaths.findingTrend(clusterId), query), signal),
    meta: liveMeta('topicConfigs', 'brokerConfigs', 'connection'),
  });

export const useFindingTrend = (clusterId: string, query: FindingTrendQuery) =>
  useQuery({ ...findingTrendQuery(clusterId, query), placeholderData: keepPreviousData });

/** Gives names to a team, in every cluster. */
export function useAddMapping() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: TeamMappingInput) => apiSend<TeamMappingDto>('POST', apiPaths.teamMappings, input),
    onSettled: () => client.invalidateQueries(),
  });
}

export function useRemoveMapping() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => apiSend<void>('DELETE', apiPaths.teamMapping(id)),
    onSettled: () => client.invalidateQueries(),
  });
}
