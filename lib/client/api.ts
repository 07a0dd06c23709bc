import type { Problem } from '@/lib/contracts/common.ts';
import { serverClock } from './server-clock.ts';

/** A refusal or failure of the API as it said it, or as the browser saw it (`network`, `invalid_answer`). */
export class ApiError extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;
  readonly title: string;
  readonly requestId: string | undefined;
  readonly kafka: Problem['kafka'];
  /** Message by field name, for forms. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(
    problem: Pick<Problem, 'title' | 'status' | 'detail' | 'code' | 'retryable'> & Partial<Problem>,
  ) {
    super(problem.detail);
    this.name = 'ApiError';
    this.title = problem.title;
    this.status = problem.status;
    this.code = problem.code;
    this.retryable = problem.retryable;
    this.requestId = problem.requestId;
    this.kafka = problem.kafka;
    const named = problem.errors?.map(({ field, message }) => [field, message] as const) ?? [];
    this.fields = new Map(problem.field === undefined ? named : [[problem.field, problem.detail], ...named]);
  }
}

type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** Path plus query; empty and missing values are left out, lists are joined by commas. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') params.set(name, text);
  }
  const search = params.toString();
  return search === '' ? path : `${path}?${search}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isProblem = (value: unknown): value is Problem =>
  isObject(value) && typeof value.code === 'string' && typeof value.detail === 'string';

async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ApiError(body);
  return new ApiError({
    title: 'Unexpected answer',
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
    code: 'invalid_answer',
    retryable: response.status >= 500,
  });
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError({
      title: 'Highwater does not answer',
      status: 0,
      detail: 'The Highwater server cannot be reached from this browser.',
      code: 'network',
      retryable: true,
    });
  }
}

/**
 * The one place where an answer gets its type: the server derives its answers from the same contract, and its tests
 * validate them, so the browser does not parse them a second time.
 */
async function bodyOf<T>(response: Response): Promise<T> {
  // `servedAt` in the body may be older than this answer: the server and the browser both keep bodies by version.
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(date)) serverClock.observe(date);
  const body: unknown = await response.json();
  return body as T;
}

/** GET of JSON. Rejects with `ApiError`, or with the abort reason. The browser's cache handles ETag and 304. */
export async function apiGet<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, {
    headers: { accept: 'application/json' },
    ...(signal && { signal }),
  });
  if (!response.ok) throw await problemOf(response);
  return bodyOf<T>(response);
}

/** A change: JSON in, JSON or nothing out. Rejects with `ApiError`. */
export async function apiSend<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return bodyOf<T>(response);
}
