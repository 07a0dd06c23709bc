import { describe, expect, it } from 'vitest';
import { compareReports, diffText } from './diff.ts';
import { exitCodeFor } from './exit-code.ts';
import { renderReport } from './formats.ts';
import { parseReport, type Report, type ReportedFinding } from './report.ts';

const finding = (overrides: Partial<ReportedFinding> = {}): ReportedFinding => ({
  key: 'RET-01/topic/orders',
  fingerprint: 'retention.ms=604800000@built-in',
  ruleId: 'RET-01',
  title: 'Seven-day retention that nobody chose',
  severity: 'warn',
  subject: { kind: 'topic', name: 'orders' },
  config: { key: 'retention.ms', value: '604800000', source: 'built-in' },
  consequence: 'orders keeps a week | nobody chose that',
  fix: 'Set retention.ms.',
  ...overrides,
});

const report = (...findings: ReportedFinding[]): Report => ({
  version: 1,
  cluster: 'c',
  at: '2026-11-18T03:12:00.000Z',
  counts: { critical: 0, warn: findings.length, info: 0, passed: 5, unknown: 2, rulesNotEvaluated: 13 },
  findings,
});

describe('a report', () => {
  it('is the same after it was written as JSON and read again', () => {
    const original = report(finding());
    expect(parseReport('a.json', renderReport(original, 'json'))).toEqual(original);
  });

  it.each([
    ['not JSON', 'nonsense', /a.json is not JSON/],
    ['another JSON', '{}', /a.json is no report: version/],
    ['a finding without a rule', JSON.stringify({ ...report(), findings: [{ key: 'x' }] }), /findings\.0/],
  ])('of %s is refused with the file and the place', (_, text, message) => {
    expect(() => parseReport('a.json', text)).toThrow(message);
  });

  it('says in every format what is wrong, where and how grave', () => {
    const one = report(finding());
    expect(renderReport(one, 'text')).toMatch(
      /warn +RET-01 topic orders\n.*a week.*Fix: Set retention\.ms\..*13 rules/s,
    );
    expect(renderReport(one, 'markdown')).toContain(
      '| warn | RET-01 | topic orders | orders keeps a week \\| nobody',
    );
    const { runs } = JSON.parse(renderReport(one, 'sarif'));
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['RET-01']);
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'RET-01',
      level: 'warning',
      locations: [{ logicalLocations: [{ name: 'orders', kind: 'topic' }] }],
    });
  });

  it.each([
    ['critical', 'warn', 0],
    ['warn', 'warn', 1],
    ['info', 'warn', 1],
    ['never', 'critical', 0],
  ] as const)('with --fail-on %s and a finding that is %s exits with %i', (failOn, severity, code) => {
    expect(exitCodeFor([finding({ severity })], failOn)).toBe(code);
  });
});

describe('two reports', () => {
  it('are compared by finding: new, gone, and about another value', () => {
    const before = report(finding(), finding({ key: 'a' }));
    const after = report(finding({ fingerprint: 'retention.ms=1@topic' }), finding({ key: 'b' }));
    const diff = compareReports(before, after);
    expect(diff.added.map(({ key }) => key)).toEqual(['b']);
    expect(diff.gone.map(({ key }) => key)).toEqual(['a']);
    expect(diff.changed.map((change) => change.before.fingerprint)).toEqual([finding().fingerprint]);
    expect(diffText(diff)).toMatch(/1 new, 1 changed, 1 gone\n$/);
    expect(compareReports(before, before)).toEqual({ added: [], gone: [], changed: [] });
  });
});
