import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import { policyFor } from './policy-for.ts';
import { matchProblem, type TeamMatch } from './team-match.ts';
import { policyWith } from './test-policy.ts';

const acl = (
  principal: string,
  operation: AclBinding['operation'],
  [resource, pattern]: readonly [AclBinding['resource'], AclBinding['pattern']],
  name: string,
): AclBinding => ({ resource, pattern, name, principal, operation });

const match = (
  team: string,
  text: string,
  { kind = 'principal', of = 'both' }: Partial<TeamMatch> = {},
): TeamMatch => ({ team, kind, text, of });

const inForce = (
  file: readonly TeamMatch[],
  acls: readonly AclBinding[] | null,
  added: readonly TeamMatch[] = [],
) =>
  policyFor(policyWith({ teams: [{ name: 'file', contact: null, matches: file }] }), 'prod', { acls, added });

const TOPIC = ['topic', 'literal'] as const;
const TOPICS = ['topic', 'prefixed'] as const;
const GROUP = ['group', 'literal'] as const;
const GROUPS = ['group', 'prefixed'] as const;
const DN = 'User:CN=audit,OU=a=b,O="Inc, Ltd"';

const ACLS = [
  acl('User:pay', 'write', TOPICS, 'pay.'),
  acl('User:pay', 'read', TOPIC, 'orders'),
  acl('User:pay', 'read', GROUP, 'pay-readers'),
  acl('User:pay', 'write', GROUP, 'pay-writers'),
  acl('User:ledger', 'all', TOPIC, 'pay.ledger'),
  acl('User:ledger', 'all', GROUPS, 'ledger-'),
  acl('User:ledger', 'write', TOPIC, 'shared'),
  acl('User:search', 'write', TOPIC, 'shared'),
  acl('User:search', 'read', GROUP, 'search'),
  acl('User:root', 'all', TOPIC, '*'),
  acl('User:root', 'all', GROUP, '*'),
  acl('User:root', 'write', TOPICS, '*'),
  acl('User:*', 'write', TOPIC, 'open'),
  acl(DN, 'write', TOPIC, 'trail'),
  acl('User:CN=audit', 'write', TOPIC, 'other-trail'),
];

const owner = inForce(
  [
    match('search', 'User:search', { of: 'topic' }),
    match('pay', 'User:pay'),
    match('ledger', 'User:ledger'),
    match('root', 'User:root'),
    match('audit', DN),
    match('named', 'pay.eu', { kind: 'exact' }),
    match('named', 'pay.x-.*', { kind: 'regex' }),
  ],
  ACLS,
  [match('ui', 'pay.us', { kind: 'exact' }), match('ui', 'free', { kind: 'exact' })],
).teamOf;

describe('a principal owns', () => {
  it.each([
    ['topic', 'pay.us', 'pay', 'topics it may write, by prefix, before what was added in the UI'],
    ['topic', 'pay.ledger', 'ledger', 'a topic it may do everything to, and a name beats a prefix'],
    ['topic', 'orders', null, 'no topic it may only read'],
    ['group', 'pay-readers', 'pay', 'a group it may read'],
    ['group', 'pay-writers', null, 'no group by an operation that groups do not know'],
    ['group', 'ledger-1', 'ledger', 'groups by prefix'],
    ['group', 'pay.eu-readers', null, 'no group by an ACL on topics'],
    ['topic', 'shared', 'search', 'what several principals may write, if its match comes first'],
    ['group', 'search', null, 'no group when its match is about topics'],
    ['topic', 'anything', null, 'nothing by an ACL for every name'],
    ['topic', '*', 'root', 'the names that start with a star, where a prefix says so'],
    ['topic', 'open', null, 'nothing that everybody may write'],
    ['topic', 'trail', 'audit', 'what its whole name is allowed, commas and all'],
    ['topic', 'other-trail', null, 'nothing of a principal whose name is the start of its own'],
    ['topic', 'pay.eu', 'named', 'no name that the same list gives away'],
    ['topic', 'pay.x-1', 'named', 'no name that an expression of the same list matches'],
    ['topic', 'free', 'ui', 'nothing that only a later list names'],
    ['broker', 'pay.us', null, 'no broker'],
  ] as const)('%s %s: %s (%s)', (kind, name, team, _why) => {
    expect(owner({ kind, name })).toBe(team);
  });
});

describe('what a principal owns', () => {
  const names = fc.constantFrom('a', 'ab', 'abc', 'b', '*');
  const principals = fc.constantFrom('User:1', 'User:2', 'User:3');
  const acls = fc.array(
    fc.record({
      resource: fc.constantFrom('topic' as const, 'group' as const),
      pattern: fc.constantFrom('literal' as const, 'prefixed' as const),
      name: names,
      principal: principals,
      operation: fc.constantFrom('all' as const, 'read' as const, 'write' as const),
    }),
    { maxLength: 12 },
  );
  const subjects = fc.record({ kind: fc.constantFrom('topic' as const, 'group' as const), name: names });
  const teams = fc.uniqueArray(principals).map((all) => all.map((text) => match(text, text)));

  it('is what an ACL other than that of every name gives it, and no owner means that none does', () => {
    fc.assert(
      fc.property(acls, teams, subjects, (all, matches, { kind, name }) => {
        const gives = (binding: AclBinding) =>
          binding.resource === kind &&
          (binding.operation === 'all' || binding.operation === (kind === 'topic' ? 'write' : 'read')) &&
          (binding.pattern === 'prefixed'
            ? name.startsWith(binding.name)
            : binding.name !== '*' && binding.name === name);
        const claims = all.filter(gives).map(({ principal }) => principal);
        const known = claims.filter((principal) => matches.some(({ text }) => text === principal));
        const team = inForce(matches, all).teamOf({ kind, name });
        if (team === null) expect(known).toEqual([]);
        else expect(known).toContain(team);
      }),
    );
  });

  it('does not depend on the order of ACLs, and never takes a name that is written down', () => {
    fc.assert(
      fc.property(acls, teams, subjects, names, (all, matches, subject, written) => {
        const list = [...matches, match('named', written, { kind: 'exact' })];
        const team = inForce(list, all).teamOf(subject);
        expect(inForce(list, [...all].reverse()).teamOf(subject)).toBe(team);
        if (subject.name === written) expect(team).toBe('named');
      }),
    );
  });
});

describe('without ACLs', () => {
  const lists = [[match('pay', 'User:pay'), match('orders', 'orders', { kind: 'prefix' })]] as const;

  it('the teams that principals would give names to are not resolved, the others are', () => {
    const { unresolved, teamOf } = inForce(...lists, null, [match('ui', 'User:x')]);
    expect([...unresolved]).toEqual(['pay', 'ui']);
    expect(teamOf({ kind: 'topic', name: 'orders.eu' })).toBe('orders');
    expect(teamOf({ kind: 'topic', name: 'pay.eu' })).toBeNull();
  });

  it('an authorizer that allows nothing resolves them: they own nothing', () => {
    expect(inForce(...lists, []).unresolved.size).toBe(0);
  });
});

describe('a match by principal', () => {
  it.each([
    ['User:payments-svc', null],
    [DN, null],
    ['Group:a:b', null],
    ['User:*', /everybody/],
    ['payments', /such as User:payments-svc/],
    ['User:', /such as/],
    [':x', /such as/],
  ])('%s is refused: %s', (text, problem) => {
    const found = matchProblem({ kind: 'principal', text });
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});
