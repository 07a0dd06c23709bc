import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyFor } from '@/lib/domain/policy/policy-for.ts';
import { policyWith } from '@/lib/domain/policy/test-policy.ts';
import { atOnce } from '@/lib/shared/at-once.ts';
import { audit } from './audit.ts';
import { buildFacts } from './build-facts.ts';
import { countIn, scoreOf, tallySteps, teamNumbers } from './tally.ts';
import { NOW } from './test-moment.ts';
import { testSnapshot } from './test-snapshot.ts';

const policy = policyFor(
  policyWith({
    teams: [
      {
        name: 'orders',
        contact: null,
        matches: [{ team: 'orders', kind: 'prefix', text: 'orders', of: 'both' }],
      },
    ],
  }),
  'dev',
);
const report = audit(
  buildFacts(
    testSnapshot({
      topics: { 'orders.eu': {}, single: { replicas: [[1]] } },
      groups: { 'orders-readers': {} },
    }),
    { now: NOW },
  ),
  { policy },
);
const tally = atOnce(tallySteps(report, policy.teamOf, ({ ruleId }) => ruleId === 'RET-01'));

describe('the tally of an audit', () => {
  it('counts every finding once, whatever it is asked by', () => {
    expect(countIn(tally, {})).toBe(report.findings.length);
    const severities = ['info', 'warn', 'critical'] as const;
    const sum = (counts: (number | null)[]) =>
      counts.reduce<number>((total, count) => total + (count ?? 0), 0);
    expect(sum(severities.map((severity) => countIn(tally, { severity })))).toBe(report.findings.length);
    expect(sum(['', 'orders', 'unowned'].map((team) => countIn(tally, { team })))).toBe(
      report.findings.length,
    );
    expect(sum((['open', 'accepted'] as const).map((state) => countIn(tally, { state })))).toBe(
      report.findings.length,
    );
  });

  it.each([
    [{ rule: 'RET-01' }, 2],
    [{ rule: 'RET-01', state: 'open' as const }, 0],
    [{ rule: 'RET-01', team: 'orders' }, 1],
    [{ rule: 'DUR-02', team: 'unowned', severity: 'critical' as const }, 1],
    [{ rule: 'DUR-02', team: 'orders' }, 0],
    [{ rule: 'XXX-01' }, 0],
    [{ team: 'nobody' }, 0],
  ])('has for %o %i findings', (filter, count) => {
    expect(countIn(tally, filter)).toBe(count);
  });

  it('does not know the findings of a rule and a team when it kept the sums only', () => {
    const sums = { ...tally, byRuleAndTeam: null };
    expect(countIn(sums, { rule: 'RET-01', team: 'orders' })).toBeNull();
    expect(countIn(sums, { rule: 'RET-01' })).toBe(2);
  });

  it('is the same after it was stored and read again', () => {
    expect(JSON.parse(JSON.stringify(tally))).toEqual(tally);
  });
});

describe('the score of a team', () => {
  const none = { passed: 0, signed: 0, info: 0, warn: 0, critical: 0 };
  it.each([
    [{ passed: 10 }, 100],
    [{ signed: 10 }, 100],
    [{ passed: 10, critical: 1 }, 50],
    [{ passed: 9, warn: 3 }, 50],
    [{ passed: 999, info: 1 }, 99],
    [{ critical: 1 }, 0],
    [{}, null],
  ])('for %o is %s', (numbers, score) => {
    expect(scoreOf({ ...none, ...numbers })).toBe(score);
  });

  it('never falls by signing for a finding, and is 100 only when nothing is open', () => {
    const count = fc.nat(10_000);
    fc.assert(
      fc.property(
        fc.record({ passed: count, signed: count, info: count, warn: count, critical: count }),
        (numbers) => {
          const score = scoreOf(numbers);
          if (numbers.warn > 0) {
            const signed = scoreOf({ ...numbers, warn: numbers.warn - 1, signed: numbers.signed + 1 });
            expect(signed ?? 0).toBeGreaterThanOrEqual(score ?? 0);
          }
          const open = numbers.info + numbers.warn + numbers.critical;
          if (score === 100) expect(open).toBe(0);
        },
      ),
    );
  });

  it('is made of the numbers of its topics and groups', () => {
    const orders = tally.byTeam.orders;
    if (!orders) throw new Error('the team is missing');
    expect(teamNumbers(orders)).toMatchObject({ signed: 1 });
    expect(orders.passed).toBeGreaterThan(0);
  });
});
