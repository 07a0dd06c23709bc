import type { Appended, Confidence, TimeMethod } from './log-ends.ts';

/** Since when the oldest unread record of a partition waits: the moment it was appended. */
export type Unread = { kind: 'none' } | ({ kind: 'since' } & Appended) | { kind: 'unknown'; reason: string };

export const NOTHING_UNREAD: Unread = { kind: 'none' };
export const NO_SAMPLES = {
  kind: 'unknown',
  reason: 'The log end was not sampled often enough yet.',
} as const satisfies Unread;

/** How far a group is behind in time. */
export type TimeLag =
  | { kind: 'known'; ms: number; method: TimeMethod; confidence: Confidence }
  | { kind: 'unknown'; reason: string };

/** Never negative: a clock that differs makes 0 of it. Nothing unread is 0, exactly. */
export function timeLag(unread: Unread, now: number): TimeLag {
  if (unread.kind === 'unknown') return unread;
  if (unread.kind === 'none') return { kind: 'known', ms: 0, method: 'exact', confidence: 'high' };
  const { at, method, confidence } = unread;
  return { kind: 'known', ms: Math.max(0, now - at), method, confidence };
}

/**
 * Of several partitions: the one that waits longest. Where some are unknown or bounds, those that are not only bound it, and
 * when no other is behind nothing is known.
 */
export function worstUnread(all: Iterable<Unread>): Unread {
  let longest: Extract<Unread, { kind: 'since' }> | undefined;
  let unknown: Unread | undefined;
  let isBound = false;
  let isEmpty = true;
  for (const one of all) {
    isEmpty = false;
    if (one.kind === 'unknown') unknown ??= one;
    else if (one.kind === 'since') {
      isBound ||= one.method === 'bound';
      if (longest === undefined || one.at < longest.at) longest = one;
    }
  }
  if (isEmpty) return { kind: 'unknown', reason: 'No committed offset.' };
  if (longest === undefined) return unknown ?? NOTHING_UNREAD;
  return isBound || unknown ? { ...longest, method: 'bound', confidence: 'low' } : longest;
}
