type Timer = ReturnType<typeof setTimeout>;

export type Batch<T> = {
  add(item: T): void;
  /** Drops what is waiting; nothing is delivered after this. */
  stop(): void;
};

/**
 * Collects items and delivers each once: `settleMs` after the first, and never more often than every `gapMs`, so that
 * a burst of events costs one refetch and a steady stream a bounded number of them.
 */
export function createBatch<T>(
  deliver: (items: ReadonlySet<T>) => void,
  { settleMs, gapMs, now }: { settleMs: number; gapMs: number; now: () => number },
): Batch<T> {
  let waiting = new Set<T>();
  let timer: Timer | undefined;
  let deliveredAt = Number.NEGATIVE_INFINITY;

  const flush = () => {
    timer = undefined;
    const items = waiting;
    waiting = new Set();
    deliveredAt = now();
    deliver(items);
  };

  return {
    add(item) {
      waiting.add(item);
      timer ??= setTimeout(flush, Math.max(settleMs, deliveredAt + gapMs - now()));
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
