import type { ErrorInfo } from './app-error.ts';

/** The outcome for one item of a batch: an item's failure is data, never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorInfo };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (error: ErrorInfo): Result<never> => ({ ok: false, error });
