import { connect, type Socket } from 'node:net';
import type { Peer } from '../api.ts';
import { peers } from '../messages/peer/index.ts';
import { Writer } from '../writer.ts';

/** One recorded request and its answer, as they went over the wire: bodies without headers, hexadecimal. */
export type Exchange = { api: string; version: number; request: string; response: string; decoded: unknown };

/** Requests and responses are only known at run time here. */
export const CODECS = peers as readonly unknown[] as readonly Peer<unknown, unknown>[];

export function codec(api: string, version: number): Peer<unknown, unknown> {
  const found = CODECS.find((peer) => peer.api.name === api && peer.api.version === version);
  if (found === undefined) throw new Error(`no codec of ${api} ${version}`);
  return found;
}

/** JSON has no bigint and no bytes. */
export function jsonable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => {
      if (typeof item === 'bigint') return `${item}n`;
      // Buffer turns itself into an object of numbers before a replacer sees it.
      return isBufferJson(item) ? Buffer.from(item.data).toString('hex') : item;
    }),
  );
}

function isBufferJson(item: unknown): item is { data: number[] } {
  return (
    typeof item === 'object' && item !== null && 'type' in item && item.type === 'Buffer' && 'data' in item
  );
}

/** Sends one request on a socket of its own, past the transport under test, and gives the body of the answer. */
export async function ask(
  { api }: Peer<unknown, unknown>,
  address: string,
  request: Buffer,
): Promise<Buffer> {
  const [host = '', port = ''] = address.split(':');
  const socket = connect(Number(port), host);
  try {
    socket.write(frame(api, request));
    const answer = await readAnswer(socket);
    // Correlation id, and the empty tag buffer of a flexible header.
    return answer.subarray(api.responseHeader === 1 ? 5 : 4);
  } finally {
    socket.destroy();
  }
}

function frame(api: Peer<unknown, unknown>['api'], body: Buffer): Buffer {
  const writer = new Writer();
  writer.int16(api.key);
  writer.int16(api.version);
  writer.int32(1);
  writer.string('recorder');
  if (api.requestHeader === 2) writer.uvarint(0);
  writer.raw(body);
  const size = Buffer.alloc(4);
  size.writeInt32BE(writer.written.length);
  return Buffer.concat([size, writer.written]);
}

async function readAnswer(socket: Socket): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    if (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE(0)) return bytes.subarray(4);
  }
  throw new Error('the broker closed the connection');
}
