import { expect, it } from 'vitest';
import { logShare } from './log-share.ts';

it('keeps unknown unknown, zero empty and the largest full', () => {
  expect(logShare(null, 10)).toBeNull();
  expect(logShare(0, 10)).toBe(0);
  expect(logShare(10, 10)).toBe(1);
});

it('shows a small lag beside a huge one', () => {
  expect(logShare(400, 41_993_604)).toBeGreaterThan(0.3);
});
