/** Runs what has the same key one after another, in the order it was asked for; other keys do not wait. */
export type Serial = <T>(key: string, run: () => Promise<T>) => Promise<T>;

export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const before = tails.get(key) ?? Promise.resolve();
    // The one before has told its own caller how it ended.
    const current = before.then(run, run);
    tails.set(key, current);
    const forget = () => {
      if (tails.get(key) === current) tails.delete(key);
    };
    current.then(forget, forget);
    return current;
  };
}
