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
