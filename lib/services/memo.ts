import { atOnce } from '@/lib/shared/at-once.ts';
import { inSlices } from '@/lib/shared/pacer.ts';

/** Computes once per key object; the result goes when the key does. For values derived from an immutable snapshot or section. */
export function memoize<Key extends object, Value>(derive: (key: Key) => Value): (key: Key) => Value {
  const cache = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const hit = cache.get(key);
    if (hit) return hit.value;
    const value = derive(key);
    cache.set(key, { value });
    return value;
  };
}

export type Stepped<Key extends object, Value> = {
  (key: Key): Value;
  /** Computes it in slices; all who ask meanwhile wait for the same. */
  ahead(key: Key): Promise<Value>;
};

/** As `memoize`, of what takes long: it holds the event loop only for who asks before it was computed ahead. */
export function memoizeSteps<Key extends object, Value>(
  steps: (key: Key) => Generator<undefined, Value, undefined>,
): Stepped<Key, Value> {
  const known = new WeakMap<Key, { value: Value }>();
  const pending = new WeakMap<Key, Promise<Value>>();
  const keep = (key: Key, value: Value): Value => {
    const hit = known.get(key) ?? { value };
    known.set(key, hit);
    return hit.value;
  };
  const ahead = async (key: Key): Promise<Value> => {
    const hit = known.get(key);
    if (hit) return hit.value;
    const begun = pending.get(key) ?? inSlices(steps(key)).then((value) => keep(key, value));
    pending.set(key, begun);
    return begun;
  };
  return Object.assign((key: Key) => known.get(key)?.value ?? keep(key, atOnce(steps(key))), { ahead });
}

/**
 * Computes for a key object again only when one of its parts did not keep its identity: for rows of lists, of which a new
 * snapshot changes few.
 */
export function memoizeParts<Key extends object, Context, Value>(
  partsOf: (key: Key, context: Context) => readonly unknown[],
  derive: (key: Key, context: Context) => Value,
): (key: Key, context: Context) => Value {
  const cache = new WeakMap<Key, { parts: readonly unknown[]; value: Value }>();
  return (key, context) => {
    const parts = partsOf(key, context);
    const hit = cache.get(key);
    if (hit?.parts.every((part, index) => part === parts[index])) return hit.value;
    const value = derive(key, context);
    cache.set(key, { parts, value });
    return value;
  };
}
