import type { ErrorInfo } from '@/lib/shared/app-error.ts';

/** The moment all test snapshots are judged at. */
export const NOW = Date.UTC(2026, 0, 15, 12);

export const DENIED: ErrorInfo = { code: 'kafka_denied', message: 'Not authorized.', retryable: false };
export const UNSUPPORTED: ErrorInfo = {
  code: 'unsupported_by_cluster',
  message: 'No such API.',
  retryable: false,
};
