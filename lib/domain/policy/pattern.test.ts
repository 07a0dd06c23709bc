import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherOf, parsePattern, patternProblem } from './pattern.ts';

const matches = (source: string, name: string): boolean => matcherOf(parsePattern(source))(name);

describe('a pattern of names', () => {
  it.each([
    ['orders', 'orders', true],
    ['orders', 'orders.eu', false],
    ['orders.*', 'orders.eu', true],
    ['orders.*', 'orders', false],
    ['*-dlq', 'payments-dlq', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b', 'xxaxxbxx', false],
    ['a.c', 'abc', false],
    ['/a.c/', 'abc', true],
    ['/orders/', 'orders.eu', false],
    ['/orders\\.[a-z]+/', 'orders.eu', true],
  ])('%s on %s: %s', (source, name, expected) => {
    expect(matches(source, name)).toBe(expected);
  });

  it('globs as a regular expression of the same meaning would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
    const globs = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(globs, letters, (glob, name) => {
        const same = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        expect(matches(glob, name)).toBe(new RegExp(`^${same}$`).test(name));
      }),
    );
  });
});

describe('a regular expression', () => {
  it.each([
    ['(a+)+', /repeat a group/],
    ['(a|aa)+', /repeat a group/],
    ['((a*)b)*', /repeat a group/],
    ['(a?){30}', /repeat a group/],
    ['.*.*.*.*', /repeat at most 3/],
    ['a?a?a?a?a?a?a?', /too many alternatives/],
    ['(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)', /too many alternatives/],
    ['(a)\\1', /refer back/],
    ['(?=a)a', /look ahead/],
    ['(?<!a)b', /look ahead or behind/],
    ['(', /is not a regular expression/],
    ['a'.repeat(201), /at most 200/],
  ])('%s is refused', (text, reason) => {
    expect(patternProblem({ kind: 'regex', text })).toMatch(reason);
  });

  it.each([
    '.*-payments',
    '[a-z(+*]+\\.v\\d+',
    '(eu|us|ap)\\.orders',
    '(?:foo\\.)+x',
    '(?<region>eu)\\.x{2,3}',
    'a\\+b\\(',
  ])('%s is taken', (text) => {
    expect(patternProblem({ kind: 'regex', text })).toBeNull();
  });

  it('that is taken answers within a second on the longest name there can be', () => {
    const part = fc.constantFrom('a', '.', 'a*', '.*', '(a|a)', '(?:aa)+', 'a?', '[ab]+', 'a{1,9}');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const text = parts.join('');
        fc.pre(patternProblem({ kind: 'regex', text }) === null);
        const startedAt = performance.now();
        matcherOf({ kind: 'regex', text })(`${'a'.repeat(248)}!`);
        expect(performance.now() - startedAt).toBeLessThan(1_000);
      }),
      { numRuns: 300 },
    );
  });
});
