import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api.ts';

const RETRIES = 2;

/** Events say when data is out of date, so nothing is refetched for its age alone within half a minute. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Highwater may run on this very machine: being "offline" says nothing about reaching it.
        networkMode: 'always',
        retry: (failures, error) => failures < RETRIES && error instanceof ApiError && error.retryable,
      },
      mutations: { networkMode: 'always' },
    },
  });
