import { describe, expect, it } from 'vitest';
import { sparksPath } from './sparks.ts';

const source = { kind: 'group', metric: 'lag' } as const;

describe('the address of sparks', () => {
  it('names every row, whatever its name holds', () => {
    const { searchParams } = new URL(sparksPath('c', source, ['a,b', 'c&name=d', 'é']), 'http://x');
    expect(searchParams.getAll('name')).toEqual(['a,b', 'c&name=d', 'é']);
    expect([searchParams.get('kind'), searchParams.get('metric')]).toEqual(['group', 'lag']);
  });

  it('names nothing for the cluster, which has one series', () => {
    const path = sparksPath('c', { kind: 'cluster', metric: 'totalLag' }, ['']);
    expect(path).toMatch(/\?kind=cluster&metric=totalLag$/);
  });

  it('stays short enough for any server, and takes at most a hundred names', () => {
    const long = 'x'.repeat(7_900);
    expect(sparksPath('c', source, [long, long, 'short'])).toMatch(/name=x+&name=short$/);
    const many = Array.from({ length: 300 }, (_, index) => String(index));
    expect(new URL(sparksPath('c', source, many), 'http://x').searchParams.getAll('name')).toHaveLength(100);
  });
});
