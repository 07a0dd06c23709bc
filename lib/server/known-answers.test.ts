import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cached } from './body-cache.ts';
import { answerBeforeNext } from './known-answers.ts';

const BODY = { items: ['größte', 'orders'] };
const JSON_BODY = JSON.stringify(BODY);

let now: string | undefined;
let port: number;
let stop: () => void;

/** In the place of Next. */
const plainRoute: RequestListener = (_, response) => {
  response.writeHead(203).end('from the route');
};
let route = plainRoute;
const noErrors = (error: Error) => {
  throw error;
};

beforeEach(async () => {
  now = 'e-1';
  route = plainRoute;
  answerBeforeNext({ allowedHosts: ['kafka.example'], onError: noErrors });
  const server = createServer((...asked) => route(...asked)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
  stop = () => server.close();
});
afterEach(() => stop());

const source = { version: () => now };

const derive = (path: string, from: typeof source | null = source) =>
  cached(`http://127.0.0.1:1${path}`, 'e-1', () => BODY, from);

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; bytes: Buffer };

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    })
      .once('error', reject)
      .end();
  });
}

it('a body that is at hand and current is given without its route, with the headers that the route would give', async () => {
  derive('/a?q=x');
  const { status, headers, bytes } = await ask('/a?q=x', { 'x-request-id': 'mine' });
  expect(status).toBe(200);
  expect(bytes.toString()).toBe(JSON_BODY);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    etag: '"e-1"',
    'x-request-id': 'mine',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

it('a matching ETag gets 304 and no body, another one the body', async () => {
  derive('/a');
  const same = await ask('/a', { 'if-none-match': '"e-1"' });
  expect([same.status, same.bytes.length, same.headers.etag]).toEqual([304, 0, '"e-1"']);
  const other = await ask('/a', { 'if-none-match': '"e-0"' });
  expect([other.status, other.bytes.toString()]).toEqual([200, JSON_BODY]);
});

it('who accepts gzip gets it', async () => {
  derive('/a');
  for (const _ of ['compressed', 'and kept']) {
    const { status, headers, bytes } = await ask('/a', { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, 'gzip', 'Accept-Encoding']);
    expect(gunzipSync(bytes).toString()).toBe(JSON_BODY);
  }
});

it.each<[string, string, Record<string, string>, string]>([
  ['a path that nobody asked for', '/never', {}, 'GET'],
  ['another query', '/a?q=y', {}, 'GET'],
  ['another method', '/a', {}, 'HEAD'],
  ['a write', '/a', {}, 'DELETE'],
  ['a host that is not ours', '/a', { host: 'evil.example' }, 'GET'],
  ['a page of another site', '/a', { origin: 'https://evil.example' }, 'GET'],
  ['encodings with qualities', '/a', { 'accept-encoding': 'gzip;q=0, br' }, 'GET'],
])('%s is left to the route', async (_, path, headers, method) => {
  derive('/a');
  expect((await ask('/a')).status).toBe(200);
  expect((await ask(path, headers, method)).status).toBe(203);
});

it('a host that is allowed by name is answered', async () => {
  derive('/a');
  expect((await ask('/a', { host: 'kafka.example:3000' })).status).toBe(200);
});

it('what changed since, is gone, or cannot tell its version at once is left to the route', async () => {
  derive('/a');
  derive('/slow', null);
  expect((await ask('/a')).status).toBe(200);
  now = 'e-2';
  expect((await ask('/a')).status).toBe(203);
  now = undefined;
  expect((await ask('/a')).status).toBe(203);
  expect((await ask('/slow')).status).toBe(203);
});

describe('when an answer has changed', () => {
  const CLIENTS = 5;

  /** Asks as many at once; the route goes on when all were heard. Gives their statuses and how many came to the route. */
  async function askTogether(path: string, make: () => void = () => undefined) {
    let inRoute = 0;
    const allHeard = heard(CLIENTS);
    route = async (request, response) => {
      inRoute += 1;
      await allHeard;
      make();
      plainRoute(request, response);
    };
    const answers = await Promise.all(Array.from({ length: CLIENTS }, () => ask(path)));
    return { statuses: answers.map(({ status }) => status).sort(), inRoute };
  }

  /** Resolves a turn after so many requests reached the server. */
  async function heard(count: number): Promise<void> {
    let left = count;
    await new Promise<void>((resolve) => {
      const onRequest = () => {
        left -= 1;
        if (left > 0) return;
        unsubscribe('http.server.request.start', onRequest);
        resolve();
      };
      subscribe('http.server.request.start', onRequest);
    });
    await nextTurn();
  }

  const old = () => cached('http://127.0.0.1:1/a', 'e-0', () => 'old', source);

  it('only the first goes to the route; the others are given what it made', async () => {
    old();
    const { statuses, inRoute } = await askTogether('/a', () => derive('/a'));
    expect(inRoute).toBe(1);
    expect(statuses).toEqual([200, 200, 200, 200, 203]);
  });

  it('nobody waits for the first to get what it made', async () => {
    old();
    const allHeard = heard(CLIENTS);
    let answered = 0;
    const othersAnswered = new Promise<void>((resolve) => {
      route = async (request, response) => {
        await allHeard;
        derive('/a');
        await othersAnswered;
        plainRoute(request, response);
      };
      for (let client = 0; client < CLIENTS; client += 1) {
        void ask('/a').then(({ status }) => {
          if (status === 200) answered += 1;
          if (answered === CLIENTS - 1) resolve();
        });
      }
    });
    await othersAnswered;
    expect(answered).toBe(CLIENTS - 1);
  });

  it('it is given to all who asked before it changed again', async () => {
    old();
    const { statuses, inRoute } = await askTogether('/a', () => {
      derive('/a');
      now = 'e-2';
    });
    expect(inRoute).toBe(1);
    expect(statuses).toEqual([200, 200, 200, 200, 203]);
  });

  it('and to nobody who asked after that: one of them goes to the route', async () => {
    old();
    const firstHeard = heard(1);
    const allHeard = heard(CLIENTS);
    const made: string[] = [];
    route = async (request, response) => {
      const version = now ?? '';
      await allHeard;
      cached('http://127.0.0.1:1/a', version, () => BODY, source);
      made.push(version);
      plainRoute(request, response);
    };
    const first = ask('/a');
    await firstHeard;
    now = 'e-2';
    const others = await Promise.all(Array.from({ length: CLIENTS - 1 }, () => ask('/a')));
    expect((await first).status).toBe(203);
    expect(others.map(({ status }) => status).sort()).toEqual([200, 200, 200, 203]);
    expect(new Set(others.map(({ headers }) => headers.etag).filter(Boolean)).size).toBe(1);
    expect(made).toEqual(['e-1', 'e-2']);
  });

  it('and all go there when the first made nothing to share', async () => {
    old();
    const { statuses, inRoute } = await askTogether('/a');
    expect(inRoute).toBe(CLIENTS);
    expect(statuses).toEqual(Array(CLIENTS).fill(203));
  });

  it('who leaves while waiting holds up nobody', async () => {
    old();
    const waiting = heard(2);
    let leaves: (() => void) | undefined;
    const left = new Promise<void>((resolve) => {
      route = async (asked, response) => {
        route = plainRoute;
        await waiting;
        leaves?.();
        await left;
        plainRoute(asked, response);
      };
      subscribe('http.server.request.start', function onSecond(message) {
        const { request: asked, response } = message as {
          request: IncomingMessage;
          response: ServerResponse;
        };
        if (asked.headers['x-request-id'] !== 'leaver') return;
        unsubscribe('http.server.request.start', onSecond);
        response.once('close', resolve);
      });
    });
    const first = ask('/a');
    const leaver = request({
      host: '127.0.0.1',
      port,
      path: '/a',
      agent: false,
      headers: { 'x-request-id': 'leaver' },
    });
    leaver.once('error', () => undefined).end();
    leaves = () => leaver.destroy();
    const last = left.then(() => ask('/a'));
    expect((await first).status).toBe(203);
    expect((await last).status).toBe(203);
    expect((await ask('/a')).status).toBe(203);
  });

  it('nobody waits for what was never answered', async () => {
    expect((await askTogether('/never')).inRoute).toBe(CLIENTS);
  });
});

it('a body so large that it takes a turn of its own comes whole', async () => {
  cached('http://127.0.0.1:1/large', 'e-1', () => 'x'.repeat(300_000), source);
  const answers = await Promise.all([ask('/large'), ask('/large')]);
  for (const { status, bytes } of answers) expect([status, bytes.length]).toEqual([200, 300_002]);
});
