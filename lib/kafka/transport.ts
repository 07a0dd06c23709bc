import { isIP, connect as netConnect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as tlsConnect } from 'node:tls';
import Connection, { type Decoded, type Logger } from 'kafkajs/src/network/connection.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import { inSlices } from '@/lib/shared/pacer.ts';
import { singleton } from '@/lib/shared/singleton.ts';
import type { Api } from './protocol/api.ts';
import { Reader } from './protocol/reader.ts';
import { Writer } from './protocol/writer.ts';
import type { Security } from './security.ts';
import { NOT_KAFKA } from './transport-error.ts';

const KEEP_ALIVE_MS = 60_000;
/** Answers below this are decoded in one go: a few hundred microseconds. */
const STEPPED_FROM_BYTES = 64 * 1024;
/** No Kafka answer is this long; "HTTP" or a TLS alert read as a length are. */
const ABSURD_ANSWER_BYTES = 256 * 1024 * 1024;

/**
 * kafkajs 2.2.4 keeps a 1 ms timer loop going on every idle connection (3,290 timers/s with 4 sockets). It only needs
 * the timer while requests wait, so the prototype, which its public producer shares, gets exactly that rule, once.
 */
singleton('kafkajs.idle-timer', () => {
  const schedule = RequestQueue.prototype.scheduleCheckPendingRequests;
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleWhilePending() {
    if (this.pending.length > 0) schedule.call(this);
  };
  return true;
});

const silent: Logger = {
  namespace: () => silent,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export type VersionTable = ReadonlyMap<number, { min: number; max: number }>;

/** One socket to one broker. It is never reconnected: kafkajs keeps half an answer across a reconnect. */
export type Wire = {
  connect(): Promise<void>;
  /** SASL, as the broker's versions allow; nothing without SASL. Needed again never: kafkajs re-authenticates in time. */
  authenticate(versions: VersionTable): Promise<void>;
  /** No deadline of its own. Rejects with what kafkajs or the decoder threw. */
  send<Request, Response>(api: Api<Request, Response>, request: Request): Promise<Response>;
  isOpen(): boolean;
  /** Closes the socket at once and rejects what is in flight. Idempotent. */
  destroy(): void;
};

export type WireOptions = {
  host: string;
  port: number;
  security: Security;
  maxInFlight: number;
  connectTimeoutMs: number;
};

export function openWire({ host, port, security, maxInFlight, connectTimeoutMs }: WireOptions): Wire {
  let socket: Socket | null = null;
  let destroyed = false;
  const connection = new Connection({
    host,
    port,
    logger: silent,
    clientId: 'highwater',
    ssl: security.tls,
    sasl: security.sasl(),
    connectionTimeout: connectTimeoutMs,
    // Deadlines are ours, one timer per call; kafkajs would poll every 100 ms and can only raise its default.
    requestTimeout: connectTimeoutMs,
    enforceRequestTimeout: false,
    maxInFlightRequests: maxInFlight,
    socketFactory: (options) => {
      socket = openSocket(options);
      return socket;
    },
  });
  return {
    connect: async () => {
      await connection.connect();
    },
    authenticate: async (versions) => {
      const table = [...versions].map(([key, { min, max }]) => [key, { minVersion: min, maxVersion: max }]);
      connection.setVersions(Object.fromEntries(table));
      connection.setSupportAuthenticationProtocol(true);
      await connection.authenticate();
    },
    send: (api, request) =>
      connection.send({
        request: {
          apiKey: api.key,
          apiVersion: api.version,
          apiName: api.name,
          encode: async () => encodeRequest(api, request),
        },
        response: { decode: (payload) => decodeAnswer(api, payload), parse: async ({ value }) => value },
        logResponseError: false,
      }),
    isOpen: () => !destroyed && connection.isConnected(),
    destroy: () => {
      if (destroyed) return;
      destroyed = true;
      // An error makes kafkajs reject its queue and clear its timers; without one a pending connect never settles.
      socket?.destroy(new Error('connection dropped'));
    },
  };
}

function openSocket({
  host,
  port,
  ssl,
  onConnect,
}: {
  host: string;
  port: number;
  ssl: ConnectionOptions | null;
  onConnect: () => void;
}): Socket {
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket =
    ssl === null
      ? netConnect({ host, port, noDelay: true }, onConnect)
      : tlsConnect({ host, port, ...name, ...ssl }, onConnect);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.once('data', (chunk: Buffer) => {
    if (chunk.length >= 4 && chunk.readUInt32BE(0) > ABSURD_ANSWER_BYTES) {
      socket.destroy(Object.assign(new Error('no Kafka answer'), { code: NOT_KAFKA }));
    }
  });
  return socket;
}

function encodeRequest<Request>(api: Api<Request, unknown>, request: Request): Encoder {
  const writer = new Writer();
  // kafkajs writes header v1; header v2 is the same and an empty tag buffer.
  if (api.requestHeader === 2) writer.uvarint(0);
  api.encode(writer, request);
  const bytes = writer.written;
  return new Encoder(bytes.length + 1).writeBuffer(bytes);
}

async function decodeAnswer<Response>(
  api: Api<never, Response>,
  payload: Buffer,
): Promise<Decoded<Response>> {
  const reader = new Reader(payload);
  if (api.responseHeader === 1) reader.skipTags();
  const value =
    api.steps !== undefined && payload.length >= STEPPED_FROM_BYTES
      ? await inSlices(api.steps(reader))
      : api.decode(reader);
  return { value, clientSideThrottleTime: throttleTimeMs(value) };
}

/** KIP-219: kafkajs holds further requests back for as long as the broker asked. */
function throttleTimeMs(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null || !('throttleTimeMs' in answer)) return 0;
  return typeof answer.throttleTimeMs === 'number' ? answer.throttleTimeMs : 0;
}
