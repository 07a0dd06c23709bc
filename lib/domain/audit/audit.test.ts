import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { audit, auditSteps } from './audit.ts';
import { buildFacts } from './build-facts.ts';
import type { Fact } from './fact.ts';
import type { Subject } from './rule.ts';
import { RULES, ruleById } from './rules/index.ts';
import { SOURCES } from './sources.ts';
import type { SuppliedFacts } from './supplied.ts';
import { NOW } from './test-moment.ts';
import { type SnapshotSpec, type TopicSpec, testSnapshot } from './test-snapshot.ts';

const ALL_IDS = [
  'RET-01 RET-02 RET-03 RET-04',
  'STO-01 STO-02 STO-03 STO-04 STO-05 STO-06 STO-07 STO-08',
  'CMP-01 CMP-02 CMP-03 CMP-04 CMP-05 CMP-06 CMP-07',
  'DUR-01 DUR-02 DUR-03 DUR-04 DUR-05 DUR-06 DUR-07 DUR-08 DUR-09 DUR-10',
  'DUR-11 DUR-12 DUR-13 DUR-14 DUR-15 DUR-16 DUR-17 DUR-18 DUR-19',
  'TOP-01 TOP-02 TOP-03 TOP-04 TOP-05 TOP-06 TOP-07 TOP-08 TOP-09',
  'PRF-01 PRF-02 PRF-03 PRF-04 PRF-05',
  'SEC-01 SEC-02 SEC-03',
  'CTL-01 CTL-02 CTL-03 CTL-04 CTL-05 CTL-06 CTL-07 CTL-08',
  'GRP-01 GRP-02 GRP-03 GRP-04 GRP-05 GRP-06 GRP-07 GRP-08 GRP-09 GRP-10 GRP-11 GRP-12 GRP-13',
  'CLI-01 CLI-02 CLI-03 CLI-04 CLI-05 CLI-06 CLI-07 CLI-08 CLI-09 CLI-10 CLI-11',
  'NOD-01 NOD-02 NOD-03',
].flatMap((line) => line.split(' '));

/** Topics, brokers and groups with something wrong in most families. */
const BUSY: SnapshotSpec = {
  brokers: {
    1: { rack: 'a', configs: { 'log.dirs': '/tmp/kafka-logs' } },
    2: { rack: 'b', configs: { 'num.replica.fetchers': '2' } },
    3: { rack: null, dirs: [{ path: '/data', totalBytes: 100, usableBytes: 10 }] },
  },
  topics: {
    orders: { recordsPerSecond: 100, isr: [[1, 2]], producers: { count: 0 } },
    single: {
      replicas: [[1]],
      configs: { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'true' },
    },
    state: {
      configs: { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.01' },
      recordsPerSecond: 1,
    },
    audit: { configs: { 'retention.ms': '-1', 'compression.type': 'gzip' }, recordsPerSecond: 0 },
    hidden: { configs: 'denied' },
    __consumer_offsets: { internal: true, replicas: [[1], [2]], configs: { 'cleanup.policy': 'delete' } },
  },
  groups: {
    billing: {
      members: [{ id: 'a', partitions: { orders: [0] } }, { id: 'b' }],
      lags: {
        orders: {
          0: {
            committed: 100,
            lag: 900,
            behindForMs: 120_000,
            committedForMs: 120_000,
            unreadForMs: 500 * 3_600_000,
          },
        },
      },
      points: Array.from({ length: 12 }, (_, at) => [120_000 - at * 10_000, 800 + at * 10, 100] as const),
    },
    gone: {
      state: 'Empty',
      emptyForMs: 6 * 86_400_000,
      lags: { single: { 0: { committed: 5, lag: 7, rewoundFrom: 9 } } },
    },
  },
};

const SUPPLIED: SuppliedFacts = {
  groups: new Map([
    [
      'gone',
      {
        rebalancesPerHour: 9,
        rebalancingFraction: 0.2,
      },
    ],
  ]),
  topics: new Map([
    [
      'orders',
      { underReplicatedSince: new Map([[0, { at: NOW - 3_600_000, isBound: false }]]), producerIds: 0 },
    ],
  ]),
  hosts: new Map([[1, { deadCleanerThreads: 1 }]]),
};

const run = (snapshot: ClusterSnapshot, supplied: SuppliedFacts = {}) =>
  audit(buildFacts(snapshot, { now: NOW, supplied }));

describe('the catalogue', () => {
  test('holds all 90 rules of the knowledge base exactly once', () => {
    expect(RULES.map(({ id }) => id)).toEqual(ALL_IDS);
    expect(new Set(ALL_IDS).size).toBe(90);
  });

  test('gives every rule a title, a reason, a fix and a source of its own', () => {
    for (const rule of RULES) {
      expect(rule.title.length, rule.id).toBeGreaterThan(5);
      expect(rule.fires.length, rule.id).toBeGreaterThan(20);
      expect(rule.why.length, rule.id).toBeGreaterThan(20);
      expect(rule.fix.length, rule.id).toBeGreaterThan(20);
      for (const source of rule.sources) expect(SOURCES[source], `${rule.id} ${source}`).toBeDefined();
    }
    expect(new Set(RULES.map(({ title }) => title)).size).toBe(90);
  });

  test('lets every evaluated rule look at subjects of its own scope', () => {
    for (const rule of RULES)
      if (rule.kind === 'evaluated') expect(rule.looksAt, rule.id).toContain(rule.scope);
  });

  test('says of every rule it does not evaluate what that would need', () => {
    const declared = RULES.filter((rule) => rule.kind === 'declared');
    expect(declared.map(({ id }) => id)).toEqual(
      'CMP-01 PRF-01 PRF-02 CTL-08 CLI-01 CLI-03 CLI-04 CLI-05 CLI-06 CLI-07 CLI-08 CLI-09 NOD-01 NOD-02 NOD-03'.split(
        ' ',
      ),
    );
    for (const rule of declared) expect(rule.needsText).toMatch(/^needs /);
  });
});

describe('an audit', () => {
  const report = run(testSnapshot(BUSY), SUPPLIED);

  test('counts every verdict of every rule once', () => {
    const { violated, unknown } = report.totals;
    expect(violated.info + violated.warn + violated.critical).toBe(report.findings.length);
    expect(unknown).toBe(report.cannotKnow.length);
    expect(report.rules.map(({ ruleId }) => ruleId)).toEqual(ALL_IDS);
    expect(report.notEvaluated).toBe(15);
    // Six topics, and RET-01 gives each of them one verdict.
    const counts = report.rules.find(({ ruleId }) => ruleId === 'RET-01')?.counts;
    expect(counts).toEqual({
      violated: { info: 1, warn: 0, critical: 1 },
      passed: 1,
      notApplicable: 2,
      unknown: 1,
    });
  });

  test('gives every finding a key of its own, worst first', () => {
    const keys = report.findings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('RET-02/topic/audit');
    expect(keys).toContain('CTL-06/cluster/test-cluster#num.replica.fetchers');
    const order = ['critical', 'warn', 'info'];
    const ranks = report.findings.map(({ severity }) => order.indexOf(severity));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test('binds a finding to the value and its source, and not to figures that move', () => {
    const retention = (configs: TopicSpec['configs'], bytes: number) =>
      run(
        testSnapshot({ topics: { orders: { ...(configs && { configs }), bytes: [bytes] } } }),
      ).findings.find(({ ruleId }) => ruleId === 'RET-01')?.fingerprint;
    expect(retention(undefined, 10)).toBe('retention.ms=604800000@built-in');
    expect(retention(undefined, 99)).toBe(retention(undefined, 10));
    expect(retention({ 'retention.ms': { value: '604800000', source: 'cluster' } }, 10)).toBe(
      'retention.ms=604800000@cluster',
    );
  });

  test('says "unknown" once per rule, and never "pass", when nothing has been read', () => {
    const empty: ClusterSnapshot = { ...testSnapshot(), sections: {}, progress: new Map(), rates: new Map() };
    const { totals, findings } = run(empty);
    expect(findings).toEqual([]);
    expect(totals.passed).toBe(0);
    expect(totals.notApplicable).toBe(0);
    expect(totals.unknown).toBeGreaterThanOrEqual(77);
  });

  test('gives the same report in slices', () => {
    const topics = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`t${at}`, {}]));
    const facts = buildFacts(testSnapshot({ topics }), { now: NOW });
    const steps = auditSteps(facts);
    let yields = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) yields += 1;
    expect(yields).toBeGreaterThan(1);
    expect(step.value).toEqual(audit(facts));
  });
});

describe('whatever the cluster', () => {
  const outcomes = (snapshot: ClusterSnapshot, supplied: SuppliedFacts) => {
    const facts = buildFacts(snapshot, { now: NOW, supplied });
    const listed = <S extends Subject>(fact: Fact<readonly S[]>): readonly Subject[] =>
      fact.known ? fact.value : [];
    const subjects = [
      facts.cluster,
      ...listed(facts.topics),
      ...listed(facts.brokers),
      ...listed(facts.groups),
    ];
    const found = new Map<string, Set<string>>();
    for (const rule of RULES) {
      if (rule.kind === 'declared') continue;
      for (const subject of subjects) {
        const all = rule.evaluate(subject, facts).map(({ outcome }) => outcome);
        if (all.length > 0)
          found.set(
            `${rule.id}/${subject.kind}/${subject.kind === 'cluster' ? '' : subject.name}`,
            new Set(all),
          );
      }
    }
    return found;
  };
  const full = testSnapshot(BUSY);
  const before = outcomes(full, SUPPLIED);
  const sectionNames = Object.keys(full.sections);
  const suppliedNames = Object.keys(SUPPLIED);

  test('removing what is known never turns a finding or a doubt into a pass', () => {
    fc.assert(
      fc.property(
        fc.subarray(sectionNames),
        fc.subarray(suppliedNames),
        fc.subarray([1, 2, 3]),
        fc.boolean(),
        (sections, supplied, deniedBrokers, dropRates) => {
          const poorer: ClusterSnapshot = {
            ...testSnapshot({
              ...BUSY,
              brokers: Object.fromEntries(
                Object.entries(BUSY.brokers ?? {}).map(([id, broker]) => [
                  id,
                  deniedBrokers.includes(Number(id)) ? { ...broker, configs: 'denied' as const } : broker,
                ]),
              ),
            }),
            ...(dropRates && { rates: new Map() }),
          };
          const left: ClusterSnapshot = {
            ...poorer,
            sections: Object.fromEntries(
              Object.entries(poorer.sections).filter(([name]) => sections.includes(name)),
            ),
          };
          const fewer: SuppliedFacts = Object.fromEntries(
            Object.entries(SUPPLIED).filter(([name]) => supplied.includes(name)),
          );
          for (const [key, after] of outcomes(left, fewer)) {
            const was = before.get(key);
            if (!was || !(was.has('violated') || was.has('unknown'))) continue;
            const acquitted = [...after].every(
              (outcome) => outcome === 'pass' || outcome === 'notApplicable',
            );
            expect(acquitted, `${key}: ${[...was]} -> ${[...after]}`).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the order of topics, brokers and groups does not matter', () => {
    const shuffled = <V>(record: Record<string, V> | undefined) =>
      Object.fromEntries(Object.entries(record ?? {}).reverse());
    const other = testSnapshot({ ...BUSY, topics: shuffled(BUSY.topics), groups: shuffled(BUSY.groups) });
    expect(run(other, SUPPLIED).findings).toEqual(run(full, SUPPLIED).findings);
  });
});

test('every rule can be found by its id', () => {
  for (const id of ALL_IDS) expect(ruleById(id)?.id).toBe(id);
});
