import { describe, expect, it } from 'vitest';
import { originText, statusTitle } from './status-origin.ts';

const AT = Date.UTC(2026, 10, 18, 2, 41, 10);
const stalled = { statusRule: 'GRP-04', statusSince: AT, statusSinceIsBound: false };

describe('what stands behind a status', () => {
  it('is since when it is so, and the rule that says the same', () => {
    expect(originText(stalled, AT + 60_000)).toBe('since 02:41:10 UTC · GRP-04');
    expect(originText(stalled, AT + 2 * 86_400_000)).toBe('since 18 Nov 02:41 UTC · GRP-04');
    expect(statusTitle('Records wait.', stalled)).toBe(
      'Records wait. · since 18 Nov 2026 02:41:10 UTC · GRP-04',
    );
  });

  it('is "at least since" where the beginning was not watched', () => {
    expect(originText({ ...stalled, statusSinceIsBound: true }, AT)).toBe(
      'at least since 02:41:10 UTC · GRP-04',
    );
  });

  it('leaves out what is not known', () => {
    const fine = { statusRule: null, statusSince: null, statusSinceIsBound: false };
    expect(originText(fine, AT)).toBe('');
    expect(statusTitle('Commits keep up.', fine)).toBe('Commits keep up.');
  });
});
