import type { Firing } from './replay.ts';

const STEPS_MAX = 120;

type Span = { from: number; now: number; resolutionMs: number };
type Step = { at: number; value: number; max: number };

/**
 * How many subjects fired in each step of time, from the first moment that is known on. A step in which nothing is known
 * of any is left out.
 * @param knownAt moments, epoch ms as all here, each the first of `resolutionMs`
 */
export function firingsOverTime(
  firings: readonly Firing[],
  knownAt: ReadonlySet<number>,
  { from, now, resolutionMs }: Span,
): { stepMs: number; timeline: Step[] } {
  const first = Math.max(from, Math.min(now, ...knownAt));
  const stepMs = Math.max(resolutionMs, Math.ceil((now - first) / STEPS_MAX));
  const steps = new Set([...knownAt].map((at) => Math.max(0, Math.floor((at - first) / stepMs))));
  const timeline = [...steps]
    .sort((a, b) => a - b)
    .map((step) => {
      const at = first + step * stepMs;
      const value = firings.filter(
        ({ firedAt, resolvedAt }) => firedAt < at + stepMs && (resolvedAt ?? now) >= at,
      ).length;
      return { at, value, max: value };
    });
  return { stepMs, timeline };
}
