import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { SearchDto } from '@/lib/contracts/search.ts';
import { apiGet, withQuery } from './api.ts';
import { keys } from './keys.ts';
import { apiPaths } from './routes.ts';

export type SearchHit = SearchDto['items'][number];

export const searchQuery = (clusterId: string, text: string) =>
  queryOptions({
    queryKey: keys.search(clusterId, text),
    queryFn: ({ signal }) => apiGet<SearchDto>(withQuery(apiPaths.search(clusterId), { q: text }), signal),
    staleTime: 5_000,
  });

/** Asks nothing while there is no cluster or no text. */
export const useSearch = (clusterId: string | null, text: string) =>
  useQuery({
    ...searchQuery(clusterId ?? '', text),
    enabled: clusterId !== null && text !== '',
    placeholderData: keepPreviousData,
  });
