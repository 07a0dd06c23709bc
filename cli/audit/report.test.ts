import { describe, expect, it } from 'vitest';
import { audit } from '@/lib/domain/audit/audit.ts';
import { reportChunks } from '@/lib/domain/audit/report/formats.ts';
import { SIGNED, testFinding, testReport } from '@/lib/domain/audit/report/test-report.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { EMPTY_POLICY } from '@/lib/domain/policy/policy.ts';
import { policyFor } from '@/lib/domain/policy/policy-for.ts';
import { EVERYTHING, pack, policyWith } from '@/lib/domain/policy/test-policy.ts';
import { clusterFacts } from '@/lib/services/cluster-facts.ts';
import { compareReports, diffText } from './diff.ts';
import { judge, parseReport, principalsProblem } from './report.ts';

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

it('a report of before findings told the version of their rule and their evidence is read', () => {
  const [{ ruleVersion: _, evidence: __, suggestion: ___, ...finding } = testFinding()] =
    testReport().findings;
  const text = JSON.stringify({ ...testReport(), findings: [finding] });
  expect(parseReport('a.json', text).findings).toEqual([{ ...testFinding(), evidence: [] }]);
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

describe('the command', () => {
  const snapshot = testSnapshot({
    topics: { orders: { replicas: [[1]] } },
    voters: [{ id: 100 }],
    controllers: { 100: { 'delete.topic.enable': 'false', 'default.replication.factor': '3' } },
  });

  it('judges a snapshot as the server does, also by what controllers decide', () => {
    const { findings, counts } = judge(snapshot, { environment: 'prod', now: NOW });
    const inForce = policyFor(EMPTY_POLICY, 'prod');
    const ofServer = audit(clusterFacts(snapshot, { environment: 'prod', policy: inForce, now: NOW }));
    expect(findings.map(({ key, fingerprint }) => [key, fingerprint])).toEqual(
      ofServer.findings.map(({ key, fingerprint }) => [key, fingerprint]),
    );
    const { passed, unknown } = ofServer.totals;
    expect(counts).toMatchObject({ passed, unknown, rulesNotEvaluated: ofServer.notEvaluated });
    const byController = findings.filter(({ consequence }) => consequence.includes('controller 100'));
    expect(byController.map(({ ruleId }) => ruleId)).toContain('CTL-07');
  });
});

describe('the tags of a policy', () => {
  it('escalate and exempt what the command says, as on the server', () => {
    const snapshot = testSnapshot({
      topics: {
        'pay.eu': { configs: { 'min.insync.replicas': '1' } },
        'scratch.a': { replicas: [[1]] },
      },
    });
    const named = (text: string) => ({ ...EVERYTHING, names: { topic: [{ kind: 'glob', text } as const] } });
    const policy = policyWith({
      tags: [
        { scope: named('pay.*'), topic: { criticality: 'critical' }, cluster: {} },
        { scope: named('scratch.*'), topic: { criticality: 'ephemeral' }, cluster: {} },
        { scope: EVERYTHING, topic: {}, cluster: { isMultiTenant: true } },
      ],
    });
    const severity = (key: string, of: typeof policy | undefined) =>
      judge(snapshot, { environment: 'prod', now: NOW, policy: of }).findings.find(
        (finding) => finding.key === key,
      )?.severity;
    const keys = ['DUR-04/topic/pay.eu', 'DUR-02/topic/scratch.a', 'PRF-05/cluster/test-cluster'];
    expect(keys.map((key) => severity(key, undefined))).toEqual(['warn', 'critical', 'info']);
    expect(keys.map((key) => severity(key, policy))).toEqual(['critical', 'info', 'warn']);
  });
});

describe('a policy by principal', () => {
  const policy = policyWith({
    teams: [
      {
        name: 'pay',
        contact: null,
        matches: [{ team: 'pay', kind: 'principal', text: 'User:p', of: 'both' }],
      },
    ],
    packs: [
      pack({ scope: { ...EVERYTHING, teams: ['pay'] }, rules: new Map([['DUR-02', { enabled: false }]]) }),
    ],
  });
  const topics = { 'pay.eu': { replicas: [[1]] } };
  const acls: readonly AclBinding[] = [
    { resource: 'topic', pattern: 'prefixed', name: 'pay.', principal: 'User:p', operation: 'write' },
  ];
  const fires = (snapshot: ClusterSnapshot) =>
    judge(snapshot, { environment: 'prod', now: NOW, policy }).findings.some(
      ({ key }) => key === 'DUR-02/topic/pay.eu',
    );

  it('is judged by the ACLs of the cluster', () => {
    const snapshot = testSnapshot({ topics, acls });
    expect(fires(snapshot)).toBe(false);
    expect(principalsProblem(snapshot, policy)).toBeNull();
  });

  it('says what it could not tell, and why, where there are none', () => {
    const snapshot = testSnapshot({ topics });
    expect(fires(snapshot)).toBe(true);
    expect(principalsProblem(snapshot, policy)).toMatch(/counts as unowned. The brokers have no authorizer/);
    expect(principalsProblem(snapshot, undefined)).toBeNull();
  });
});
