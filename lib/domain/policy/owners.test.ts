import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownersOf } from './owners.ts';
import type { TeamMatch } from './team-match.ts';

const match = (
  team: string,
  kind: TeamMatch['kind'],
  text: string,
  of: TeamMatch['of'] = 'both',
): TeamMatch => ({
  team,
  kind,
  text,
  of,
});
const topic = (name: string) => ({ kind: 'topic' as const, name });

describe('the owner of a name', () => {
  const owner = ownersOf(
    [
      match('regex-first', 'regex', 'payments\\..*'),
      match('short', 'prefix', 'pay'),
      match('long', 'prefix', 'payments.'),
      match('exact', 'exact', 'payments.ledger'),
      match('readers', 'prefix', 'billing', 'group'),
      match('late', 'regex', '.*-dlq'),
      match('later', 'regex', 'x-dlq'),
    ],
    [match('ui', 'exact', 'payments.eu'), match('ui', 'prefix', 'search')],
  );

  it.each([
    ['payments.ledger', 'exact'],
    ['payments.eu', 'long'],
    ['payouts', 'short'],
    ['x-dlq', 'late'],
    ['search.index', 'ui'],
    ['billing', null],
    ['else', null],
  ])('%s is %s', (name, team) => {
    expect(owner(topic(name))).toBe(team);
  });

  it('may differ for a topic and a group of one name, and brokers have none', () => {
    expect(owner({ kind: 'group', name: 'billing' })).toBe('readers');
    expect(owner({ kind: 'broker', name: 'payments.eu' })).toBeNull();
    expect(owner({ kind: 'cluster', name: 'pay' })).toBeNull();
  });

  it('is that of the longest prefix, in whatever order they are written', () => {
    const prefixes = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(prefixes, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (all, name) => {
        const longest = all
          .filter((prefix) => name.startsWith(prefix))
          .sort((a, b) => b.length - a.length)[0];
        const owned = ownersOf(all.map((prefix) => match(prefix, 'prefix', prefix)))(topic(name));
        expect(owned).toBe(longest ?? null);
      }),
    );
  });

  it('is what the file says, however precise the UI is', () => {
    const both = ownersOf([match('file', 'regex', '.*')], [match('ui', 'exact', 'orders')]);
    expect(both(topic('orders'))).toBe('file');
  });
});
