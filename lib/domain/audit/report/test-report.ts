import type { Report, ReportedFinding, ReportedRule } from './report.ts';

export const testFinding = (overrides: Partial<ReportedFinding> = {}): ReportedFinding => ({
  key: 'RET-01/topic/orders',
  fingerprint: 'retention.ms=604800000@built-in',
  ruleId: 'RET-01',
  ruleVersion: 1,
  title: 'Seven-day retention that nobody chose',
  severity: 'warn',
  subject: { kind: 'topic', name: 'orders' },
  config: {
    key: 'retention.ms',
    value: '604800000',
    source: 'built-in',
    synonyms: [],
    decidedBy: 'nobody set it',
  },
  evidence: [{ label: 'retention', value: 604_800_000, unit: 'ms' }],
  consequence: 'orders keeps a week | nobody chose that',
  reach: null,
  fix: 'Set retention.ms.',
  suggestion: null,
  signedOff: null,
  ...overrides,
});

export const testReportedRule = (overrides: Partial<ReportedRule> = {}): ReportedRule => ({
  ruleId: 'RET-01',
  title: 'Seven-day retention that nobody chose',
  severity: 'warn',
  why: 'Nobody asked for a week.',
  fix: 'Set retention.ms.',
  state: 'evaluated',
  needs: null,
  findings: 1,
  passed: 5,
  unknown: 0,
  unknownReasons: [],
  ...overrides,
});

export const testReport = (
  findings: readonly ReportedFinding[] = [testFinding()],
  overrides: Partial<Report> = {},
): Report => ({
  version: 1,
  cluster: 'c',
  at: '2026-11-18T03:12:00.000Z',
  counts: { critical: 0, warn: findings.length, info: 0, passed: 5, unknown: 2, rulesNotEvaluated: 13 },
  filter: {},
  rules: [testReportedRule()],
  findings,
  ...overrides,
});

export const SIGNED = {
  owner: 'orders-lead',
  reason: 'clients <wait>',
  ticket: 'OPS-7',
  until: '2027-01-31T00:00:00.000Z',
  endsSoon: false,
};
