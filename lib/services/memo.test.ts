import { describe, expect, it } from 'vitest';
import { memoizeSteps } from './memo.ts';

/** Says of each key how often it was computed. */
function counting() {
  const runs: object[] = [];
  const value = memoizeSteps(function* (key: { parts: number }) {
    runs.push(key);
    for (let part = 0; part < key.parts; part += 1) yield;
    return { of: key };
  });
  return { value, runs };
}

describe('what is computed in steps', () => {
  it('is computed once for all who wait for it, and at hand for who asks later', async () => {
    const { value, runs } = counting();
    const key = { parts: 3 };
    const [first, second] = await Promise.all([value.ahead(key), value.ahead(key)]);
    expect(first).toEqual({ of: key });
    expect(second).toBe(first);
    expect(value(key)).toBe(first);
    expect(await value.ahead(key)).toBe(first);
    expect(runs).toEqual([key]);
  });

  it('is computed in one go for who does not wait, and is the same for all from then on', async () => {
    const { value, runs } = counting();
    const key = { parts: 3 };
    expect(value(key)).toBe(value(key));
    expect(await value.ahead(key)).toBe(value(key));
    expect(runs).toEqual([key]);
  });

  it('is one object even when somebody could not wait for the slices', async () => {
    const { value } = counting();
    const key = { parts: 3 };
    const waited = value.ahead(key);
    const now = value(key);
    expect(await waited).toBe(now);
  });
});
