import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { audit } from '@/lib/domain/audit/audit.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { problemText } from '@/lib/domain/policy/policy.ts';
import { policyFor } from '@/lib/domain/policy/policy-for.ts';
import { POLICY_BYTES_MAX, parsePolicy } from './parse-policy.ts';

const problems = (source: string): readonly string[] => {
  const parsed = parsePolicy(source);
  return parsed.ok ? [] : parsed.problems.map(problemText);
};
const inPack = (...lines: string[]) =>
  ['version: 1', 'packs:', '  - name: x', ...lines.map((line) => `    ${line}`)].join('\n');

describe('the example in docs', () => {
  const parsed = parsePolicy(
    readFileSync(new URL('../../../docs/policy-example.yaml', import.meta.url), 'utf8'),
  );
  if (!parsed.ok) throw new Error(parsed.problems.map(problemText).join('\n'));

  it('says what it seems to say', () => {
    const facts = buildFacts(
      testSnapshot({
        topics: {
          'payments.eu': {},
          'legacy.a': { replicas: [[1]] },
          'scratch.b': { replicas: [[1]] },
          kept: { configs: { 'retention.ms': '3600000' } },
        },
        groups: { 'eu-payments': {} },
      }),
      { now: NOW },
    );
    const prod = policyFor(parsed.policy, 'prod');
    const { findings, teams } = audit(facts, { policy: prod });
    const own = findings.filter(({ ruleId }) => ruleId === 'KEY:retention-bounded');
    expect(own.map(({ subject }) => subject.name)).toEqual(['legacy.a', 'payments.eu', 'scratch.b']);
    expect(findings.some(({ ruleId }) => ruleId === 'RET-01')).toBe(false);
    expect(teams.map(({ team }) => team)).toContain('payments');
    expect(prod.teamOf({ kind: 'group', name: 'eu-payments' })).toBe('payments');
    const single = findings.filter(({ ruleId }) => ruleId === 'DUR-02');
    expect(single.map((finding) => [finding.subject.name, prod.exceptionOf(finding, NOW)?.owner])).toEqual([
      ['legacy.a', 'platform'],
      ['scratch.b', undefined],
    ]);
    const dev = audit(facts, { policy: policyFor(parsed.policy, 'dev') }).findings;
    expect(dev.find(({ key }) => key === 'DUR-02/topic/scratch.b')?.severity).toBe('info');
    expect(dev.some(({ ruleId }) => ruleId.startsWith('KEY:'))).toBe(false);
    expect(prod.tags.cluster).toEqual({ isMultiTenant: true });
    expect(prod.tags.topic('payments.eu')).toEqual({ criticality: 'critical', hasDeletionDeadline: true });
    expect(prod.tags.topic('ledger')).toEqual({});
  });
});

describe('a policy that is wrong', () => {
  it.each([
    [
      'a severity',
      inPack('rules:', '  RET-01:', '    severity: fatal'),
      'line 6, column 19: packs[0].rules.RET-01.severity: must be one of info, warn, critical',
    ],
    [
      'a rule',
      inPack('rules:', '  RET-99:', '    enabled: false'),
      /^line 5, column 7: packs\[0\]\.rules\.RET-99: is no rule and no family; families are RET, /,
    ],
    [
      'a limit',
      inPack('rules:', '  RET-01:', '    limits:', '      nope: 1'),
      /^line 7, column 17: .*nope: is no limit of RET-01; it has retentionMsFrom, /,
    ],
    [
      'a limit of a rule that is not evaluated',
      inPack('rules:', '  NOD-01: {limits: {a: 1}}'),
      /NOD-01 has no limits/,
    ],
    [
      'a unit',
      inPack('rules:', '  RET-01: {limits: {retentionMsFrom: 3 parsecs}}'),
      /retentionMsFrom: must be a duration such as/,
    ],
    [
      'a size',
      inPack('keys:', '  - {id: a, key: segment.bytes, must: {max: 7 d}}'),
      /^line 5, column 49: .*max: must be a size such as 1 GiB/,
    ],
    [
      'bounds',
      inPack('keys:', '  - {id: a, key: retention.ms, must: {min: 7 d, max: 1 h}}'),
      /max: must not be less than min/,
    ],
    [
      'a demand for nothing',
      inPack('keys:', '  - id: a', '    key: retention.ms', '    must: {}'),
      /^line 7, column 9: .*must: must ask for something/,
    ],
    [
      'an id that is taken',
      inPack('keys:', '  - {id: a, key: b, must: {equals: 1}}', '  - {id: a, key: c, must: {equals: 1}}'),
      /^line 6, .*"a" is taken/,
    ],
    [
      'a tag',
      'version: 1\ntags:\n  - topic: {criticality: high}',
      'line 3, column 26: tags[0].topic.criticality: must be one of critical, ephemeral',
    ],
    [
      'a tag of nothing',
      'version: 1\ntags:\n  - scope: {}',
      /^line 3, .*must say something of topic or cluster/,
    ],
    [
      'a cluster by its topics',
      'version: 1\ntags:\n  - scope: {topics: [a]}\n    cluster: {public: true}',
      /^line 4, column 5: tags\[0\]\.cluster: must stand in an entry whose scope has only environments/,
    ],
    [
      'topics by the names of groups',
      'version: 1\ntags:\n  - scope: {groups: [a]}\n    topic: {global-order: true}',
      /^line 3, column 5: tags\[0\]\.scope: must name topics/,
    ],
    [
      'a team of tags',
      'version: 1\ntags:\n  - scope: {teams: [nobody]}\n    topic: {global-order: true}',
      /there is no team nobody in this file/,
    ],
    [
      'an unknown field',
      'version: 1\nteam:\n  a: 1',
      'line 2, column 1: team: is not known here; known are version, teams, packs, exceptions, tags',
    ],
    [
      'a principal that is everybody',
      'version: 1\nteams:\n  a:\n    match:\n      - principal: User:*',
      'line 5, column 20: teams.a.match[0].principal: must not be User:*, which is everybody and so no team',
    ],
    [
      'a principal without its type',
      'version: 1\nteams:\n  a:\n    match:\n      - prefix: x\n      - principal: payments',
      'line 6, column 20: teams.a.match[1].principal: must be a type and a name, such as User:payments-svc',
    ],
    [
      'two teams that claim one principal',
      'version: 1\nteams:\n  a: {match: [{principal: "User:x"}]}\n  b:\n    match:\n      - principal: User:x',
      /^line 6, column 9: teams\.b\.match\[0\]: principal "User:x" is team a's already/,
    ],
    [
      'a match by two things',
      'version: 1\nteams:\n  a:\n    match:\n      - {prefix: x, principal: "User:x"}',
      /^line 5, column 9: teams\.a\.match\[0\]: must have exactly one of exact, prefix, regex, principal/,
    ],
    [
      'a reserved team',
      'version: 1\nteams:\n  unowned: {match: [{exact: x}]}',
      /^line 3, column 3: teams\.unowned: must not be "unowned"/,
    ],
    [
      'two teams that claim one prefix',
      'version: 1\nteams:\n  a: {match: [{prefix: x}]}\n  b:\n    match:\n      - prefix: x',
      /^line 6, column 9: teams\.b\.match\[0\]: prefix "x" is team a's already/,
    ],
    [
      'a dangerous expression',
      'version: 1\nteams:\n  a:\n    match:\n      - regex: (a+)+',
      /^line 5, column 16: .*regex: must not repeat a group/,
    ],
    [
      'a team nobody defined',
      inPack('scope:', '  teams: [q]'),
      /^line 5, column 15: packs\[0\]\.scope\.teams\[0\]: there is no team q/,
    ],
    [
      'a day',
      'version: 1\nexceptions:\n  - {rule: RET-01, until: 2026-02-31, reason: r, owner: o}',
      /^line 3, column 27: exceptions\[0\]\.until: is no day/,
    ],
    [
      'an exception without an owner',
      'version: 1\nexceptions:\n  - rule: RET-01\n    until: 2026-02-01\n    reason: r',
      /^line 3, column 5: exceptions\[0\]\.owner: is missing/,
    ],
    [
      'an exception of no rule',
      'version: 1\nexceptions:\n  - {rule: KEY:x, until: 2026-02-01, reason: r, owner: o}',
      /there is no rule KEY:x/,
    ],
    ['no version', '', 'line 1, column 1: version: is missing'],
    ['broken YAML', 'a: [1\nb: 2', /^line 2, column 1: this is not YAML/],
    ['a key twice', 'version: 1\nversion: 1', /^line 2, column 1: this is not YAML: Map keys must be unique/],
    ['a list', '- 1', 'line 1, column 1: must be a map of fields'],
    [
      'a bomb of aliases',
      `version: 1\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]`,
      /Excessive alias count/,
    ],
    ['a huge file', `# ${'x'.repeat(POLICY_BYTES_MAX)}`, /at most 256 KiB/],
  ])('by %s says where and what', (_, source, message) => {
    const [first] = problems(source);
    if (typeof message === 'string') expect(first).toBe(message);
    else expect(first).toMatch(message);
  });

  it('names several problems, in the order of the file', () => {
    const found = problems('version: 2\nteams:\n  a: {match: []}\n  b: {}\nx: 1');
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'line 1, column 10',
      'line 3, column 7',
      'line 4, column 3',
      'line 5, column 1',
    ]);
  });
});

describe('whatever stands in the file', () => {
  const example = readFileSync(new URL('../../../docs/policy-example.yaml', import.meta.url), 'utf8');
  const facts = buildFacts(testSnapshot({ topics: { 'payments.eu': {} }, groups: { g: {} } }), { now: NOW });

  /** Replaces the value at the `at`th place, counted through the whole tree. */
  const planted = (value: unknown, at: { left: number }, seed: unknown): unknown => {
    if (at.left-- === 0) return seed;
    if (Array.isArray(value)) return value.map((item) => planted(item, at, seed));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, planted(item, at, seed)]));
  };

  it('is judged by a limit that is not whole', () => {
    const limits = ['RET-01: {limits: {retentionMsFrom: 1.5}}', 'RET-02: {limits: {retentionMsLong: 0.5}}'];
    const parsed = parsePolicy(inPack(`rules: {${limits.join(', ')}}`));
    if (!parsed.ok) throw new Error(parsed.problems.map(problemText).join('\n'));
    const { findings } = audit(facts, { policy: policyFor(parsed.policy, 'prod') });
    expect(findings.map(({ ruleId }) => ruleId)).toContain('RET-01');
  });

  it('is told or taken, never thrown at, and what is taken can be judged by', { timeout: 30_000 }, () => {
    const seeds = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        '',
        '*',
        '/(/',
        '-1',
        '7 d',
        'RET-01',
        'prod',
        [],
        {},
        [{}],
        { match: [] },
        null,
        -1,
        1.5,
      ),
    );
    fc.assert(
      fc.property(fc.nat(80), seeds, fc.nat(80), seeds, (first, one, second, other) => {
        const changed = planted(planted(parse(example), { left: first }, one), { left: second }, other);
        const parsed = parsePolicy(stringify(changed));
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { line, column } of parsed.problems) expect(Math.min(line, column)).toBeGreaterThan(0);
        } else {
          for (const environment of ['prod', 'dev'] as const) {
            audit(facts, { policy: policyFor(parsed.policy, environment) });
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('may be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
        const parsed = parsePolicy(source);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
