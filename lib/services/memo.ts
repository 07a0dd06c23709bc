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
