import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/shared/at-once.ts';
import type { AuditReport } from './audit.ts';
import { NO_POLICY } from './audit-policy.ts';
import { noCounts } from './counts.ts';
import type { CannotKnow, Finding, SubjectRef } from './finding.ts';
import { ledgerSteps, type OpenFinding } from './ledger.ts';

const ORDERS: SubjectRef = { kind: 'topic', name: 'orders' };
const KEY = 'RET-01/topic/orders';

const finding = (fingerprint = 'a'): Finding => ({
  key: KEY,
  fingerprint,
  ruleId: 'RET-01',
  ruleVersion: 1,
  subject: ORDERS,
  severity: 'warn',
  config: null,
  evidence: [],
  consequence: '',
  suggestion: null,
  instruction: null,
});

const unknown = (name: string): CannotKnow => ({
  key: `RET-01/topic/${name}`,
  ruleId: 'RET-01',
  subject: { kind: 'topic', name },
  missing: { kind: 'denied', reason: 'denied' },
});

const report = (
  findings: readonly Finding[],
  cannotKnow: readonly CannotKnow[] = [],
  state: 'evaluated' | 'off' = 'evaluated',
): AuditReport => ({
  at: 2_000,
  findings,
  cannotKnow,
  rules: [{ ruleId: 'RET-01', state, counts: noCounts() }],
  teams: [],
  totals: noCounts(),
  notEvaluated: 0,
  off: 0,
});

const open = (subject = ORDERS, key = KEY): ReadonlyMap<string, OpenFinding> =>
  new Map([[key, { ruleId: 'RET-01', subject, fingerprint: 'a', openedAt: 1_000 }]]);
const there = () => true;
const away = () => false;
const NOTHING = { opened: [], fixed: [], gone: [] };

describe('what an audit changes in the findings that are open', () => {
  it.each([
    ['one more when it is new', new Map(), report([finding()]), there, { ...NOTHING, opened: [finding()] }],
    ['nothing when it is as before', open(), report([finding()]), there, NOTHING],
    [
      'its value when that is another',
      open(),
      report([finding('b')]),
      there,
      { ...NOTHING, opened: [finding('b')] },
    ],
    ['it is fixed when its rule passes', open(), report([]), there, { ...NOTHING, fixed: [KEY] }],
    ['nothing when it cannot be known', open(), report([], [unknown('orders')]), there, NOTHING],
    ['nothing when no subject can be known', open(), report([], [unknown('*')]), there, NOTHING],
    ['it is gone with its topic', open(), report([]), away, { ...NOTHING, gone: [KEY] }],
    ['it is gone with its rule', open(), report([], [], 'off'), there, { ...NOTHING, gone: [KEY] }],
    [
      'nothing while its broker is away',
      open({ kind: 'broker', name: '2' }, 'RET-01/broker/2'),
      report([]),
      away,
      NOTHING,
    ],
  ])('%s', (_, known, audited, isThere, expected) => {
    expect(atOnce(ledgerSteps(known, audited, NO_POLICY, isThere))).toEqual(expected);
  });

  it('it is gone when a policy switches the rule off for that subject alone', () => {
    const policy = { settingOf: () => ({ enabled: false }) };
    expect(atOnce(ledgerSteps(open(), report([]), policy, there))).toEqual({ ...NOTHING, gone: [KEY] });
  });
});
