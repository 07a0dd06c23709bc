import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKey, partsOfKey } from './finding.ts';
import { SCOPES } from './rule.ts';

describe('the parts of a key', () => {
  it.each([
    ['DUR-04/topic/payments', 'DUR-04', { kind: 'topic', name: 'payments' }],
    ['DUR-19/cluster/#replica.fetch.max.bytes', 'DUR-19', { kind: 'cluster', name: '' }],
    ['GRP-01/group/a/b#c', 'GRP-01', { kind: 'group', name: 'a/b#c' }],
  ])('of %s are rule and subject', (key, ruleId, subject) => {
    expect(partsOfKey(key)).toEqual({ ruleId, subject });
  });

  it.each(['', 'DUR-04', 'DUR-04/planet/earth'])('of "%s" are none', (key) => {
    expect(partsOfKey(key)).toBeNull();
  });

  it('without an aspect are what it was made of', () => {
    const names = fc.string({ minLength: 1 }).filter((name) => !name.includes('#'));
    fc.assert(
      fc.property(fc.constantFrom(...SCOPES), names, (kind, name) => {
        expect(partsOfKey(findingKey('TOP-01', { kind, name }))).toEqual({
          ruleId: 'TOP-01',
          subject: { kind, name },
        });
      }),
    );
  });
});
