import { describe, expect, it } from 'vitest';
import { BURROW_CASES } from './test-burrow-cases.ts';
import { evaluateWindow } from './window.ts';

describe('the verdict on a window of commits', () => {
  it.each(BURROW_CASES)(
    '$name: $expect',
    ({ every = 100, offsets, lags, ends, lag, nowS, allowedLag = 0, expect: verdict }) => {
      const commits = offsets.map((offset, index) => ({
        at: (100 + index * every) * 1000,
        offset,
        lag: lags[index] ?? null,
      }));
      expect(evaluateWindow({ commits, lag, allowedLag, recentEnds: ends, now: nowS * 1000 })).toBe(verdict);
    },
  );

  it('is fine without a commit: there is nothing to judge', () => {
    expect(evaluateWindow({ commits: [], lag: 5, allowedLag: 0, recentEnds: [], now: 0 })).toBe('ok');
  });
});
