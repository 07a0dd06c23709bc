import { describe, expect, it } from 'vitest';
import { evidenceText } from './evidence.ts';

describe('the evidence of a finding', () => {
  it.each([
    [{ value: 259_200_000, unit: 'ms' as const }, '72 h'],
    [{ value: '9007199254740993000', unit: 'bytes' as const }, '7.81 EiB'],
    [{ value: 0.853, unit: 'fraction' as const }, '85 %'],
    [{ value: 0.04, unit: 'fraction' as const }, '4.0 %'],
    [{ value: 1, unit: 'partitions' as const }, '1 partition'],
    [{ value: 12_000, unit: 'topics' as const }, '12,000 topics'],
    [{ value: 'rack-a, rack-b', unit: null }, 'rack-a, rack-b'],
    [{ value: 12_000, unit: null }, '12,000'],
  ])('%o reads %s', (evidence, text) => {
    expect(evidenceText({ label: '', ...evidence })).toBe(text);
  });
});
