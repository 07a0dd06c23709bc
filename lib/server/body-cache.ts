import { LRUCache } from 'lru-cache';

/** Serialised answers by URL, valid for one version of what they were derived from: twenty readers cost one derivation. */
const BYTES_MAX = 32 * 1024 * 1024;

const cache = new LRUCache<string, { version: string; body: string }>({
  maxSize: BYTES_MAX,
  sizeCalculation: ({ body }, key) => body.length + key.length + 64,
});

/** `version` is also the ETag. */
export function cached(
  key: string,
  version: string,
  derive: () => unknown,
): { body: string; version: string } {
  const hit = cache.get(key);
  if (hit?.version === version) return hit;
  const made = { version, body: JSON.stringify(derive()) };
  cache.set(key, made);
  return made;
}
