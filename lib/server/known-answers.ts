import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { requestIdOf, turnToSend, versionedHeaders } from './answer.ts';
import { bodyAsOf, type CachedBody, currentVersion, onceMade, wasAsked } from './body-cache.ts';
import { originRefusal } from './origin.ts';
import { SECURITY_HEADERS } from './security-headers.js';

/** Next does not hand out its server; Node tells of it with every request, before the server's own listener runs. */
const REQUEST_STARTS = 'http.server.request.start';

type Rules = {
  allowedHosts: readonly string[];
  /** An answer could not be sent. */
  onError: (error: Error) => void;
};

/**
 * From the first request on, what is known already is answered before Next: it would spend a millisecond of computing and
 * 40 KiB of memory on finding out what to call, twenty times what the answer takes. When an answer has changed, the first to
 * ask again goes through Next, and who asks the same meanwhile waits for that.
 */
export function answerBeforeNext(rules: Rules): void {
  const onFirst = (message: unknown) => {
    unsubscribe(REQUEST_STARTS, onFirst);
    const { server } = message as { server: Server };
    const listeners = server.listeners('request');
    server.removeAllListeners('request');
    const beingMade = new Map<string, Promise<unknown>>();
    /** @param version the current one when it was asked for */
    const serve = (request: IncomingMessage, response: ServerResponse, version: string | undefined) => {
      // Who has left while waiting: nothing would tell that the answer is through.
      if (response.destroyed || answerKnown(request, response, version, rules)) return;
      const { method, url = '' } = request;
      const first = method === 'GET' ? beingMade.get(url) : undefined;
      if (first) {
        // What was made may be older than the question: then one of those who waited is the first.
        first.then(() => serve(request, response, version)).catch(rules.onError);
        return;
      }
      if (method === 'GET' && wasAsked(url)) {
        const made = madeOrClosed(url, response).then(() => beingMade.delete(url));
        beingMade.set(url, made);
      }
      for (const listener of listeners) listener.call(server, request, response);
    };
    server.on('request', (request, response) => serve(request, response, currentVersion(request.url ?? '')));
  };
  subscribe(REQUEST_STARTS, onFirst);
}

/** Made: whoever asked first may be slow to read it. Closed: it was refused, or there was nothing new to make. */
const madeOrClosed = (path: string, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const takeBack = onceMade(path, resolve);
    response.once('close', () => {
      takeBack();
      resolve();
    });
  });

/**
 * Answers a GET as its route would, when its body is at hand and no older than the question, and says whether it did.
 * Whatever needs more than that, and every refusal, is left to the route.
 * @param version the current one when it was asked for: sweeps that follow each other make nobody wait for them all
 */
function answerKnown(
  { method = '', url = '', headers }: IncomingMessage,
  response: ServerResponse,
  version: string | undefined,
  { allowedHosts, onError }: Rules,
): boolean {
  const known = method === 'GET' ? bodyAsOf(url, version) : undefined;
  if (known === undefined) return false;
  const encoding = encodingFor(headers['accept-encoding']);
  const given = reading(headers);
  if (encoding === null || originRefusal({ method, headers: given }, allowedHosts)) return false;

  const requestId = requestIdOf(given.get('x-request-id'));
  const versioned = versionedHeaders(known.version, requestId);
  const all = { ...SECURITY_HEADERS, vary: 'Accept-Encoding', ...versioned };
  if (headers['if-none-match'] === versioned.etag) {
    response.writeHead(304, all).end();
    return true;
  }
  const encoded = encoding === 'gzip' && { 'content-encoding': encoding };
  bytesOf(known, encoding)
    .then((bytes) => {
      const length = { 'content-length': bytes.length };
      response.writeHead(200, { ...all, ...encoded, ...length }).end(bytes);
    })
    .catch((error: Error) => {
      onError(error);
      response.destroy();
    });
  return true;
}

/** Null for what takes weighing: qualities, or other encodings alone. */
function encodingFor(accepted: string | undefined): 'gzip' | 'identity' | null {
  if (accepted === undefined) return 'identity';
  const names = accepted.toLowerCase().split(/\s*,\s*/);
  return names.includes('gzip') && !accepted.includes('q=') ? 'gzip' : null;
}

const reading = (headers: IncomingHttpHeaders) => ({
  get: (name: string) => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  },
});

async function bytesOf(known: CachedBody, encoding: 'gzip' | 'identity'): Promise<Buffer> {
  if (encoding === 'gzip') return zipped(known);
  await turnToSend(known.body);
  return known.body;
}

const compress = promisify(gzip);
const zips = new WeakMap<CachedBody, Promise<Buffer>>();

/** Once for all who read it. */
function zipped(known: CachedBody): Promise<Buffer> {
  const kept = zips.get(known);
  if (kept) return kept;
  const made = compress(known.body);
  zips.set(known, made);
  made.catch(() => zips.delete(known));
  return made;
}
