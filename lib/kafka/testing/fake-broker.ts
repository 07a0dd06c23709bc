import { createServer, type Server, type Socket } from 'node:net';
import type { Peer } from '../protocol/api.ts';
import { apiVersionsV3Peer } from '../protocol/messages/peer/api-versions-v3.ts';
import { Reader } from '../protocol/reader.ts';
import { Writer } from '../protocol/writer.ts';

/** In place of a response: none, ever. */
export const SILENCE = Symbol('silence');

export type Call = { socket: Socket /** 1 for the first connection to this broker. */; connection: number };

type Reply<R> = R | typeof SILENCE;

export type Answer = {
  peer: Peer<unknown, unknown>;
  respond: (request: unknown, call: Call) => Reply<unknown> | Promise<Reply<unknown>>;
};

/** One API version that a fake broker offers, and what it answers. */
export function answer<Q, R>(
  peer: Peer<Q, R>,
  respond: (request: Q, call: Call) => Reply<R> | Promise<Reply<R>>,
): Answer {
  // The broker hands each request to the codec that decoded it, so the types meet again at run time.
  return { peer, respond } as unknown as Answer;
}

export type FakeBroker = {
  readonly port: number;
  readonly address: string;
  /** Every request in order of arrival, such as `Metadata 12`. */
  readonly requests: readonly string[];
  /** Connections ever accepted, and those open now. */
  readonly accepted: () => number;
  readonly open: () => number;
  close(): Promise<void>;
};

/** A broker in this process that speaks the real protocol for the APIs it is given; ApiVersions lists just those. */
export async function startFakeBroker(answers: readonly Answer[]): Promise<FakeBroker> {
  const all = [...answers];
  if (!all.some(({ peer }) => peer.api.name === 'ApiVersions')) all.push(apiVersions(answers));
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    const connection = accepted;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, (frame) => void reply(frame, all, requests, { socket, connection }));
  });
  const port = await listen(server);
  return {
    port,
    address: `127.0.0.1:${port}`,
    requests,
    accepted: () => accepted,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function apiVersions(answers: readonly Answer[]): Answer {
  const ranges = new Map<number, { apiKey: number; minVersion: number; maxVersion: number }>();
  for (const { peer } of answers) {
    const { key: apiKey, version } = peer.api;
    const range = ranges.get(apiKey) ?? { apiKey, minVersion: version, maxVersion: version };
    ranges.set(apiKey, {
      apiKey,
      minVersion: Math.min(range.minVersion, version),
      maxVersion: Math.max(range.maxVersion, version),
    });
  }
  return answer(apiVersionsV3Peer, () => ({
    errorCode: 0,
    throttleTimeMs: 0,
    apiKeys: [...ranges.values()],
  }));
}

function serve(socket: Socket, onFrame: (frame: Buffer) => void): void {
  let buffered = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= 4 && buffered.length >= 4 + buffered.readInt32BE(0)) {
      const end = 4 + buffered.readInt32BE(0);
      onFrame(buffered.subarray(4, end));
      buffered = buffered.subarray(end);
    }
  });
}

async function reply(
  frame: Buffer,
  answers: readonly Answer[],
  requests: string[],
  call: Call,
): Promise<void> {
  const reader = new Reader(frame);
  const [key, version, correlationId] = [reader.int16(), reader.int16(), reader.int32()];
  reader.stringOrNull();
  const found = answers.find(({ peer }) => peer.api.key === key && peer.api.version === version);
  requests.push(found === undefined ? `unknown ${key} ${version}` : `${found.peer.api.name} ${version}`);
  if (found === undefined) {
    // Like a real broker, which closes the connection on a version it does not know.
    call.socket.destroy();
    return;
  }
  const { api, decodeRequest, encodeResponse } = found.peer;
  if (api.requestHeader === 2) reader.skipTags();
  const response = await found.respond(decodeRequest(reader), call);
  if (response === SILENCE || call.socket.destroyed) return;
  const writer = new Writer();
  writer.int32(correlationId);
  if (api.responseHeader === 1) writer.uvarint(0);
  encodeResponse(writer, response);
  const size = Buffer.alloc(4);
  size.writeInt32BE(writer.written.length);
  call.socket.write(Buffer.concat([size, writer.written]));
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
