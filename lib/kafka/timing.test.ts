import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/shared/app-error.ts';
import { remainingMs, shorten, startTiming, withDeadline } from './timing.ts';

const open = new AbortController().signal;
const late = () => new AppError('kafka_timeout', 'late');
const never = new Promise<never>(() => undefined);

describe('withDeadline', () => {
  it('rejects at the deadline, and takes care of a failure that comes later', async () => {
    let failLater: ((error: Error) => void) | undefined;
    const work = new Promise<never>((_resolve, reject) => {
      failLater = reject;
    });
    await expect(withDeadline(startTiming({ deadlineMs: 1 }), open, work, late)).rejects.toThrow('late');
    // An unhandled rejection fails the test run.
    failLater?.(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('rejects as cancelled when the caller or the owner gives up, also beforehand', async () => {
    const caller = new AbortController();
    const owner = new AbortController();
    const byCaller = withDeadline(startTiming({ signal: caller.signal }), open, never, late);
    const byOwner = withDeadline(startTiming(), owner.signal, never, late);
    caller.abort();
    owner.abort();
    await expect(byCaller).rejects.toMatchObject({ code: 'cancelled' });
    await expect(byOwner).rejects.toMatchObject({ code: 'cancelled' });
    const again = withDeadline(startTiming({ signal: caller.signal }), open, never, late);
    await expect(again).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('passes value and failure of the work on', async () => {
    await expect(withDeadline(startTiming(), open, Promise.resolve(1), late)).resolves.toBe(1);
    await expect(withDeadline(startTiming(), open, Promise.reject(new Error('no')), late)).rejects.toThrow(
      'no',
    );
  });
});

describe('shorten', () => {
  it('never makes a deadline later', () => {
    const timing = startTiming({ deadlineMs: 100 });
    expect(remainingMs(shorten(timing, 10_000))).toBeLessThanOrEqual(100);
    expect(remainingMs(shorten(timing, 10))).toBeLessThanOrEqual(10);
  });
});
