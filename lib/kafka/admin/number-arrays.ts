const EMPTY: readonly number[] = Object.freeze([]);

/** Gives one array for equal contents: most partitions share a few replica lists, and ISR mostly equals replicas. */
export type ArrayPool = (values: readonly number[]) => readonly number[];

export function createArrayPool(): ArrayPool {
  const known = new Map<string, readonly number[]>();
  return (values) => {
    if (values.length === 0) return EMPTY;
    const key = values.join();
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    known.set(key, values);
    return values;
  };
}

export function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}
