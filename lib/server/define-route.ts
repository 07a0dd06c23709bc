import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { AppError, toAppError } from '@/lib/shared/app-error.ts';
import { requestIdOf, turnToSend, versionedHeaders } from './answer.ts';
import { readJson } from './body.ts';
import { originRefusal } from './origin.ts';
import type { Permission } from './permissions.ts';
import { type FieldError, problemResponse } from './problem.ts';
import { type Runtime, runtime } from './runtime.ts';

type Schema = z.ZodType;
type Out<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;

/** What a handler answers: a value to serialise, a body serialised already (with its version as ETag), or a response. */
export type Answer =
  | { json: unknown; status?: number }
  | { body: string | Buffer<ArrayBuffer>; version: string }
  | Response;

type Input<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = {
  params: Out<P>;
  query: Out<Q>;
  body: Out<B>;
  runtime: Runtime;
  request: Request;
};

type Endpoint<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = {
  permission: Permission;
  params?: P;
  query?: Q;
  body?: B;
  handle: (input: Input<P, Q, B>) => Promise<Answer> | Answer;
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type Handler = (request: NextRequest, context: RouteContext) => Promise<Response>;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** One method of a route: checks origin and input, runs the handler, and turns every failure into a problem. */
export function endpoint<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: Endpoint<P, Q, B>): Handler {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers.get('x-request-id'));
    try {
      const app = await runtime();
      const refusal = originRefusal(request, app.env.HIGHWATER_ALLOWED_HOSTS);
      if (refusal) throw refusal;
      const input = {
        params: parse(definition.params, await context.params),
        query: definition.query && parse(definition.query, queryOf(request)),
        body: definition.body && parse(definition.body, await readJson(request)),
        runtime: app,
        request,
      } as Input<P, Q, B>;
      return await respond(request, await definition.handle(input), requestId);
    } catch (caught) {
      return failure(caught, requestId);
    }
  };
}

/** All methods of a route file; those not defined answer 405 with what is allowed. */
export function defineRoute(handlers: Partial<Record<Method, Handler>>): Record<Method, Handler> {
  const allow = Object.keys(handlers).join(', ');
  const refuse: Handler = async (request) =>
    problemResponse(
      new AppError('method_not_allowed', `${request.method} is not allowed here; use ${allow}.`),
      requestIdOf(request.headers.get('x-request-id')),
      { headers: { allow } },
    );
  const route = Object.fromEntries(METHODS.map((method) => [method, handlers[method] ?? refuse]));
  return route as Record<Method, Handler>;
}

async function respond(request: Request, answer: Answer, requestId: string): Promise<Response> {
  if (answer instanceof Response) {
    answer.headers.set('x-request-id', requestId);
    return answer;
  }
  if ('json' in answer) {
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    };
    return new Response(JSON.stringify(answer.json), { status: answer.status ?? 200, headers });
  }
  const versioned = versionedHeaders(answer.version, requestId);
  if (request.headers.get('if-none-match') === versioned.etag) {
    return new Response(null, { status: 304, headers: versioned });
  }
  await turnToSend(answer.body);
  return new Response(answer.body, { headers: versioned });
}

function failure(caught: unknown, requestId: string): Response {
  if (caught instanceof InputError) return problemResponse(caught, requestId, { errors: caught.errors });
  const error = toAppError(caught);
  if (error.code === 'internal') {
    void runtime().then(
      ({ logger }) => logger.error({ requestId, err: error }, 'request failed'),
      () => undefined, // the start itself failed and said so
    );
  }
  return problemResponse(error, requestId);
}

class InputError extends AppError {
  readonly errors: FieldError[];
  constructor(errors: FieldError[]) {
    const first = errors[0] ?? { field: 'body', message: 'is not valid' };
    super('invalid_input', `${first.field}: ${first.message}`, { field: first.field });
    this.errors = errors;
  }
}

function parse(schema: Schema | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map((issue) => ({
      field: issue.path.join('.') || fieldOfRoot(issue),
      message: issue.message,
    })),
  );
}

function fieldOfRoot(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'body';
}

/** A repeated parameter is a mistake that must not be resolved by picking one. */
function queryOf({ nextUrl: { searchParams } }: NextRequest): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const key of new Set(searchParams.keys())) {
    const values = searchParams.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}
