import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poll } from '@/dev/process/poll.ts';
import { type ClusterCollector, createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import { sectionNames } from '@/lib/contracts/common.ts';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import { addGroup, addTopic, memoryCluster, memoryReader, partition } from '@/test/memory-reader.ts';
import { memoryStore } from '@/test/memory-store.ts';
import { type AcceptanceBook, accept, createAcceptanceBook } from '../acceptances.ts';
import { auditSummary, auditVersion, listFindings, type SignedAudit, signedAudit } from '../audit.ts';
import { listUnknown } from '../audit-unknown.ts';
import { type Audit, type Auditor, createAuditor } from '../auditor.ts';
import { createFindingLedger, type FindingLedger } from '../finding-ledger.ts';
import { createTallyWriter, isWhole, readTrend } from '../findings-trend.ts';
import { scorecards } from '../scorecards.ts';
import { createPolicyBook, type PolicyBook } from './policy-book.ts';

const DAY = 86_400_000;
const POLICY = `version: 1
teams:
  orders: {match: [{prefix: orders}], contact: "#orders"}
packs:
  - name: replicas
    rules: {DUR-02: {severity: warn}}
exceptions:
  - {rule: DUR-02, scope: {teams: [orders]}, until: 2999-01-01, reason: on purpose, owner: orders-lead}
`;

const memory = memoryCluster();
addTopic(memory, 'orders.eu', [partition(0, [1])]);
addTopic(memory, 'single', [partition(0, [2])]);
addGroup(memory, 'orders-readers', 1, { 'orders.eu/0': 90n });

let store: ReturnType<typeof memoryStore>;
let collector: ClusterCollector;
let policies: PolicyBook;
let acceptances: AcceptanceBook;
let ledger: FindingLedger;
let auditor: Auditor;
let audits: Audit[];
const now = () => memory.now;
const fail = (error: unknown) => {
  throw error;
};

const signed = (): Promise<SignedAudit> => signedAudit({ auditor, acceptances, findings: ledger });
const judgedByPolicy = async () => {
  policies.offer({ text: POLICY });
  await poll(() => audits.at(-1)?.policy === policies.inForce('dev', memory.acls.bindings), {
    what: 'the audit by the policy',
    timeoutMs: 15_000,
  });
  return signed();
};
const findings = (audit: SignedAudit, filter: object = {}) =>
  listFindings(audit, collector.cadence, { sort: 'severity', limit: 100, ...filter }).items;

beforeEach(async () => {
  memory.now = 20_000 * DAY;
  audits = [];
  store = memoryStore();
  policies = await createPolicyBook({ store, path: 'policy.yaml', now, onFile: () => undefined });
  acceptances = createAcceptanceBook(store, 'c', now);
  ledger = createFindingLedger({ store, clusterId: 'c', onError: fail });
  collector = createClusterCollector(memoryReader(memory), { now });
  await poll(() => sectionNames.every((name) => collector.snapshot().sections[name] !== undefined), {
    what: 'every section',
    timeoutMs: 15_000,
  });
  auditor = createAuditor(collector, {
    environment: 'demo',
    policies,
    now,
    onAudit: (audit) => {
      audits.push(audit);
      ledger.note(audit);
    },
    onError: fail,
  });
});
afterEach(async () => {
  auditor.stop();
  await ledger.stop();
  await collector.stop();
});

describe('a policy that changes', () => {
  it('is judged by at once: severities, teams and exceptions', async () => {
    expect(findings(await signed(), { rule: 'DUR-02' }).map(({ severity }) => severity)).toContain('info');
    const audit = await judgedByPolicy();
    expect(findings(audit, { rule: 'DUR-02' })).toMatchObject([
      {
        subject: { name: 'orders.eu' },
        severity: 'warn',
        team: 'orders',
        exception: { owner: 'orders-lead' },
      },
      { subject: { name: 'single' }, severity: 'warn', team: 'unowned', exception: null },
    ]);
    const summary = auditSummary(audit, collector.cadence);
    expect(summary).toMatchObject({ accepted: 1, acceptedEndingSoon: 0, teams: ['orders'] });
    expect(summary.rules.find(({ ruleId }) => ruleId === 'DUR-02')?.accepted).toBe(1);
  });

  it('raises what is found by what it declares', async () => {
    const more = ['a', 'b', 'c'];
    for (const id of more) addGroup(memory, id, 1, {});
    await collector.refresh('groups');
    const severity = async () => findings(await signed(), { rule: 'PRF-05' })[0]?.severity;
    policies.offer({ text: 'version: 1\ntags: [{cluster: {multi-tenant: true}}]\n' });
    await poll(async () => (await severity()) === 'warn', { what: 'an audit by it', timeoutMs: 4_000 });
    policies.offer({ text: 'version: 1\n' });
    await poll(async () => (await severity()) === 'info', { what: 'one without', timeoutMs: 4_000 });
    for (const id of more) memory.groups.delete(id);
  });

  it('leaves findings to be filtered by team, and by whether anybody answers for them', async () => {
    const audit = await judgedByPolicy();
    const names = (filter: object) =>
      findings(audit, { rule: 'DUR-02', ...filter }).map(({ subject }) => subject.name);
    expect(names({ team: 'orders' })).toEqual(['orders.eu']);
    expect(names({ team: 'unowned' })).toEqual(['single']);
    expect(names({ state: 'accepted' })).toEqual(['orders.eu']);
    expect(names({ state: 'open' })).toEqual(['single']);
    expect(findings(audit).filter(({ subject, team }) => subject.kind === 'broker' && team !== null)).toEqual(
      [],
    );
  });

  it('is followed no longer once the auditor has stopped', async () => {
    await signed();
    auditor.stop();
    const before = audits.length;
    policies.offer({ text: POLICY });
    await Promise.resolve();
    expect(audits).toHaveLength(before);
  });
});

describe('a team by principal', () => {
  const BY_PRINCIPAL = 'version: 1\nteams: {payments: {match: [{principal: "User:pay"}]}}\n';
  const write: AclBinding = {
    resource: 'topic',
    pattern: 'literal',
    name: 'single',
    principal: 'User:pay',
    operation: 'write',
  };
  const cardOf = async (team: string) => {
    const { items } = await scorecards('c', await signed(), { store, policies, now });
    return items.find((card) => card.team === team);
  };
  const acls = (bindings: AclBinding[] | null) => {
    memory.acls = { bindings };
    return collector.refresh('acls');
  };

  afterEach(() => {
    memory.acls = { bindings: null };
  });

  it('owns what ACLs give it at once, and is judged again only when they change', async () => {
    await acls([write]);
    policies.offer({ text: BY_PRINCIPAL });
    await poll(async () => (await cardOf('payments'))?.topics === 1, {
      what: 'its topic',
      timeoutMs: 15_000,
    });
    expect(findings(await signed(), { rule: 'DUR-02', team: 'payments' })).toMatchObject([
      { subject: { name: 'single' } },
    ]);
    const before = audits.length;
    await acls([{ ...write }]);
    await signed();
    expect(audits).toHaveLength(before);
    await acls([write, { ...write, name: 'orders.eu' }]);
    await poll(async () => (await cardOf('payments'))?.topics === 2, { what: 'both', timeoutMs: 15_000 });
  });

  it('has no numbers but unknown ones while there are no ACLs to read', async () => {
    policies.offer({ text: BY_PRINCIPAL });
    await poll(async () => cardOf('payments'), { what: 'the team', timeoutMs: 15_000 });
    expect(await cardOf('payments')).toMatchObject({
      isResolved: false,
      topics: null,
      groups: null,
      score: null,
    });
    expect(await cardOf('unowned')).toMatchObject({ isResolved: true, topics: 2 });
  });

  it('leaves an audit whole and its facts fresh when ACLs cannot be read', async () => {
    memory.failing.add('readAcls');
    await collector.refresh('acls');
    memory.failing.clear();
    const audit = await judgedByPolicy();
    expect(audit.snapshot.sections.acls?.ok).toBe(false);
    expect(isWhole(audit.snapshot)).toBe(true);
    const { sections, staleSince } = auditSummary(audit, collector.cadence);
    expect(staleSince).toBeNull();
    expect(sections.every(({ status }) => status === 'ok')).toBe(true);
  });
});

describe('what cannot be known', () => {
  const unknowns = (audit: SignedAudit, filter: object = {}) =>
    listUnknown(audit, collector.cadence, { sort: 'missing', limit: 5_000, ...filter }).items;

  it('is listed one by one, as often as it is counted, with its rule and its reason', async () => {
    const audit = await signed();
    const all = unknowns(audit);
    expect(all.length).toBe(audit.report.totals.unknown);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const ofRule = audit.report.rules.filter(({ counts }) => counts.unknown > 0);
    for (const { ruleId, counts } of ofRule)
      expect(unknowns(audit, { rule: ruleId })).toHaveLength(counts.unknown);
    expect(
      all.every(({ reason, title, openSince }) => reason !== '' && title !== '' && openSince === null),
    ).toBe(true);
    expect(unknowns(audit, { sort: '-missing' }).map(({ missing }) => missing)).toEqual(
      all.map(({ missing }) => missing).reverse(),
    );
  });

  it('is found by team, by kind of subject, and by a part of its name or reason', async () => {
    const audit = await judgedByPolicy();
    const ofOrders = unknowns(audit, { team: 'orders', scope: 'topic' });
    expect(new Set(ofOrders.map(({ subject }) => subject.name))).toEqual(new Set(['orders.eu']));
    expect(unknowns(audit, { q: 'ORDERS.EU', scope: 'topic' })).toEqual(ofOrders);
    const [first] = ofOrders;
    expect(unknowns(audit, { q: first?.reason, rule: first?.ruleId })).toEqual([first]);
  });

  it('tells since when it is open what was a finding before, each or all of them', async () => {
    const audit = await signed();
    const [one] = unknowns(audit, { scope: 'topic', q: 'single' });
    if (one === undefined) throw new Error('Everything could be judged');
    const subject = { kind: 'topic' as const, name: 'single' };
    const open = new Map([
      [`${one.ruleId}/topic/single#retention.ms`, { ...one, subject, fingerprint: '', openedAt: 5 }],
    ]);
    const before = { ...audit, ledger: { ...audit.ledger, open } };
    const since = (of: SignedAudit) => {
      const rows = unknowns(of, { rule: one.ruleId, scope: 'topic' });
      return Object.fromEntries(rows.map(({ subject: { name }, openSince }) => [name, openSince]));
    };
    expect(since(before)).toEqual({ single: 5, 'orders.eu': null });
    const everyTopic = {
      key: `${one.ruleId}/topic/*`,
      ruleId: one.ruleId,
      subject: { kind: 'topic' as const, name: '*' },
      missing: { kind: 'unreachable' as const, reason: 'no answer' },
    };
    const blind = { ...before, report: { ...audit.report, cannotKnow: [everyTopic] } };
    expect(since(blind)).toEqual({ null: 5 });
  });
});

describe('a sign-off', () => {
  it('that ended holds no more at once, without waiting for another audit, and the answers have another version', async () => {
    const before = await signed();
    const [finding] = findings(before, { rule: 'DUR-02' });
    if (finding === undefined) throw new Error('Nothing to sign for');
    const { key, fingerprint } = finding;
    const input = {
      kind: 'signed' as const,
      key,
      fingerprint,
      owner: 'orders-lead',
      reason: 'for now',
      expiresAt: memory.now + 5_000,
    };
    await accept(acceptances, before.report.findings, input, memory.now);
    const held = await signed();
    expect(findings(held, { rule: 'DUR-02', state: 'accepted' })).toMatchObject([{ key }]);
    memory.now += 5_000;
    const after = await signed();
    expect(after.report).toBe(held.report);
    expect(findings(after, { rule: 'DUR-02', state: 'accepted' })).toEqual([]);
    expect(auditVersion(after)).not.toBe(auditVersion(held));
    memory.now += 1_000;
    expect(auditVersion(await signed())).toBe(auditVersion(after));
  });
});

describe('a finding', () => {
  const ofSingle = { q: 'single', rule: 'DUR-02' };
  const judgedAgain = async () => {
    memory.now += 60_000;
    const count = audits.length;
    await collector.refresh('metadata');
    await poll(() => audits.length > count, { what: 'another audit', timeoutMs: 15_000 });
    await ledger.idle();
    return signed();
  };

  it('tells since when it is open, is listed as fixed when its rule passes, and is open from then when it returns', async () => {
    const openedAt = memory.now;
    await signed();
    await ledger.idle();
    expect(findings(await signed(), ofSingle)).toMatchObject([{ state: 'open', openedAt, fixedAt: null }]);
    addTopic(memory, 'single', [partition(0, [1, 2, 3])]);
    const mended = await judgedAgain();
    const fixedAt = memory.now;
    expect(findings(mended, ofSingle)).toEqual([]);
    expect(findings(mended, { ...ofSingle, state: 'fixed' })).toMatchObject([
      { state: 'fixed', openedAt, fixedAt, subject: { name: 'single' }, acceptance: null },
    ]);
    expect(auditSummary(mended, collector.cadence).fixed).toBeGreaterThan(0);
    addTopic(memory, 'single', [partition(0, [2])]);
    const broken = await judgedAgain();
    expect(findings(broken, ofSingle)).toMatchObject([{ state: 'open', openedAt: memory.now }]);
    expect(findings(broken, { ...ofSingle, state: 'fixed' })).toEqual([]);
    // A start reads what was written.
    const restarted = createFindingLedger({ store, clusterId: 'c', onError: fail });
    expect((await restarted.read()).open).toEqual((await ledger.read()).open);
  });

  it('that is muted is neither open nor signed for, counts as nobody answers for it, and is back when that ends', async () => {
    const before = await signed();
    const [{ key, fingerprint } = { key: '', fingerprint: '' }] = findings(before, ofSingle);
    const muted = { kind: 'muted' as const, key, fingerprint, owner: 'ada', reason: 'next week' };
    const beyond = { ...muted, expiresAt: memory.now + 31 * DAY };
    await expect(accept(acceptances, before.report.findings, beyond, memory.now)).rejects.toMatchObject({
      field: 'expiresAt',
      message: 'Choose a day within the next 30 days.',
    });
    await accept(acceptances, before.report.findings, { ...muted, expiresAt: memory.now + DAY }, memory.now);
    const quiet = await signed();
    expect(findings(quiet, { ...ofSingle, state: 'open' })).toEqual([]);
    expect(findings(quiet, { ...ofSingle, state: 'accepted' })).toEqual([]);
    expect(findings(quiet, { ...ofSingle, state: 'muted' })).toMatchObject([
      { state: 'muted', acceptance: { kind: 'muted', owner: 'ada' } },
    ]);
    expect(auditSummary(quiet, collector.cadence)).toMatchObject({ accepted: 0, muted: 1 });
    memory.now += DAY;
    expect(findings(await signed(), { ...ofSingle, state: 'open' })).toHaveLength(1);
  });
});

describe('scorecards', () => {
  it('count what each team owns, what is open and what is answered for, the worst first', async () => {
    const { items } = await scorecards('c', await judgedByPolicy(), { store, policies, now });
    expect(items.map(({ team }) => team)).toEqual(expect.arrayContaining(['orders', 'unowned']));
    const orders = items.find(({ team }) => team === 'orders');
    expect(orders).toMatchObject({
      contact: '#orders',
      topics: 1,
      groups: 1,
      signed: 1,
      dueSoon: 0,
      trend: [],
    });
    expect(orders?.unsigned).toBe((orders?.critical ?? 0) + (orders?.warn ?? 0) + (orders?.info ?? 0));
    const scores = items.map(({ score }) => score ?? 101);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  it('have a trend of the days that were audited', async () => {
    const audit = await judgedByPolicy();
    const write = createTallyWriter(store, 'c', acceptances, () => undefined);
    write({ ...audit, report: { ...audit.report, at: memory.now - 3 * DAY } });
    write(audit);
    await poll(() => store.tallies.size === 4, { what: 'two hours and two days', timeoutMs: 15_000 });
    memory.now += 1;
    const { items } = await scorecards('c', audit, { store, policies, now });
    expect(items.find(({ team }) => team === 'orders')?.trend.map(({ at }) => at / DAY)).toEqual([
      19_997, 20_000,
    ]);
  });
});

describe('findings over time', () => {
  const trend = (filter: object = {}) => readTrend(store, 'c', { days: 7, ...filter }, memory.now + 1);

  it('have a point for each hour that was audited and none for the others', async () => {
    const audit = await judgedByPolicy();
    const write = createTallyWriter(store, 'c', acceptances, () => undefined);
    for (const hoursAgo of [50, 3]) {
      write({ ...audit, report: { ...audit.report, at: memory.now - hoursAgo * 3_600_000 } });
    }
    await poll(() => store.tallies.size >= 4, { what: 'two hours', timeoutMs: 15_000 });
    const { points, resolutionMs } = await trend({ rule: 'DUR-02' });
    expect(resolutionMs).toBe(3_600_000);
    expect(points.map(({ at, value }) => [(memory.now - at) / 3_600_000, value])).toEqual([
      [50, 2],
      [3, 2],
    ]);
    expect((await trend({ rule: 'DUR-02', team: 'orders', state: 'open' })).points[0]?.value).toBe(0);
    expect((await trend({ rule: 'DUR-02', team: 'unowned', severity: 'warn' })).points[0]?.value).toBe(1);
  });

  it('are told by hour while the history is young, and by day once it is longer than hours are kept', async () => {
    const audit = await judgedByPolicy();
    const write = createTallyWriter(store, 'c', acceptances, () => undefined);
    const at = (days: number) => ({ ...audit, report: { ...audit.report, at: memory.now - days * DAY } });
    write(at(3));
    await poll(() => store.tallies.size === 2, { what: 'a tally', timeoutMs: 15_000 });
    expect((await trend({ days: 90 })).resolutionMs).toBe(3_600_000);
    const earlier = createTallyWriter(store, 'c', acceptances, () => undefined);
    earlier(at(20));
    await poll(() => store.tallies.size === 4, { what: 'an older tally', timeoutMs: 15_000 });
    expect((await trend({ days: 90 })).resolutionMs).toBe(DAY);
  });

  it('leave out an audit that could not look at everything, and a second one within a minute', async () => {
    const audit = await judgedByPolicy();
    const write = createTallyWriter(store, 'c', acceptances, () => undefined);
    const { topicConfigs: _, ...others } = audit.snapshot.sections;
    write({ ...audit, snapshot: { ...audit.snapshot, sections: others } });
    write({ ...audit, report: { ...audit.report, at: memory.now + 1 } });
    write({ ...audit, report: { ...audit.report, at: memory.now + 3_000 } });
    await poll(() => store.tallies.size > 0, { what: 'one tally', timeoutMs: 15_000 });
    expect([...store.tallies.values()].map(({ judgedAt }) => judgedAt - memory.now)).toEqual([1, 1]);
  });
});
