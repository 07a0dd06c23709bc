import type { ErrorInfo } from './app-error.ts';

/** One broker that did not contribute to an otherwise usable answer. */
export type PartFailure = {
  brokerId: number;
  error: ErrorInfo;
  /** Epoch ms of the first failure of the current streak. */
  since: number;
};

/**
 * One independently collected part of a snapshot.
 * `ok: true` with `failures` is a partial answer: parts of `value` are older than `collectedAt` and say so themselves.
 * `ok: false` keeps the last good value with its own age; `since` is when the failing streak began.
 */
export type Section<T> =
  | { ok: true; value: T; collectedAt: number; failures: readonly PartFailure[] }
  | {
      ok: false;
      error: ErrorInfo;
      failedAt: number;
      since: number;
      lastGood?: { value: T; collectedAt: number } | undefined;
    };

/** The newest usable value, whether or not the last collection worked; `undefined` when there never was one. */
export function latest<T>(section: Section<T> | undefined): { value: T; collectedAt: number } | undefined {
  if (section === undefined) return undefined;
  return section.ok ? { value: section.value, collectedAt: section.collectedAt } : section.lastGood;
}

/** A collection that worked, perhaps without some brokers; a broker that keeps failing keeps its first `since`. */
export function succeeded<T>(
  previous: Section<T> | undefined,
  value: T,
  failures: readonly { brokerId: number; error: ErrorInfo }[],
  now: number,
): Section<T> {
  const before = previous?.ok ? previous.failures : [];
  const since = (brokerId: number) => before.find((failure) => failure.brokerId === brokerId)?.since ?? now;
  return {
    ok: true,
    value,
    collectedAt: now,
    failures: failures.map(({ brokerId, error }) => ({ brokerId, error, since: since(brokerId) })),
  };
}

/** A collection that gave nothing: the last good value stays, with its age. */
export function failed<T>(previous: Section<T> | undefined, error: ErrorInfo, now: number): Section<T> {
  const since = previous && !previous.ok ? previous.since : now;
  return { ok: false, error, failedAt: now, since, lastGood: latest(previous) };
}
