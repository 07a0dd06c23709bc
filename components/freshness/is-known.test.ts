import { expect, it } from 'vitest';
import { isKnown } from './is-known.ts';

const section = (collectedAt: number | null) => ({
  name: 'metadata' as const,
  status: 'failed' as const,
  collectedAt,
  staleSince: null,
  intervalMs: 5_000,
  error: null,
  failures: [],
});

it('does not take the empty list of a section that never came for an empty cluster', () => {
  expect(isKnown({ sections: [section(null)] }, 'metadata')).toBe(false);
  expect(isKnown({ sections: [section(1)] }, 'metadata')).toBe(true);
});
