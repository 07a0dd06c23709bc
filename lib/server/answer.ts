import { randomUUID } from 'node:crypto';
import { singleton } from '@/lib/shared/singleton.ts';
import { createTurns } from '@/lib/shared/turns.ts';

/** Sending this much takes milliseconds. A page of a list is less: one a turn, twenty readers would wait for twenty turns. */
const LARGE_BYTES = 262_144;
const ownTurn = singleton('large answers', createTurns);

/** Resolves when it may be sent: one large answer in each turn of the event loop. */
export async function turnToSend(body: string | Buffer): Promise<void> {
  if (body.length > LARGE_BYTES) await ownTurn();
}

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** The caller's own id of the request, when it can be written down as it is, or a new one. */
export function requestIdOf(given: string | null | undefined): string {
  return given && REQUEST_ID.test(given) ? given : randomUUID();
}

/** Of an answer that its reader may keep and ask for again with the ETag. */
export function versionedHeaders(version: string, requestId: string) {
  return {
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    etag: `"${version}"`,
    'x-request-id': requestId,
  };
}
