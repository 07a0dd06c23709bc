/** What charts show: the newest time of a length, which moves on, or one that stands still. Milliseconds. */
export type TimeWindow = { live: true; spanMs: number } | { live: false; from: number; to: number };

/** Epoch ms. */
export function boundsOf(window: TimeWindow, now: number): { from: number; to: number } {
  if (!window.live) return { from: window.from, to: window.to };
  const to = Math.floor(now);
  return { from: to - window.spanMs, to };
}
