import { expect, it } from 'vitest';
import type { AuditReport } from '@/lib/domain/audit/audit.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { findingEvents } from './findings.ts';

type Judged = Pick<AuditReport, 'at' | 'findings' | 'cannotKnow'>;

const finding = (key: string, severity: Finding['severity']): Finding => ({
  key,
  fingerprint: '',
  ruleId: 'URP-01',
  ruleVersion: 1,
  subject: { kind: 'topic', name: key },
  severity,
  config: null,
  evidence: [],
  consequence: 'one copy is left',
  suggestion: null,
  instruction: '',
});

const report = (...findings: Finding[]): Judged => ({ at: 5, findings, cannotKnow: [] });
const titles = (before: Judged, after: Judged) =>
  findingEvents(before, after, () => 'One copy is left').map(({ kind, title }) => [kind, title]);

it('tells of critical findings that came and went, and of no others', () => {
  expect(titles(report(), report(finding('a', 'critical'), finding('b', 'warn')))).toEqual([
    ['audit.found', 'a: One copy is left'],
  ]);
  expect(titles(report(finding('a', 'critical')), report())).toEqual([
    ['audit.gone', 'a: no longer "One copy is left"'],
  ]);
});

it('does not call a finding gone that can no longer be judged', () => {
  const missing = {
    key: 'a',
    ruleId: 'URP-01',
    subject: { kind: 'topic' as const, name: 'a' },
    missing: { kind: 'denied' as const, reason: 'no permission' },
  };
  const unknown = { ...report(), cannotKnow: [missing] };
  expect(titles(report(finding('a', 'critical')), unknown)).toEqual([]);
});
