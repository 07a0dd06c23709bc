import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS, type ReportFormat, reportChunks } from './formats.ts';
import type { Report } from './report.ts';
import { SIGNED, testFinding, testReport, testReportedRule } from './test-report.ts';

const render = (report: Report, format: ReportFormat, failOn: 'critical' | 'warn' | 'never' = 'critical') =>
  [...reportChunks(report, format, failOn)].join('');

/** Whatever a client may call a group: markup, a formula, control characters, line breaks. */
const NASTY = '=cmd|\u0000<b>"x"\r\n]]>&';
const nasty = testFinding({
  key: `GRP-01/group/${NASTY}`,
  ruleId: 'GRP-01',
  severity: 'critical',
  subject: { kind: 'group', name: NASTY },
  consequence: `${NASTY} lost records`,
  config: null,
});

describe('every format', () => {
  it.each(REPORT_FORMATS)('as %s says what is wrong, where, how grave and how to fix it', (format) => {
    const text = render(testReport(), format);
    for (const part of [/RET-01/, /orders/, /keeps a week/, /Set retention\.ms/, /warn/])
      expect(text).toMatch(part);
    expect(text).toMatch(/\n$/);
  });

  it.each(REPORT_FORMATS)('as %s is made for no finding at all', (format) => {
    expect(render(testReport([]), format)).not.toContain('undefined');
  });
});

describe('JSON', () => {
  it('gives the report back', () => {
    for (const report of [
      testReport(),
      testReport([]),
      testReport([nasty, testFinding({ signedOff: SIGNED })]),
    ])
      expect(JSON.parse(render(report, 'json'))).toEqual(report);
  });
});

describe('CSV', () => {
  it('has a header, a line for each finding and as many cells in each', () => {
    const signed = testFinding({
      signedOff: SIGNED,
      consequence: 'plain',
      reach: { inherit: 12, keep: 1, unknown: 0 },
    });
    const [head = '', line = '', ...rest] = render(testReport([signed]), 'csv').split('\r\n');
    expect(rest).toEqual(['']);
    expect(head.split(',').slice(0, 5)).toEqual(['severity', 'rule', 'title', 'subject_kind', 'subject']);
    expect(line.split(',')).toHaveLength(head.split(',').length);
    expect(line).toContain(',nobody set it,12,plain,');
    expect(line).toContain(',orders-lead,2027-01-31T00:00:00.000Z,clients <wait>,OPS-7,');
  });

  it('does not let the name of a group become a formula', () => {
    expect(render(testReport([nasty]), 'csv')).toContain(`"'=cmd|`);
  });
});

describe('Markdown', () => {
  it('keeps a finding in one row of the table, without markup of others', () => {
    const table = render(testReport([nasty]), 'markdown')
      .split('\n')
      .slice(4);
    expect(table).toHaveLength(4);
    expect(table[2]).not.toMatch(/<|[^\\]\|cmd/);
    expect(table[2]?.match(/(?<!\\)\|/g)).toHaveLength(7);
  });
});

describe('SARIF', () => {
  it('has what version 2.1.0 demands, a rule for each result and a suppression for each sign-off', () => {
    const report = testReport([testFinding(), testFinding({ key: 'k', signedOff: SIGNED })]);
    const sarif = JSON.parse(render(report, 'sarif'));
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs).toHaveLength(1);
    const [{ tool, results }] = sarif.runs;
    expect(tool.driver).toMatchObject({ name: 'Highwater', rules: [{ id: 'RET-01' }] });
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({
      ruleId: 'RET-01',
      level: 'warning',
      message: { text: 'orders keeps a week | nobody chose that Fix: Set retention.ms.' },
      locations: [{ logicalLocations: [{ name: 'orders', kind: 'topic' }] }],
      partialFingerprints: { findingKey: 'RET-01/topic/orders' },
    });
    expect(results[0].suppressions).toBeUndefined();
    expect(results[1].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: expect.stringContaining('clients <wait>') },
    ]);
  });
});

/** What the test cases say: `classname name -> outcome`. */
const casesOf = (xml: string) =>
  [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)" time="0">\n?<(\S+)/g)].map(
    ([, classname, name, outcome]) => `${classname} ${name} -> ${outcome?.replace(/[/>].*/, '')}`,
  );

describe('JUnit', () => {
  const rules = [
    testReportedRule(),
    testReportedRule({ ruleId: 'RET-02', title: 'Fine', findings: 0 }),
    testReportedRule({ ruleId: 'RET-03', title: 'Hidden', findings: 0, passed: 0, unknown: 3 }),
    testReportedRule({ ruleId: 'CLI-01', title: 'Far', state: 'not-evaluated', needs: 'JMX', findings: 0 }),
    testReportedRule({ ruleId: 'CLI-02', title: 'Off', state: 'off', findings: 0 }),
  ];
  const findings = [
    testFinding({ severity: 'critical', key: 'RET-01/topic/a' }),
    testFinding({ key: 'RET-01/topic/b' }),
    testFinding({ severity: 'critical', key: 'RET-01/topic/c', signedOff: SIGNED }),
  ];

  it('fails for findings from the limit on, and for nothing that was signed or cannot be known', () => {
    const title = 'Seven-day retention that nobody chose';
    expect(casesOf(render(testReport(findings, { rules }), 'junit', 'critical'))).toEqual([
      `RET.RET-01 ${title}: topic/a -> failure`,
      `RET.RET-01 ${title}: topic/b -> system-out`,
      `RET.RET-01 ${title}: topic/c -> skipped`,
      'RET.RET-02 Fine -> system-out',
      'RET.RET-03 Hidden: cannot know -> skipped',
      'CLI.CLI-01 Far -> skipped',
      'CLI.CLI-02 Off -> skipped',
    ]);
    const strict = casesOf(render(testReport(findings, { rules }), 'junit', 'warn'));
    expect(strict.filter((line) => line.endsWith('failure'))).toHaveLength(2);
    const lenient = casesOf(render(testReport(findings, { rules }), 'junit', 'never'));
    expect(lenient.filter((line) => line.endsWith('failure'))).toEqual([]);
  });

  it('leaves out no finding, not of a rule that the policy adds either', () => {
    const own = { ruleId: 'KEY:kept', title: 'Own' };
    const report = testReport(
      [testFinding({ ...own, severity: 'critical', key: 'KEY:kept/topic/a' }), testFinding()],
      { rules: [testReportedRule(), testReportedRule(own)] },
    );
    const xml = render(report, 'junit');
    expect(casesOf(xml)).toContain('KEY.KEY:kept Own: topic/a -> failure');
    expect(casesOf(xml).length).toBe(report.findings.length);
    expect(xml).toContain('<testsuite name="KEY Rules of the policy" tests="1" failures="1"');
  });

  it('counts in each suite what is in it', () => {
    const xml = render(testReport(findings, { rules }), 'junit');
    expect(xml).toMatch(/<testsuites name="Audit of c" tests="7" failures="1" errors="0" skipped="4"/);
    expect(xml).toMatch(/<testsuite name="RET Retention" tests="5" failures="1" errors="0" skipped="2"/);
    expect(xml).toMatch(/<testsuite name="CLI Clients" tests="2" failures="0" errors="0" skipped="2"/);
  });

  it('holds any name without breaking', () => {
    const xml = render(testReport([nasty]), 'junit');
    expect(xml).toContain('name="Seven-day retention that nobody chose: group/=cmd|\uFFFD&lt;b&gt;');
    expect(xml).not.toContain('<b>');
  });
});
