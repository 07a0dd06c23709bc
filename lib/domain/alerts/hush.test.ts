import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPTS_MAX, backoffMs, isGivenUp } from './backoff.ts';
import { hushOf, type MaintenanceWindow } from './maintenance.ts';
import { isQuiet, isTimeZone } from './quiet-hours.ts';
import { subjectsIn } from './rule.ts';
import { testRule } from './test-rule.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const night = (days: readonly number[] = EVERY_DAY, timeZone = 'Europe/Berlin') => ({
  timeZone,
  days,
  fromMinute: 22 * 60,
  toMinute: 7 * 60,
});

describe('quiet hours', () => {
  it.each([
    // Berlin is at UTC+1 in winter and at UTC+2 in summer.
    ['2026-01-15T20:59:00Z', false],
    ['2026-01-15T21:00:00Z', true],
    ['2026-01-16T05:59:00Z', true],
    ['2026-01-16T06:00:00Z', false],
    ['2026-07-15T19:59:00Z', false],
    ['2026-07-15T20:00:00Z', true],
    ['2026-07-16T05:00:00Z', false],
  ])('from 22:00 to 07:00 in Berlin hold at %s: %s', (moment, expected) => {
    expect(isQuiet(night(), Date.parse(moment))).toBe(expected);
  });

  it('belong to the day on which they begin', () => {
    const fridays = night([5], 'UTC');
    // 16 January 2026 is a Friday.
    expect(isQuiet(fridays, Date.parse('2026-01-16T03:00:00Z'))).toBe(false);
    expect(isQuiet(fridays, Date.parse('2026-01-16T23:00:00Z'))).toBe(true);
    expect(isQuiet(fridays, Date.parse('2026-01-17T03:00:00Z'))).toBe(true);
    expect(isQuiet(night([7], 'UTC'), Date.parse('2026-01-19T03:00:00Z'))).toBe(true);
  });

  it('within one day end on it', () => {
    const lunch = { timeZone: 'UTC', days: EVERY_DAY, fromMinute: 720, toMinute: 780 };
    expect(
      ['11:59', '12:00', '12:59', '13:00'].map((time) => isQuiet(lunch, Date.parse(`2026-01-16T${time}Z`))),
    ).toEqual([false, true, true, false]);
  });

  it('are refused in a time zone that is none', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Base')]).toEqual([true, false]);
  });
});

const cluster = {
  id: 'c',
  environment: 'prod',
  ownerOf: ({ name }: { name: string }) => name.split('.')[0] ?? null,
};
const ANY = { clusters: null, environments: null, teams: null, patterns: null };

describe('a scope', () => {
  const group = (name: string) => ({ kind: 'group' as const, name });
  it.each([
    [ANY, 'pay.a', true],
    [{ ...ANY, clusters: ['other'] }, 'pay.a', null],
    [{ ...ANY, environments: ['dev'] }, 'pay.a', null],
    [{ ...ANY, teams: ['pay'] }, 'pay.a', true],
    [{ ...ANY, teams: ['pay'] }, 'ops.a', false],
    [{ ...ANY, patterns: [{ kind: 'glob', text: 'pay.*' }] }, 'pay.a', true],
    [{ ...ANY, teams: ['pay'], patterns: [{ kind: 'exact', text: 'pay.b' }] }, 'pay.a', false],
  ] as const)('%#: covers a group of the cluster or not, or none of it', (scope, name, expected) => {
    const covers = subjectsIn(scope, cluster);
    expect(covers === null ? null : covers(group(name))).toBe(expected);
  });

  it('of a maintenance holds back its subjects while it lasts', () => {
    const window: MaintenanceWindow = {
      id: 'w',
      name: 'upgrade',
      from: 10,
      to: 20,
      scope: { ...ANY, teams: ['pay'] },
    };
    const at = (now: number, name: string) => hushOf(testRule(), [window], cluster, now)(group(name));
    expect([at(9, 'pay.a'), at(10, 'pay.a'), at(19, 'ops.a'), at(20, 'pay.a')]).toEqual([
      null,
      'maintenance "upgrade"',
      null,
      null,
    ]);
  });
});

describe('waiting between attempts', () => {
  it('grows, is spread by a quarter, is never much longer than 10 minutes, and ends', () => {
    expect([1, 2, 3].map((attempts) => backoffMs(attempts, 0.5))).toEqual([2_000, 4_000, 8_000]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, random) => {
          const middle = backoffMs(attempts, 0.5);
          expect(Math.abs(backoffMs(attempts, random) - middle)).toBeLessThanOrEqual(middle / 4 + 1);
          expect(middle).toBeLessThanOrEqual(600_000);
        },
      ),
    );
    expect([isGivenUp(ATTEMPTS_MAX - 1), isGivenUp(ATTEMPTS_MAX)]).toEqual([false, true]);
  });
});
