import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { GroupDetailDto, GroupListDto, GroupListQuery } from '@/lib/contracts/groups.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { readRows } from './read-rows.ts';
import { apiPaths } from './routes.ts';

/** What the list shows, without paging: `rows` says how many of the first rows are wanted. */
export type GroupFilter = Omit<GroupListQuery, 'cursor' | 'limit'>;

export const groupsQuery = (clusterId: string, filter: GroupFilter, rows: number) =>
  queryOptions({
    queryKey: keys.groupList(clusterId, { ...filter, rows }),
    queryFn: ({ signal }) =>
      readRows(rows, (page) =>
        apiGet<GroupListDto>(withQuery(apiPaths.groups(clusterId), { ...filter, ...page }), signal),
      ),
    meta: liveMeta('metadata', 'offsets', 'groups', 'commits', 'connection'),
  });

export const groupQuery = (clusterId: string, groupId: string) =>
  queryOptions({
    queryKey: keys.group(clusterId, groupId),
    queryFn: ({ signal }) => apiGet<GroupDetailDto>(apiPaths.group(clusterId, groupId), signal),
    meta: liveMeta('metadata', 'offsets', 'groups', 'commits', 'connection'),
  });

/** Keeps showing the last rows while a changed filter or a longer list is on its way. */
export const useGroups = (clusterId: string, filter: GroupFilter, rows: number) =>
  useQuery({ ...groupsQuery(clusterId, filter, rows), placeholderData: keepPreviousData });

export const useGroup = (clusterId: string, groupId: string) => useQuery(groupQuery(clusterId, groupId));
