import { describe, expect, it } from 'vitest';
import { type AlertRuleDto, alertRuleInputSchema } from '@/lib/contracts/alerts.ts';
import { signalKinds } from '@/lib/shared/alerts/signals.ts';
import { initialRule, readRule, ruleField, withSignal } from './rule-form-state.ts';
import { conditionText } from './rule-text.ts';

const rule = (overrides: object): AlertRuleDto => ({
  ...alertRuleInputSchema.parse({ name: 'r', signal: 'lag', threshold: 10_000, ...overrides }),
  id: 'id',
  createdAt: 0,
  updatedAt: 0,
  firing: 0,
});

describe('the form of a rule', () => {
  it.each([
    [{}],
    [{ signal: 'disk-used', threshold: 0.855, clearThreshold: 0.8 }],
    [{ signal: 'horizon', threshold: 21_600_000, repeatMs: null, groupBy: 'team' }],
    [{ signal: 'group-status', threshold: null, choices: ['lost', 'stalled'] }],
    [{ signal: 'cannot-know', of: 'lag', choices: ['unknown'], threshold: null }],
    [
      {
        scope: { clusters: ['a'], environments: ['prod'], teams: ['x', 'y'], patterns: ['/a-\\d+/', 'b.*'] },
      },
    ],
    [{ quietHours: { timeZone: 'Europe/Berlin', days: [6, 7], fromMinute: 1320, toMinute: 425 } }],
  ])('%#: gives back the rule it was opened with', (overrides) => {
    const given = rule(overrides);
    const { input, errors } = readRule(initialRule(given));
    const { id: _, createdAt: __, updatedAt: ___, firing: ____, ...expected } = given;
    expect([...errors]).toEqual([]);
    expect(input).toEqual(expected);
  });

  it('has a valid condition for each signal that is chosen', () => {
    for (const signal of signalKinds) {
      const { input, errors } = readRule({ ...withSignal(initialRule(null), signal), name: 'new' });
      expect([...errors], signal).toEqual([]);
      expect(alertRuleInputSchema.safeParse(input).success, signal).toBe(true);
    }
  });

  it('says at the field what is no duration, no number and no time of day', () => {
    const wrong = { name: ' ', threshold: 'many', forTime: 'soon', isQuiet: true, quietFrom: '25:00' };
    const { errors } = readRule({ ...initialRule(null), ...wrong });
    expect([...errors.keys()].sort()).toEqual(['forTime', 'name', 'quietFrom', 'threshold']);
  });

  it("knows its fields by the server's names", () => {
    const names = ['scope.patterns.3', 'forMs', 'rule.threshold', 'quietHours.timeZone', 'nonsense'];
    expect(names.map(ruleField)).toEqual(['patterns', 'forTime', 'threshold', 'timeZone', null]);
  });

  it.each([
    [{ forMs: 300_000 }, 'Lag at or above 10,000 records for 5 m'],
    [
      { signal: 'horizon', threshold: 21_600_000, forMs: 0 },
      'Time until unread records are deleted at or below 6 h',
    ],
    [{ signal: 'broker-down', choices: ['absent'], threshold: null }, 'Broker down is absent for 1 m'],
    [
      { signal: 'cannot-know', of: 'lag', choices: ['unknown'], threshold: null, forMs: 0 },
      'Cannot know: Lag',
    ],
  ])('%#: is told in one line', (overrides, text) => {
    expect(conditionText(rule(overrides))).toBe(text);
  });
});
