import { EventEmitter } from 'node:events';
import { LRUCache } from 'lru-cache';
import { singleton } from '@/lib/shared/singleton.ts';

/** A serialised answer, as bytes: whoever reads it sends the same ones. `version` is also the ETag. */
export type CachedBody = {
  version: string;
  body: Buffer<ArrayBuffer>;
  /** Null: cannot be told at once. */
  source: VersionSource | null;
};

/** Tells the version that an answer made now would have; undefined: its subject is gone. */
export type VersionSource = { version(): string | undefined };

const BYTES_MAX = 32 * 1024 * 1024;

/** By path and query, valid for one version of what they were derived from: twenty readers cost one derivation. */
const bodies = () =>
  singleton(
    'bodies',
    () =>
      new LRUCache<string, CachedBody>({
        maxSize: BYTES_MAX,
        sizeCalculation: ({ body }, key) => body.length + key.length + 64,
      }),
  );

/** Emits the path and query of each answer that was made. */
const waiting = () => singleton('bodies being made', () => new EventEmitter());

/** The answer of this version to a GET of `url`, derived only when it is not at hand. */
export function cached(
  url: string,
  version: string,
  derive: () => unknown,
  source: VersionSource | null = null,
): CachedBody {
  const known = atHand(url, version);
  if (known) return known;
  const made = { version, body: Buffer.from(JSON.stringify(derive())), source };
  const key = keyOf(url);
  bodies().set(key, made);
  waiting().emit(key);
  return made;
}

/** Tells once when the next answer to this path and query is at hand; returns the function that takes it back. */
export function onceMade(path: string, tell: () => void): () => void {
  waiting().once(path, tell);
  return () => waiting().off(path, tell);
}

/** The answer of this version to a GET of `url`, if it was derived already. */
export function atHand(url: string, version: string): CachedBody | undefined {
  const hit = bodies().get(keyOf(url));
  return hit?.version === version ? hit : undefined;
}

function keyOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Whether an answer to this path and query, of whichever version, could be told at once. */
export const wasAsked = (path: string): boolean => (bodies().get(path)?.source ?? null) !== null;

/** The version that an answer to a GET of this path and query would have now; undefined: cannot be told. */
export const currentVersion = (path: string): string | undefined => bodies().get(path)?.source?.version();

/** The answer to a GET of this path and query, if it is at hand and of this version or of the one it would have now. */
export function bodyAsOf(path: string, version: string | undefined): CachedBody | undefined {
  const hit = bodies().get(path);
  const now = hit?.source?.version();
  return now !== undefined && (hit?.version === now || hit?.version === version) ? hit : undefined;
}
