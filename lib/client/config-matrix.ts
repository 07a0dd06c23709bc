import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type {
  ConfigDriftDto,
  ConfigKeysDto,
  ExportFormat,
  MatrixDto,
  MatrixQuery,
  MatrixResource,
} from '@/lib/contracts/config-matrix.ts';
import { apiGet, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { readRows } from './read-rows.ts';
import { apiPaths } from './routes.ts';

/** What the matrix shows, without paging. */
export type MatrixFilter = Omit<MatrixQuery, 'cursor' | 'limit'>;

/** Keys are repeated, and an empty value is a filter of its own. */
function address(
  path: string,
  { key, value, ...single }: MatrixFilter,
  more: Parameters<typeof withQuery>[1],
): string {
  const params = new URLSearchParams(key.map((name) => ['key', name]));
  if (value !== undefined) params.set('value', value);
  return `${withQuery(path, { ...single, ...more })}&${params}`;
}

const metaOf = (resource: MatrixResource) =>
  liveMeta('metadata', resource === 'topics' ? 'topicConfigs' : 'brokerConfigs', 'connection');

export const matrixQuery = (clusterId: string, filter: MatrixFilter, rows: number) =>
  queryOptions({
    queryKey: keys.configMatrix(clusterId, { ...filter, rows }),
    queryFn: ({ signal }) =>
      readRows(rows, (page) =>
        apiGet<MatrixDto>(address(apiPaths.configMatrix(clusterId), filter, page), signal),
      ),
    meta: metaOf(filter.resource),
  });

/** Keeps showing the last rows while other keys or filters are on their way. */
export const useConfigMatrix = (clusterId: string, filter: MatrixFilter, rows: number) =>
  useQuery({ ...matrixQuery(clusterId, filter, rows), placeholderData: keepPreviousData });

/** Where the file with all rows of a filter is. */
export const matrixFile = (clusterId: string, filter: MatrixFilter, format: ExportFormat): string =>
  address(apiPaths.configMatrixFile(clusterId), filter, { format });

export const useConfigKeys = (clusterId: string, resource: MatrixResource) =>
  useQuery({
    queryKey: keys.configKeys(clusterId, resource),
    queryFn: ({ signal }) =>
      apiGet<ConfigKeysDto>(withQuery(apiPaths.configKeys(clusterId), { resource }), signal),
    meta: metaOf(resource),
  });

export const useConfigDrift = (clusterId: string) =>
  useQuery({
    queryKey: keys.configDrift(clusterId),
    queryFn: ({ signal }) => apiGet<ConfigDriftDto>(apiPaths.configDrift(clusterId), signal),
    meta: metaOf('brokers'),
  });
