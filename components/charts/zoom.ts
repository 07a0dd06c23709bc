/** Where the plot lies within its box, px; the drawing and the pointer must agree on it. */
export const PLOT_INSET = { left: 52, right: 8 } as const;

export type Span = { from: number; to: number };

/** Six samples of the finest resolution: less than that is no picture. */
const SPAN_LEAST_MS = 60_000;
const SPAN_MOST_MS = 400 * 86_400_000;

/** The moment under the pointer, within the span. `x` and `width` in px of the whole box. */
export function momentAt(x: number, width: number, { from, to }: Span): number {
  const plot = Math.max(1, width - PLOT_INSET.left - PLOT_INSET.right);
  const share = Math.min(1, Math.max(0, (x - PLOT_INSET.left) / plot));
  return Math.round(from + share * (to - from));
}

/** The span between two moments in whichever order, wide enough to show something. */
export function spanBetween(one: number, other: number, now: number): Span {
  return fitted({ from: Math.min(one, other), to: Math.max(one, other) }, now);
}

/** Around the middle; a factor below 1 zooms in. */
export function zoomed({ from, to }: Span, factor: number, now: number): Span {
  const middle = (from + to) / 2;
  const half = ((to - from) / 2) * factor;
  return fitted({ from: middle - half, to: middle + half }, now);
}

/** By a share of its own length; a negative one goes back in time. Never into the future. */
export function moved({ from, to }: Span, share: number, now: number): Span {
  const step = (to - from) * share;
  return fitted({ from: from + step, to: to + step }, now);
}

/** Whole seconds, as the address shows them. */
function fitted({ from, to }: Span, now: number): Span {
  const length = Math.min(SPAN_MOST_MS, Math.max(SPAN_LEAST_MS, to - from));
  const end = Math.min(now, (from + to) / 2 + length / 2);
  const start = Math.max(0, end - length);
  return { from: Math.round(start / 1000) * 1000, to: Math.round(end / 1000) * 1000 };
}
