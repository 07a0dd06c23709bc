import { createServer, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { AppError } from '@/lib/shared/app-error.ts';
import { createTokenSource } from './oauth-token.ts';
import { bearerMessage } from './sasl.ts';
import { listen } from './testing/fake-broker.ts';
import { cleanups } from './testing/fixtures.ts';

const cleanup = cleanups();

async function endpoint(
  reply: (body: string, request: IncomingMessage) => { status: number; body: unknown },
) {
  const bodies: string[] = [];
  const headers: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    bodies.push(body);
    headers.push(request.headers.authorization);
    const { status, body: answer } = reply(body, request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const port = await listen(server);
  cleanup(() => server.close());
  return { url: `http://127.0.0.1:${port}/token`, bodies, headers };
}

const config = (tokenEndpoint: string) => ({
  mechanism: 'oauthbearer' as const,
  tokenEndpoint,
  clientId: 'high water',
  clientSecret: 's:cret',
  scope: 'kafka',
});

describe('createTokenSource', () => {
  it('asks with client credentials, form-encoded before they are joined (RFC 6749 2.3.1)', async () => {
    const { url, bodies, headers } = await endpoint(() => ({ status: 200, body: { access_token: 'abc' } }));
    await expect(createTokenSource(config(url)).token()).resolves.toBe('abc');
    expect(bodies).toEqual(['grant_type=client_credentials&scope=kafka']);
    expect(Buffer.from(headers[0]?.slice(6) ?? '', 'base64').toString()).toBe('high%20water:s%3Acret');
  });

  it('shares one request between callers and keeps the token until shortly before it ends', async () => {
    let issued = 0;
    const { url } = await endpoint(() => ({
      status: 200,
      body: { access_token: `t${++issued}`, expires_in: 100 },
    }));
    let now = 0;
    const source = createTokenSource(config(url), () => now);
    expect(await Promise.all([source.token(), source.token()])).toEqual(['t1', 't1']);
    now = 69_000;
    expect(await source.token()).toBe('t1');
    now = 71_000;
    expect(await source.token()).toBe('t2');
  });

  it('says how the endpoint refused, without the secret, and asks again the next time', async () => {
    let status = 401;
    const { url } = await endpoint(() => ({ status, body: { access_token: 'abc' } }));
    const source = createTokenSource(config(url));
    const error = (await source.token().catch((cause: unknown) => cause)) as AppError;
    expect(error.toInfo()).toMatchObject({
      code: 'kafka_auth_failed',
      message: 'The OAuth token endpoint answered 401.',
    });
    status = 200;
    await expect(source.token()).resolves.toBe('abc');
  });

  it('refuses an answer without a token', async () => {
    const { url } = await endpoint(() => ({ status: 200, body: { token: 'abc' } }));
    await expect(createTokenSource(config(url)).token()).rejects.toThrow('without an access token');
  });
});

describe('bearerMessage', () => {
  it('is the client message of RFC 7628', () => {
    expect(bearerMessage('abc')).toBe('n,,\x01auth=Bearer abc\x01\x01');
  });
});
