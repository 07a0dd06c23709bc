/** `before` when both lists hold the same values in the same order, so that what did not change keeps its identity. */
export function sameIfEqual<T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  if (before?.length !== after.length) return after;
  return after.every((value, index) => value === before[index]) ? before : after;
}
