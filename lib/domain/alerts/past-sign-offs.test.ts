import { describe, expect, it } from 'vitest';
import { signedForMs, wasSigned } from './past-sign-offs.ts';

const signOff = (
  createdAt: number,
  expiresAt: number,
  revokedAt: number | null = null,
  fingerprint = 'now',
) => ({
  fingerprint,
  createdAt,
  expiresAt,
  revokedAt,
});

describe('a finding in the past', () => {
  it.each([
    ['before it was signed', [signOff(10, 20)], 9, false],
    ['from the moment on', [signOff(10, 20)], 10, true],
    ['until its day', [signOff(10, 20)], 20, false],
    ['until it was withdrawn', [signOff(10, 20, 15)], 15, false],
    ['by the second of two', [signOff(10, 20, 12), signOff(14, 30)], 25, true],
    ['of another value', [signOff(10, 20, null, 'then')], 15, null],
    ['of another value, and of this one', [signOff(10, 20, null, 'then'), signOff(12, 20)], 15, true],
  ])('is signed %s', (_, signOffs, at, expected) => {
    expect(wasSigned(signOffs, 'now', at)).toBe(expected);
  });

  it('that is gone now cannot be told to have been what was signed', () => {
    expect(wasSigned([signOff(10, 20)], null, 15)).toBeNull();
    expect(wasSigned([signOff(10, 20)], null, 25)).toBe(false);
  });

  it('was signed for as long as the sign-off that held longest', () => {
    const both = [signOff(10, 20), signOff(14, 30, 18)];
    expect([9, 10, 15, 18, 20].map((at) => signedForMs(both, at))).toEqual([null, 10, 15, 2, null]);
  });
});
