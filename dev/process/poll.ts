import { setTimeout as delay } from 'node:timers/promises';

export type PollOptions = {
  /** For the error text: "Waited 30 s for <what>". */
  what: string;
  timeoutMs: number;
  intervalMs?: number;
};

/**
 * Asks until the answer is neither `undefined` nor `false`, and returns it. Rejects at the deadline; an error thrown
 * by `probe` ends the wait at once.
 */
export async function poll<T>(
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { what, timeoutMs, intervalMs = 100 }: PollOptions,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() >= deadline) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}`);
    await delay(intervalMs);
  }
}
