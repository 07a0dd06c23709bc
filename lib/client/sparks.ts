import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { SPARK_NAMES_MOST, type SparkQuery, type SparksDto } from '@/lib/contracts/history.ts';
import { apiGet } from './api.ts';
import { keys } from './keys.ts';
import { apiPaths } from './routes.ts';

const REFRESH_MS = 15_000;
/** Half of what Node takes as the head of a request. */
const PATH_LENGTH_MOST = 8_000;

export type SparkSource = Pick<SparkQuery, 'kind' | 'metric'>;
export type Spark = Pick<SparksDto, 'from' | 'to' | 'stepMs'> & {
  values: SparksDto['items'][number]['values'];
};

/** The newest hour of one quantity of each name, with one request for each page of names. */
export function useSparks(
  clusterId: string,
  source: SparkSource,
  pages: readonly (readonly string[])[],
): ReadonlyMap<string, Spark> {
  return useQueries({
    queries: pages.map((names) => ({
      queryKey: keys.history(clusterId, { sparks: source, names }),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        apiGet<SparksDto>(sparksPath(clusterId, source, names), signal),
      refetchInterval: REFRESH_MS,
      placeholderData: keepPreviousData,
    })),
    combine: byName,
  });
}

function byName(results: readonly { data: SparksDto | undefined }[]): ReadonlyMap<string, Spark> {
  return new Map(
    results.flatMap(({ data }) =>
      data === undefined ? [] : data.items.map(({ name, values }) => [name, { ...data, values }] as const),
    ),
  );
}

/** As many names as fit into one address; the rest of a page with very long names shows no line. */
export function sparksPath(
  clusterId: string,
  { kind, metric }: SparkSource,
  names: readonly string[],
): string {
  let path = `${apiPaths.sparks(clusterId)}?${new URLSearchParams({ kind, metric })}`;
  if (kind === 'cluster') return path;
  for (const name of names.slice(0, SPARK_NAMES_MOST)) {
    const next = `${path}&name=${encodeURIComponent(name)}`;
    if (next.length <= PATH_LENGTH_MOST) path = next;
  }
  return path;
}
