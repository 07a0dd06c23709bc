import { setMaxListeners } from 'node:events';
import { AppError } from '@/lib/shared/app-error.ts';
import type { CallOptions } from './reader.ts';

export const DEFAULT_DEADLINE_MS = 10_000;

/** When a call must be over; one value travels through all requests that the call makes. */
export type Timing = {
  /** On the clock of `performance.now()`. */
  deadlineAt: number;
  deadlineMs: number;
  signal: AbortSignal | undefined;
};

export function startTiming({ deadlineMs = DEFAULT_DEADLINE_MS, signal }: CallOptions = {}): Timing {
  // A fan-out listens once per broker; the default limit of 10 would print a warning.
  if (signal !== undefined) setMaxListeners(0, signal);
  return { deadlineAt: performance.now() + deadlineMs, deadlineMs, signal };
}

export function remainingMs(timing: Timing): number {
  return Math.max(0, timing.deadlineAt - performance.now());
}

/** The same call with less time: at most `ms` from now. */
export function shorten(timing: Timing, ms: number): Timing {
  return { ...timing, deadlineAt: Math.min(timing.deadlineAt, performance.now() + ms) };
}

export function cancelled(): AppError {
  return new AppError('cancelled', 'The call was cancelled before Kafka answered.');
}

/**
 * Settles as `work` does, or rejects at the deadline with `expired()`, or when one of the signals aborts.
 * A late failure of `work` is taken care of: it never becomes an unhandled rejection.
 */
export function withDeadline<T>(
  timing: Timing,
  closing: AbortSignal,
  work: Promise<T>,
  expired: () => AppError,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const signals = timing.signal === undefined ? [closing] : [closing, timing.signal];
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', onAbort);
      finish();
    };
    const onAbort = (): void => settle(() => reject(cancelled()));
    const timer = setTimeout(() => settle(() => reject(expired())), remainingMs(timing));
    for (const signal of signals) signal.addEventListener('abort', onAbort, { once: true });
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
    if (signals.some((signal) => signal.aborted)) onAbort();
  });
}
