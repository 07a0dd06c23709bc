/** Requests a broker may be sent per second, on average, before the collector waits. */
export const REQUESTS_PER_BROKER_PER_SECOND = 20;

/** A burst of this many seconds' worth is fine: a full collection comes in one go. */
const BURST_SECONDS = 5;
const WINDOW_MS = 60_000;

export type Budget = {
  /** Milliseconds to wait until the busiest broker is within its budget again; 0 = go. */
  delayMs(): number;
  /** All brokers together, over the last minute (or since the start, if later). */
  requestsPerSecond(): number;
  requestsTotal(): number;
  readonly perBrokerPerSecond: number;
};

/** A leaky bucket per broker, filled by what was really sent. */
export function createBudget(
  counts: () => ReadonlyMap<number, number>,
  now: () => number,
  perBrokerPerSecond = REQUESTS_PER_BROKER_PER_SECOND,
): Budget {
  const startedAt = now();
  const level = new Map<number, { level: number; at: number; count: number }>();
  let history: { at: number; total: number }[] = [{ at: startedAt, total: total() }];

  function total(): number {
    let sum = 0;
    for (const count of counts().values()) sum += count;
    return sum;
  }

  function settle(): void {
    const at = now();
    for (const [brokerId, count] of counts()) {
      const before = level.get(brokerId) ?? { level: 0, at: startedAt, count: 0 };
      const leaked = ((at - before.at) / 1000) * perBrokerPerSecond;
      level.set(brokerId, { level: Math.max(0, before.level - leaked) + count - before.count, at, count });
    }
  }

  return {
    perBrokerPerSecond,
    delayMs() {
      settle();
      let excess = 0;
      for (const bucket of level.values()) {
        excess = Math.max(excess, bucket.level - perBrokerPerSecond * BURST_SECONDS);
      }
      return Math.ceil((excess / perBrokerPerSecond) * 1000);
    },
    requestsPerSecond() {
      const at = now();
      const sum = total();
      history = [...history.filter((entry) => entry.at >= at - WINDOW_MS), { at, total: sum }];
      const first = history[0];
      return first && at > first.at ? (sum - first.total) / ((at - first.at) / 1000) : 0;
    },
    requestsTotal: total,
  };
}
