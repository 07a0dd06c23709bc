import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postJson } from './http.ts';

let server: Server;
let url: string;

/** Answers with the status in the path. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(request.url?.slice(1));
    const headers = {
      ...(status === 429 && { 'retry-after': '7' }),
      ...(status === 302 && { location: '/200' }),
    };
    response.writeHead(status, headers).end(status === 400 ? 'invalid_token' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const post = (to: string) => postJson(to, '{}', {}, AbortSignal.timeout(5_000));

it.each([
  [200, { ok: true, answer: 'HTTP 200' }],
  [400, { ok: false, error: 'HTTP 400: invalid_token', isFinal: true, retryAfterMs: null }],
  [404, { ok: false, error: 'HTTP 404', isFinal: true, retryAfterMs: null }],
  [408, { ok: false, error: 'HTTP 408', isFinal: false, retryAfterMs: null }],
  [429, { ok: false, error: 'HTTP 429', isFinal: false, retryAfterMs: 7_000 }],
  [500, { ok: false, error: 'HTTP 500', isFinal: false, retryAfterMs: null }],
  [302, { ok: false, error: 'HTTP 302', isFinal: true, retryAfterMs: null }],
])(
  'an answer of %i says whether trying again may help, and is not followed elsewhere',
  async (status, result) => {
    expect(await post(`${url}/${status}`)).toEqual(result);
  },
);

it('a server that does not listen is tried again', async () => {
  expect(await post('http://127.0.0.1:1/')).toMatchObject({ ok: false, isFinal: false });
});
