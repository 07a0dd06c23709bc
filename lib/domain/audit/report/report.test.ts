import { describe, expect, it } from 'vitest';
import type { Acceptance } from '../acceptance.ts';
import { audit } from '../audit.ts';
import { buildFacts } from '../build-facts.ts';
import { NOW } from '../test-moment.ts';
import { testSnapshot } from '../test-snapshot.ts';
import { hasFailure, isFailure } from './fail-on.ts';
import { reportOf } from './report.ts';

const SNAPSHOT = testSnapshot({
  topics: { orders: { recordsPerSecond: 100 }, hidden: { configs: 'denied' } },
});
const judged = audit(buildFacts(SNAPSHOT, { now: NOW, supplied: { environment: 'prod' } }));
const DAY_MS = 86_400_000;

describe('a report', () => {
  it('lists what the audit found, in its order, with every rule and its counts', () => {
    const report = reportOf({ cluster: 'c', audit: judged, reachOf: () => null });
    expect(report.findings.map(({ key }) => key)).toEqual(judged.findings.map(({ key }) => key));
    expect(report.rules.map(({ ruleId }) => ruleId)).toEqual(judged.rules.map(({ ruleId }) => ruleId));
    const found = report.rules.reduce((sum, rule) => sum + rule.findings, 0);
    expect(found).toBe(report.findings.length);
    expect(report.counts).toMatchObject({
      critical: judged.totals.violated.critical,
      passed: judged.totals.passed,
      rulesNotEvaluated: judged.notEvaluated,
    });
    for (const { fix, title } of report.findings) expect([fix, title]).not.toContain('');
  });

  it('says why a rule cannot know, the most frequent reasons first', () => {
    const { rules } = reportOf({ cluster: 'c', audit: judged, reachOf: () => null });
    for (const { unknown, unknownReasons } of rules) {
      const counts = unknownReasons.map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      expect(unknown > 0).toBe(counts.length > 0);
    }
    const denied = rules.find(({ ruleId }) => ruleId === 'DUR-04');
    expect(denied?.unknownReasons[0]?.reason).toMatch(/hidden may not be read/);
  });

  it('names who signed for a finding, and lists the findings it is given alone', () => {
    const [finding] = judged.findings;
    if (finding === undefined) throw new Error('the snapshot has findings');
    const acceptance: Acceptance = {
      id: '1',
      kind: 'signed',
      key: finding.key,
      fingerprint: finding.fingerprint,
      owner: 'lead',
      reason: 'known',
      ticket: null,
      createdAt: NOW,
      expiresAt: NOW + 10 * DAY_MS,
      revokedAt: null,
    };
    const report = reportOf({
      cluster: 'c',
      audit: judged,
      answered: new Map([[finding.key, acceptance]]),
      findings: [finding],
      reachOf: ({ key }) => (key === finding.key ? { inherit: 4, keep: 1, unknown: 0 } : null),
      filter: { key: finding.key },
    });
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.signedOff).toEqual({
      owner: 'lead',
      reason: 'known',
      ticket: null,
      until: new Date(NOW + 10 * DAY_MS).toISOString(),
      endsSoon: true,
    });
    expect(report.findings[0]?.reach).toEqual({ inherit: 4, keep: 1, unknown: 0 });
    expect(report.counts.passed).toBe(judged.totals.passed);
    expect(report.filter).toEqual({ key: finding.key });
  });
});

describe('what fails a pipeline', () => {
  it.each([
    ['critical', 'warn', false],
    ['warn', 'warn', true],
    ['info', 'warn', true],
    ['never', 'critical', false],
  ] as const)('with a limit of %s: a %s finding, %s', (failOn, severity, expected) => {
    expect(isFailure(severity, failOn)).toBe(expected);
  });
});

it('a finding that somebody answers for fails no pipeline', () => {
  const finding = { severity: 'critical' as const, signedOff: null };
  expect(hasFailure([finding], 'warn')).toBe(true);
  expect(hasFailure([{ ...finding, signedOff: { owner: 'lead' } }], 'warn')).toBe(false);
});
