import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, auditSubject } from '@/lib/domain/audit/audit.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { RULES } from '@/lib/domain/audit/rules/index.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { matcherOf } from './pattern.ts';
import { EMPTY_POLICY, type Policy, type PolicyScope } from './policy.ts';
import { policyFor } from './policy-for.ts';
import { EVERYTHING, keyRule, pack, policyWith } from './test-policy.ts';

const CLUSTER: SnapshotSpec = {
  topics: {
    'orders.eu': {},
    'orders.us': { configs: { 'retention.ms': '86400000' } },
    single: { replicas: [[1]] },
    forever: { configs: { 'retention.ms': '-1' } },
    hidden: { configs: 'denied' },
    __consumer_offsets: { internal: true },
  },
  groups: { billing: { lags: { 'orders.eu': { 0: { lag: 100, behindForMs: 60_000 } } } } },
};
const facts = buildFacts(testSnapshot(CLUSTER), { now: NOW });
const run = (policy: Policy, environment: 'prod' | 'staging' | 'dev' = 'prod') =>
  audit(facts, { policy: policyFor(policy, environment) });
const plain = audit(facts);
const topics = (...patterns: string[]): PolicyScope => ({
  ...EVERYTHING,
  names: { topic: patterns.map((text) => ({ kind: 'glob', text })) },
});
const keysOf = (report: typeof plain, ruleId: string) =>
  report.findings.filter((finding) => finding.ruleId === ruleId).map(({ subject }) => subject.name);

describe('a policy', () => {
  it('that says nothing changes nothing', () => {
    expect(run(EMPTY_POLICY)).toEqual(plain);
  });

  it('that only repeats severities and limits of the rules as they are moves no verdict', () => {
    const evaluated = RULES.flatMap((rule) => (rule.kind === 'evaluated' ? [rule] : []));
    fc.assert(
      fc.property(fc.subarray(evaluated), (some) => {
        const rules = new Map(some.map(({ id, limits }) => [id, { enabled: true, limits }]));
        expect(run(policyWith({ packs: [pack({ rules })] })).findings).toEqual(plain.findings);
      }),
      { numRuns: 20 },
    );
  });

  it('switches a rule or a whole family off, and says so', () => {
    const report = run(policyWith({ packs: [pack({ rules: new Map([['RET', { enabled: false }]]) })] }));
    expect(report.findings.filter(({ ruleId }) => ruleId.startsWith('RET'))).toEqual([]);
    expect(report.off).toBe(4);
    expect(report.rules.find(({ ruleId }) => ruleId === 'RET-01')?.state).toBe('off');
  });

  it('switches a rule off for some subjects only, and the rule stays evaluated', () => {
    const rules = new Map([['RET-01', { enabled: false }]]);
    const report = run(policyWith({ packs: [pack({ scope: topics('orders.*'), rules })] }));
    expect(keysOf(plain, 'RET-01')).toContain('orders.eu');
    expect(keysOf(report, 'RET-01')).toEqual(
      keysOf(plain, 'RET-01').filter((name) => !name.startsWith('orders')),
    );
    expect(report.off).toBe(0);
  });

  it('replaces severity and limits, the id before the family, a later pack before an earlier one', () => {
    const report = run(
      policyWith({
        packs: [
          pack({
            rules: new Map([
              ['DUR', { severity: 'info' }],
              ['DUR-02', { severity: 'critical' }],
            ]),
          }),
          pack({ scope: topics('single'), rules: new Map([['DUR-02', { severity: 'warn' }]]) }),
          pack({ rules: new Map([['RET-01', { limits: { retentionMsFrom: 86_400_000 } }]]) }),
        ],
      }),
    );
    const severities = report.findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
    expect(severities).toContain('DUR-02 warn');
    expect(severities.filter((text) => /^DUR-04/.test(text))).toContain('DUR-04 info');
  });

  it.each([
    ['prod', 'critical'],
    ['dev', 'info'],
  ] as const)('speaks of %s clusters only where it says so', (environment, severity) => {
    const profile = (name: 'prod' | 'dev', grave: 'critical' | 'info') =>
      pack({
        scope: { ...EVERYTHING, environments: [name] },
        rules: new Map([['DUR-02', { severity: grave }]]),
      });
    const policy = policyWith({ packs: [profile('prod', 'critical'), profile('dev', 'info')] });
    const found = run(policy, environment).findings.find(({ ruleId }) => ruleId === 'DUR-02');
    expect(found?.severity).toBe(severity);
    expect(run(policy, 'staging').findings).toEqual(plain.findings);
  });

  it('reaches the topics of a team', () => {
    const policy = policyWith({
      teams: [
        {
          name: 'orders',
          contact: null,
          matches: [{ team: 'orders', kind: 'prefix', text: 'orders', of: 'both' }],
        },
      ],
      packs: [
        pack({
          scope: { ...EVERYTHING, teams: ['orders'] },
          rules: new Map([['RET-01', { enabled: false }]]),
        }),
      ],
    });
    const report = run(policy);
    expect(keysOf(report, 'RET-01')).not.toContain('orders.eu');
    expect(keysOf(report, 'RET-01')).toContain('single');
    expect(report.teams.map(({ team }) => team).sort()).toEqual(['orders', null].sort());
  });

  it('judges one subject of a plan as it judges it in the audit', () => {
    const policy = policyFor(
      policyWith({
        packs: [pack({ scope: topics('single'), rules: new Map([['DUR', { severity: 'info' }]]) })],
      }),
      'prod',
    );
    const topic = facts.topic('single');
    if (!topic.known || !topic.value) throw new Error('no such topic');
    const ofSubject = auditSubject(facts, topic.value, { policy });
    const ofAudit = audit(facts, { policy }).findings.filter(({ subject }) => subject.name === 'single');
    expect(ofSubject).toEqual(ofAudit);
    expect(ofSubject.length).toBeGreaterThan(0);
  });

  it('counts each verdict on a topic or group for exactly one team', () => {
    const counted = (report: typeof plain) =>
      report.teams.reduce((sum, { counts }) => sum + counts.passed + counts.unknown, 0);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('orders', 'single', 'b', 'f', ''), { maxLength: 4 }),
        (prefixes) => {
          const matches = prefixes.map((text) => ({
            team: `t${text}`,
            kind: 'prefix' as const,
            text,
            of: 'both' as const,
          }));
          const policy = policyWith({ teams: [{ name: 't', contact: null, matches }] });
          expect(counted(run(policy))).toBe(counted(plain));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a key rule', () => {
  const found = (spec: Parameters<typeof keyRule>[0]) =>
    run(policyWith({ packs: [pack({ keys: [keyRule(spec)] })] }));

  it.each([
    ['explicit', { explicit: true }, ['orders.eu', 'single']],
    ['a maximum, which no limit breaks', { max: 172_800_000 }, ['forever', 'orders.eu', 'single']],
    ['a minimum, which no limit keeps', { min: 172_800_000 }, ['orders.us']],
    ['one of a list', { oneOf: ['86400000', '-1'] }, ['orders.eu', 'single']],
    ['both bounds', { min: 3_600_000, max: 604_800_000 }, ['forever']],
  ])('asks for %s', (_, must, names) => {
    expect(keysOf(found({ must }), 'KEY:own').sort()).toEqual(names);
  });

  it('does not know what it may not read, and passes over the topics of the brokers', () => {
    const report = found({ must: { explicit: true } });
    expect(report.rules.find(({ ruleId }) => ruleId === 'KEY:own')?.counts).toMatchObject({
      unknown: 1,
      notApplicable: 1,
      passed: 2,
    });
  });

  it('suggests the nearest value that is allowed, and says what it wants', () => {
    const finding = found({ must: { max: 172_800_000 }, severity: 'critical' }).findings.find(
      ({ key }) => key === 'KEY:own/topic/orders.eu',
    );
    expect(finding).toMatchObject({
      severity: 'critical',
      fingerprint: 'retention.ms=604800000@built-in',
      suggestion: { resource: 'topic', key: 'retention.ms', value: '172800000' },
    });
    expect(finding?.consequence).toContain('the policy wants it at most 48 h');
  });

  it('takes a list in any order', () => {
    const report = found({ key: 'cleanup.policy', must: { oneOf: ['compact,delete'] } });
    expect(keysOf(report, 'KEY:own')).toContain('single');
    const same = found({ key: 'cleanup.policy', must: { oneOf: [' delete'] } });
    expect(keysOf(same, 'KEY:own')).toEqual([]);
  });

  it('reads the broker where it is about brokers', () => {
    const report = found({ key: 'num.partitions', resource: 'broker', must: { min: 3 } });
    expect(keysOf(report, 'KEY:own')).toEqual(['1', '2', '3']);
    expect(report.findings.find(({ ruleId }) => ruleId === 'KEY:own')?.instruction).toMatch(/on broker 1/);
  });

  it('holds where its pack holds', () => {
    const keys = [keyRule({ must: { explicit: true } })];
    expect(keysOf(run(policyWith({ packs: [pack({ scope: topics('single'), keys })] })), 'KEY:own')).toEqual([
      'single',
    ]);
    const other = { ...EVERYTHING, environments: ['dev' as const] };
    expect(keysOf(run(policyWith({ packs: [pack({ scope: other, keys })] })), 'KEY:own')).toEqual([]);
  });
});

describe('an exception', () => {
  const finding = { ruleId: 'DUR-02', subject: { kind: 'topic' as const, name: 'single' } };
  const exception = (until: number, scope = EVERYTHING) => ({
    ruleId: 'DUR-02',
    scope,
    until,
    reason: 'r',
    owner: `until ${until}`,
  });
  const of = (...exceptions: Policy['exceptions']) =>
    policyFor(policyWith({ exceptions }), 'prod').exceptionOf;

  it('holds until its end and not a moment longer', () => {
    expect(of(exception(NOW + 1))(finding, NOW)?.until).toBe(NOW + 1);
    expect(of(exception(NOW))(finding, NOW)).toBeNull();
  });

  it('covers its rule, its subjects and its environments only', () => {
    expect(of(exception(NOW + 1))({ ...finding, ruleId: 'DUR-01' }, NOW)).toBeNull();
    expect(of(exception(NOW + 1, topics('sing*')))(finding, NOW)).not.toBeNull();
    expect(of(exception(NOW + 1, topics('x*')))(finding, NOW)).toBeNull();
    expect(of(exception(NOW + 1, { ...EVERYTHING, environments: ['dev'] }))(finding, NOW)).toBeNull();
  });

  it('that holds longest is the one that counts', () => {
    expect(of(exception(NOW + 1), exception(NOW + 9), exception(NOW - 1))(finding, NOW)?.until).toBe(NOW + 9);
  });

  it('leaves the report as it is: a finding stays a finding', () => {
    expect(run(policyWith({ exceptions: [exception(NOW + 1)] }))).toEqual(plain);
  });
});

it('a scope by pattern names exactly the subjects that the pattern matches', () => {
  const names = ['orders.eu', 'orders.us', 'single', 'forever'];
  fc.assert(
    fc.property(fc.constantFrom('*', 'orders.*', 's?ngle', 'f*', '?', '*.us'), (glob) => {
      const policy = policyFor(
        policyWith({
          packs: [pack({ scope: topics(glob), rules: new Map([['RET-01', { severity: 'critical' }]]) })],
        }),
        'prod',
      );
      const touched = names.filter((name) => policy.settingOf('RET-01', { kind: 'topic', name }).severity);
      expect(touched).toEqual(names.filter(matcherOf({ kind: 'glob', text: glob })));
      expect(policy.settingOf('RET-01', { kind: 'group', name: 'orders.eu' })).toEqual({});
    }),
  );
});
