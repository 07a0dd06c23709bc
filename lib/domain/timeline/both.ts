import { latest, type Section } from '@/lib/shared/section.ts';

/** `at` and `readAt`, epoch ms, are when `after` and `before` were read. */
export type Both<T> = { before: T; after: T; at: number; readAt: number };

/**
 * A section before and after, when it was read twice and is not the same. A section that failed keeps its last good
 * value, so it gives nothing; nor does the first reading.
 */
export function bothOf<T>(previous: Section<T> | undefined, next: Section<T> | undefined): Both<T> | null {
  const before = latest(previous);
  const after = latest(next);
  if (before === undefined || after === undefined || before.value === after.value) return null;
  return {
    before: before.value,
    after: after.value,
    at: after.collectedAt,
    readAt: before.collectedAt,
  };
}
