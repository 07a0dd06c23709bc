import { describe, expect, it } from 'vitest';
import { matrixQuerySchema } from '@/lib/contracts/config-matrix.ts';
import { brokersSideBySide, loadMatrixParams, matrixFilterOf, withKeys } from './matrix-params.ts';

describe('the address of the comparison', () => {
  it('asks the API only for what its contract allows', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `key.${index}`).join(',');
    for (const address of [
      { keys, sort: '-key.3', state: 'sample', source: 'static', value: '', q: ' a ' },
      { resource: 'brokers', sort: 'key.3' },
      { resource: 'nonsense', state: 'nonsense', source: 'nonsense', keys: 'a,a' },
    ]) {
      const filter = matrixFilterOf(loadMatrixParams(address));
      expect(matrixQuerySchema.parse(filter)).toMatchObject(filter);
    }
  });

  it('keeps the filter for an empty value', () => {
    expect(matrixFilterOf(loadMatrixParams({ keys: 'a', value: '' }))).toMatchObject({ value: '' });
  });

  it('sorts by name when it sorts by a key that is not shown', () => {
    expect(matrixFilterOf(loadMatrixParams({ keys: 'a', sort: '-b' })).sort).toBe('name');
  });

  it('leads from brokers that disagree to their keys', () => {
    const address = brokersSideBySide('c 1', ['num.io.threads', 'log.retention.ms']);
    const { pathname, searchParams } = new URL(address, 'http://x');
    expect(pathname).toBe('/c/c%201/configs');
    const filter = matrixFilterOf(loadMatrixParams(searchParams));
    expect(filter).toMatchObject({ resource: 'brokers', key: ['num.io.threads', 'log.retention.ms'] });
  });
});

it('another first key drops the filters that asked about the one before', () => {
  expect(withKeys(['a', 'b'], ['a', 'b', 'c'])).toEqual({ keys: ['a', 'b', 'c'] });
  expect(withKeys(['a', 'b'], ['b'])).toEqual({ keys: ['b'], state: null, source: null, value: null });
});
