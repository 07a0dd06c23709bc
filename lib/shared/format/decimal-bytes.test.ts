import { expect, it } from 'vitest';
import { formatDecimalBytes } from './decimal-bytes.ts';

it.each([
  [18.144e12, '18.144 TB'],
  [7.776e12, '7.776 TB'],
  [10e6, '10 MB'],
  [999, '999 B'],
  [0.4, '0 B'],
  [1000, '1 kB'],
  [999_999, '1 MB'],
  [1_524_705_882_352, '1.5247 TB'],
  ['9223372036854775807', '9.2234 EB'],
  [null, 'unknown'],
])('%s bytes are %s', (bytes, text) => {
  expect(formatDecimalBytes(bytes)).toBe(text);
});
