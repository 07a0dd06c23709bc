/** `before` when both lists hold the same values in the same order, so that what did not change keeps its identity. */
export function sameIfEqual<T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  if (before?.length !== after.length) return after;
  return after.every((value, index) => value === before[index]) ? before : after;
}

/** `before` when both maps hold the same values under the same keys, in whatever order. */
export function sameMapIfEqual<K, V>(
  before: ReadonlyMap<K, V> | undefined,
  after: ReadonlyMap<K, V>,
): ReadonlyMap<K, V> {
  if (before?.size !== after.size) return after;
  for (const [key, value] of after) if (before.get(key) !== value || !before.has(key)) return after;
  return before;
}
