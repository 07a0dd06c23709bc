import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { TopicDetailDto, TopicListDto, TopicListQuery } from '@/lib/contracts/topics.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { readRows } from './read-rows.ts';
import { apiPaths } from './routes.ts';

/** What the list shows, without paging: `rows` says how many of the first rows are wanted. */
export type TopicFilter = Omit<TopicListQuery, 'cursor' | 'limit'>;

export const topicsQuery = (clusterId: string, filter: TopicFilter, rows: number) =>
  queryOptions({
    queryKey: keys.topicList(clusterId, { ...filter, rows }),
    queryFn: ({ signal }) =>
      readRows(rows, (page) =>
        apiGet<TopicListDto>(withQuery(apiPaths.topics(clusterId), { ...filter, ...page }), signal),
      ),
    meta: liveMeta('metadata', 'offsets', 'groups', 'commits', 'topicConfigs', 'logDirs', 'connection'),
  });

export const topicQuery = (clusterId: string, name: string) =>
  queryOptions({
    queryKey: keys.topic(clusterId, name),
    queryFn: ({ signal }) => apiGet<TopicDetailDto>(apiPaths.topic(clusterId, name), signal),
    meta: liveMeta('metadata', 'offsets', 'groups', 'commits', 'topicConfigs', 'logDirs', 'connection'),
  });

/** Keeps showing the last rows while a changed filter or a longer list is on its way. */
export const useTopics = (clusterId: string, filter: TopicFilter, rows: number) =>
  useQuery({ ...topicsQuery(clusterId, filter, rows), placeholderData: keepPreviousData });

/** All topics that match, read once: what is done to many must not change under the hand that does it. */
export const useAllTopics = (clusterId: string, filter: TopicFilter) =>
  useQuery({
    ...topicsQuery(clusterId, filter, Number.POSITIVE_INFINITY),
    meta: liveMeta(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const useTopic = (clusterId: string, name: string) => useQuery(topicQuery(clusterId, name));
