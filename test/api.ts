import { NextRequest } from 'next/server.js';
import type { Handler } from '@/lib/server/define-route.ts';

type Params = Record<string, string>;

/** Calls a route handler as Next would, on loopback, and gives what a client sees. */
export async function call(handler: Handler, path: string, params: Params = {}, init: RequestInit = {}) {
  const response = await handler(requestTo(path, init), { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** As a client on loopback sends it. */
export function requestTo(path: string, init: RequestInit = {}): NextRequest {
  const headers = new Headers(init.headers);
  if (!headers.has('host')) headers.set('host', '127.0.0.1:3000');
  return new NextRequest(new Request(`http://127.0.0.1:3000${path}`, { ...init, headers }));
}

export const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
