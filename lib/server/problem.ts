import type { Problem } from '@/lib/contracts/common.ts';
import type { AppError, ErrorCode } from '@/lib/shared/app-error.ts';

const TITLES: Record<ErrorCode, string> = {
  invalid_input: 'The request is not valid',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  origin_refused: 'Request from another site refused',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  not_acceptable: 'No such representation',
  conflict: 'Conflict',
  cursor_expired: 'The cursor is out of date',
  payload_too_large: 'The request body is too large',
  unsupported_media_type: 'The body must be JSON',
  unsupported_by_cluster: 'The cluster does not support this',
  kafka_refused: 'Kafka refused the request',
  kafka_denied: 'Kafka denied access',
  kafka_auth_failed: 'Kafka refused the credentials',
  kafka_unreachable: 'Kafka cannot be reached',
  kafka_protocol: 'Kafka answered something unexpected',
  kafka_timeout: 'Kafka did not answer in time',
  not_ready: 'Not ready yet',
  cancelled: 'Cancelled',
  internal: 'Something failed inside Highwater',
};

export type FieldError = { field: string; message: string };

/** RFC 9457 `application/problem+json`. */
export function problemResponse(
  error: AppError,
  requestId: string,
  extra: { errors?: FieldError[]; headers?: Record<string, string> } = {},
): Response {
  const { code, message, retryable, field, kafka, conflict } = error.toInfo();
  const problem: Problem = {
    type: `urn:highwater:problem:${code}`,
    title: TITLES[code],
    status: error.status,
    detail: message,
    code,
    requestId,
    retryable,
    ...(field !== undefined && { field }),
    ...(kafka && { kafka }),
    ...(conflict && { conflict }),
    ...(extra.errors && { errors: extra.errors }),
  };
  return new Response(JSON.stringify(problem), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...extra.headers,
    },
  });
}
