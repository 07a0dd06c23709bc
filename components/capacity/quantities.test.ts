import { expect, it } from 'vitest';
import { durationText, sizeText } from './quantities.ts';
import { aDuration, aSize } from './read-number.ts';

it.each([
  [604_800, '7 d'],
  [259_200, '72 h'],
  [90, '90 s'],
  [900, '15 m'],
  [418_613, '4.85 d'],
  [9001, '2.5 h'],
  [Number.POSITIVE_INFINITY, 'no limit'],
])('%s seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

it.each([
  [2 ** 30, '1 GiB'],
  [3 * 2 ** 20, '3 MiB'],
  [10e6, '10 MB'],
  [850.5, '850.5 B'],
])('%s bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it('is read back as it is written', () => {
  for (const seconds of [1, 90, 3600, 259_200, 604_800, 2_592_000]) {
    expect(aDuration(durationText(seconds))).toEqual({ ok: true, value: seconds });
  }
  for (const bytes of [1, 2 ** 30, 500e6, 4e12]) {
    expect(aSize(sizeText(bytes))).toEqual({ ok: true, value: bytes });
  }
});
