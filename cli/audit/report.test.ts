import { describe, expect, it } from 'vitest';
import { reportChunks } from '@/lib/domain/audit/report/formats.ts';
import { SIGNED, testFinding, testReport } from '@/lib/domain/audit/report/test-report.ts';
import { compareReports, diffText } from './diff.ts';
import { parseReport } from './report.ts';

describe('a report', () => {
  it('is the same after it was written as JSON and read again', () => {
    const original = testReport([testFinding(), testFinding({ key: 'k', signedOff: SIGNED })]);
    const text = [...reportChunks(original, 'json', 'critical')].join('');
    expect(parseReport('a.json', text)).toEqual(original);
  });

  it.each([
    ['not JSON', 'nonsense', /a.json is not JSON/],
    ['another JSON', '{}', /a.json is no report: version/],
    [
      'a finding without a rule',
      JSON.stringify({ ...testReport(), findings: [{ key: 'x' }] }),
      /findings\.0/,
    ],
  ])('of %s is refused with the file and the place', (_, text, message) => {
    expect(() => parseReport('a.json', text)).toThrow(message);
  });
});

describe('two reports', () => {
  it('are compared by finding: new, gone, and about another value', () => {
    const before = testReport([testFinding(), testFinding({ key: 'a' })]);
    const after = testReport([
      testFinding({ fingerprint: 'retention.ms=1@topic' }),
      testFinding({ key: 'b' }),
    ]);
    const diff = compareReports(before, after);
    expect(diff.added.map(({ key }) => key)).toEqual(['b']);
    expect(diff.gone.map(({ key }) => key)).toEqual(['a']);
    expect(diff.changed.map((change) => change.before.fingerprint)).toEqual([testFinding().fingerprint]);
    expect(diffText(diff)).toMatch(/1 new, 1 changed, 1 gone\n$/);
    expect(compareReports(before, before)).toEqual({ added: [], gone: [], changed: [] });
  });
});
