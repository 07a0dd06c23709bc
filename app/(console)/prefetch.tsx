import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppError } from '@/lib/shared/app-error.ts';

type Prefetch = { queryKey: readonly unknown[]; load: () => Promise<unknown> };

/**
 * Renders its children with the answers of these queries in place, so that the first paint has data. What is not there
 * ends in the not-found page; any other failure is left to the browser, which asks again and shows the error in place.
 */
export async function Prefetched({
  queries,
  children,
}: {
  queries: readonly Prefetch[];
  children: ReactNode;
}) {
  const client = new QueryClient();
  const outcomes = await Promise.allSettled(queries.map(({ load }) => load()));
  for (const [index, outcome] of outcomes.entries()) {
    const query = queries[index];
    if (query === undefined) continue;
    if (outcome.status === 'fulfilled') client.setQueryData(query.queryKey, outcome.value);
    else if (outcome.reason instanceof AppError && outcome.reason.code === 'not_found') notFound();
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
