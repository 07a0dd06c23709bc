import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/shared/app-error.ts';
import { firstAnswer, worst } from './first-answer.ts';

const unreachable = (what: string) => new AppError('kafka_unreachable', what, { retryable: true });
const never = new Promise<never>(() => undefined);

describe('firstAnswer', () => {
  it('asks nobody else when the first answers', async () => {
    const seen: string[] = [];
    const value = await firstAnswer(['a', 'b'], 1_000, async (candidate) => {
      seen.push(candidate);
      return candidate;
    });
    expect([value, seen]).toEqual(['a', ['a']]);
  });

  it('asks the next as soon as one fails', async () => {
    const value = await firstAnswer(['a', 'b', 'c'], 60_000, async (candidate) => {
      if (candidate !== 'c') throw unreachable(candidate);
      return candidate;
    });
    expect(value).toBe('c');
  });

  it('asks the next when one stays silent', async () => {
    const value = await firstAnswer(['a', 'b'], 5, (candidate) =>
      candidate === 'a' ? never : Promise.resolve(candidate),
    );
    expect(value).toBe('b');
  });

  it('takes a late answer of the first even when the second failed', async () => {
    let answerLate: ((value: string) => void) | undefined;
    const late = new Promise<string>((resolve) => {
      answerLate = resolve;
    });
    const value = firstAnswer(['a', 'b'], 5, async (candidate) => {
      if (candidate === 'a') return late;
      answerLate?.('a');
      throw unreachable('b');
    });
    await expect(value).resolves.toBe('a');
  });

  it('stops at a cancellation instead of asking the next', async () => {
    const seen: string[] = [];
    const call = firstAnswer(['a', 'b'], 1_000, async (candidate) => {
      seen.push(candidate);
      throw new AppError('cancelled', 'stop');
    });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toEqual(['a']);
  });

  it('rejects when there is nobody to ask', async () => {
    await expect(firstAnswer([], 1_000, () => never)).rejects.toMatchObject({ code: 'kafka_unreachable' });
  });
});

describe('worst', () => {
  it('puts a refused sign-in before a broker that is down', () => {
    const auth = new AppError('kafka_auth_failed', 'bad password');
    const error = worst([unreachable('b1 is down'), auth, unreachable('b2 is down')]);
    expect(error).toMatchObject({ code: 'kafka_auth_failed', message: 'bad password b1 is down b2 is down' });
  });

  it('says the same thing once', () => {
    const error = unreachable('down');
    expect(worst([error, unreachable('down')])).toBe(error);
  });
});
