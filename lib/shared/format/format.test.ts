import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes } from './bytes.ts';
import { formatCount, plural, shortCount } from './count.ts';
import { formatAge, formatDuration, formatExactDuration } from './duration.ts';
import { formatPercent, formatSignedPercent } from './percent.ts';
import { joinQuantity } from './quantity.ts';
import { formatRate, signedRateQuantity } from './rate.ts';
import { utcDateTime, utcSince, utcTick } from './time.ts';

const table = <In>(name: string, format: (value: In) => string, rows: readonly [In, string][]) =>
  describe(name, () => {
    it.each(rows)('%s reads %s', (value, text) => expect(format(value)).toBe(text));
  });

table<string | number | null>('bytes', formatBytes, [
  [null, 'unknown'],
  ['0', '0 B'],
  [1023, '1023 B'],
  [1024, '1.00 KiB'],
  ['1048575', '1.00 MiB'],
  [104_857_600, '100 MiB'],
  ['4508000000000', '4.10 TiB'],
  ['9223372036854775807', '8.00 EiB'],
]);

table<string | number | null>('counts', formatCount, [
  [null, 'unknown'],
  [0, '0'],
  ['41993604', '41,993,604'],
  ['9223372036854775807', '9,223,372,036,854,775,807'],
]);

table<string | number | null>('short counts', (value) => joinQuantity(shortCount(value)), [
  [null, 'unknown'],
  [10_412, '10,412'],
  ['41993604', '41.99 M'],
  ['141993604', '142.0 M'],
  [1_200_000_000, '1.20 bn'],
]);

table<number | null>('rates', formatRate, [
  [null, 'unknown'],
  [0, '0 /s'],
  [0.042, '0.042 /s'],
  [178, '178 /s'],
  [999.7, '1.00 k/s'],
  [61_200, '61.2 k/s'],
  [1_300_000, '1.30 M/s'],
]);

table<number>('trends', (value) => joinQuantity(signedRateQuantity(value)), [
  [178, '+178 /s'],
  [-4200, '-4.20 k/s'],
  [0, '0 /s'],
]);

table<number | null>('durations', formatDuration, [
  [null, 'unknown'],
  [850, '850 ms'],
  [2_340, '2.3 s'],
  [59_999, '59 s'],
  [31 * 60_000, '31 m'],
  [23_280_000, '6 h 28 m'],
  [51 * 3_600_000, '2 d 3 h'],
]);

table<number>('ages', formatAge, [
  [-300, '0 s'],
  [8_900, '8 s'],
  [240_000, '4 m'],
  [47 * 3_600_000, '47 h'],
  [412 * 86_400_000, '412 d'],
]);

table<number>('configured durations', formatExactDuration, [
  [0, '0 ms'],
  [1_500, '1500 ms'],
  [900_000, '15 m'],
  [259_200_000, '72 h'],
  [604_800_000, '168 h'],
  [30 * 86_400_000, '30 d'],
]);

describe('the rest', () => {
  it('prints a skew with its sign and never a negative zero', () => {
    expect(formatPercent(0.7123)).toBe('71.2 %');
    expect(formatSignedPercent(0.011)).toBe('+1.1 %');
    expect(formatSignedPercent(-0.0001)).toBe('0.0 %');
  });

  it('names the day once a moment is more than a day old', () => {
    const at = Date.UTC(2026, 10, 15, 9, 40, 3);
    expect(utcSince(at, at + 3_600_000)).toBe('09:40:03');
    expect(utcSince(at, at + 3 * 86_400_000)).toBe('15 Nov 09:40');
    expect(utcDateTime(at)).toBe('15 Nov 2026 09:40:03 UTC');
    expect(utcTick(at, 7 * 86_400_000)).toBe('15 Nov');
  });

  it('agrees in number', () => {
    expect(plural(1, 'topic')).toBe('1 topic');
    expect(plural(0, 'topic')).toBe('0 topics');
    expect(plural(2, 'replica is', 'replicas are')).toBe('2 replicas are');
  });

  it('keeps every digit of a 64-bit integer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(BigInt(formatCount(value.toString()).replaceAll(',', ''))).toBe(value);
      }),
    );
  });

  it('never prints a size above 1023 of its unit', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (value) => {
        expect(Number(formatBytes(value).split(' ')[0])).toBeLessThanOrEqual(1023);
      }),
    );
  });
});
