import { expect, it } from 'vitest';
import { catchUp } from './catch-up.ts';

it.each([
  ['0', null, 'Now'],
  ['3600', -1, '1 h'],
  ['3600', 0, 'Never'],
  ['3600', 12.5, 'Never'],
  ['3600', null, undefined],
  [null, -1, undefined],
])('with a lag of %s changing by %s /s shows %s', (lag, perSecond, text) => {
  expect(catchUp(lag, perSecond).value?.text).toBe(text);
});
