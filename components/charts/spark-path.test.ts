import { describe, expect, it } from 'vitest';
import { sparkPath, sparkText } from './spark-path.ts';

describe('a spark', () => {
  it('is one line from 0 to its highest value', () => {
    expect(sparkPath([0, 5, 10])).toBe('M1.5 18.5L40 10L78.5 1.5');
  });

  it('breaks where nothing was sampled, and shows a sample that stands alone', () => {
    expect(sparkPath([1, 1, null, 1, null]).replace(/[\d. ]+/g, '')).toBe('MLMh');
  });

  it('lies on the ground when all is 0, and is nothing without samples', () => {
    expect(sparkPath([0, 0])).toBe('M1.5 18.5L78.5 18.5');
    expect(sparkPath([null, null])).toBe('');
  });

  it('tells its course in words', () => {
    const text = (value: number) => `${value} records`;
    expect(sparkText([null, 3, 9, 4], text)).toBe('from 3 records to 4 records, highest 9 records');
    expect(sparkText([null], text)).toBeNull();
  });
});
