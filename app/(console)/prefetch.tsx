import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isAppError } from '@/lib/shared/app-error.ts';

export type Prefetch = {
  queryKey: readonly unknown[];
  load: () => Promise<unknown>;
  /** The page is worth showing without it. */
  optional?: boolean;
};

/** Snapshots answer at once; a database that does not is left to the browser rather than holding up the page. */
const DEADLINE_MS = 500;

async function withinDeadline(load: () => Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('not in time')), DEADLINE_MS);
  });
  try {
    return await Promise.race([load(), late]);
  } finally {
    clearTimeout(timer);
  }
}

const isNotFound = (error: unknown): boolean => isAppError(error) && error.code === 'not_found';

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
  const outcomes = await Promise.allSettled(queries.map(({ load }) => withinDeadline(load)));
  for (const [index, outcome] of outcomes.entries()) {
    const query = queries[index];
    if (query === undefined) continue;
    if (outcome.status === 'fulfilled') client.setQueryData(query.queryKey, outcome.value);
    else if (query.optional !== true && isNotFound(outcome.reason)) notFound();
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
