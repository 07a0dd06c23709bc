import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEvent, ofTopic } from '@/lib/domain/timeline/event.ts';
import { type Postgres, startPostgres } from '@/test/postgres.ts';
import type { AlertDeliveryRecord, AlertRecord } from './alerts-records.ts';
import { POSTGRES, SQLITE } from './dialect.ts';
import { FIXED_KEEP_MS, type FindingRecord } from './findings-store.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open-store.ts';
import { openSqlite } from './sqlite-client.ts';
import type { AcceptanceRecord, ChangeRecord, ClusterRecord, Store } from './store.ts';
import { createTimelineStore, EVENTS_KEEP_MS } from './timeline-store.ts';

const record = (id: string, name: string): ClusterRecord => ({
  id,
  name,
  environment: 'dev',
  bootstrap: ['127.0.0.1:9092'],
  secrets: '',
  writable: false,
  createdAt: 1_000,
  updatedAt: 1_000,
});

const lag = (name: string, value: number) => ({ kind: 'group' as const, name, metric: 'lag', value });
const oneSeries = { kind: 'group' as const, name: 'g', metric: 'lag' };
const range = { series: [oneSeries], from: 0, to: 10_000_000 };

let postgres: Postgres | undefined;
const dir = mkdtempSync(join(tmpdir(), 'highwater-db-'));

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => {
  postgres?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Waits in the outbox of a cluster called `alerts`. */
const delivery = (id: string, key: string, position = 0): AlertDeliveryRecord => ({
  id,
  key,
  channelId: 'channel',
  clusterId: 'alerts',
  ruleId: 'rule',
  incident: 'i',
  message: '{}',
  state: 'waiting',
  attempts: 0,
  nextAt: 1_000,
  createdAt: 1_000,
  position,
  endedAt: null,
  error: null,
});

describe.each([
  ['sqlite', SQLITE],
  ['postgres', POSTGRES],
])('the store on %s', (database, { bytesPerSample }) => {
  let store: Store;
  const url = () => {
    if (database === 'sqlite') return `file:${join(dir, 'test.db')}`;
    if (!postgres)
      throw new Error('Install the PostgreSQL server package to run this test (Debian: postgresql)');
    return postgres.url;
  };

  beforeAll(async () => {
    store = await openStore(url());
  });
  afterAll(async () => {
    await store?.close();
  });

  it('keeps clusters over a reopen and refuses a second one of the same name', async () => {
    await store.saveCluster(record('a', 'alpha'));
    await store.close();
    store = await openStore(url());
    expect(await store.listClusters()).toEqual([record('a', 'alpha')]);
    await expect(store.saveCluster(record('b', 'alpha'))).rejects.toMatchObject({
      code: 'conflict',
      field: 'name',
    });
    await store.saveCluster({ ...record('a', 'renamed'), updatedAt: 2_000 });
    expect((await store.listClusters()).map((cluster) => cluster.name)).toEqual(['renamed']);
  });

  it('folds readings of one bucket into their mean and maximum, at every resolution', async () => {
    await store.appendReadings('c', 600_000, [lag('g', 10)]);
    await store.appendReadings('c', 605_000, [lag('g', 20)]);
    await store.appendReadings('c', 611_000, [lag('g', 60)]);
    expect(await store.readSeries({ ...range, clusterId: 'c', resolutionMs: 10_000 })).toEqual([
      [
        { at: 600_000, mean: 15, max: 20, count: 2 },
        { at: 610_000, mean: 60, max: 60, count: 1 },
      ],
    ]);
    expect(await store.readSeries({ ...range, clusterId: 'c', resolutionMs: 600_000 })).toEqual([
      [{ at: 600_000, mean: 30, max: 60, count: 3 }],
    ]);
  });

  it('keeps series of equal names apart by cluster, kind and metric', async () => {
    await store.appendReadings('d', 0, [
      lag('g', 1),
      { ...lag('g', 2), kind: 'topic' },
      { ...lag('g', 3), metric: 'x' },
    ]);
    await store.appendReadings('e', 0, [lag('g', 4)]);
    const point = (value: number) => [{ at: 0, mean: value, max: value, count: 1 }];
    const series = [{ ...oneSeries, kind: 'topic' as const }, { ...oneSeries, name: 'none' }, oneSeries];
    const asked = { ...range, series, to: 10_000, resolutionMs: 10_000 };
    expect(await store.readSeries({ ...asked, clusterId: 'd' })).toEqual([point(2), [], point(1)]);
    expect(await store.readSeries({ ...asked, clusterId: 'e' })).toEqual([[], [], point(4)]);
    expect(await store.seriesNames({ clusterId: 'd', kind: 'topic', metric: oneSeries.metric })).toEqual([
      'g',
    ]);
    expect(await store.seriesNames({ clusterId: 'e', kind: 'topic', metric: oneSeries.metric })).toEqual([]);
  });

  it('has no point where nothing was sampled, and begins with the whole bucket of "from"', async () => {
    for (const at of [1_000, 12_000, 60_000, 61_000]) await store.appendReadings('f', at, [lag('g', at)]);
    const read = async (from: number, to: number) =>
      (await store.readSeries({ ...range, from, to, clusterId: 'f', resolutionMs: 10_000 }))[0]?.map(
        ({ at }) => at,
      );
    expect(await read(0, 100_000)).toEqual([0, 10_000, 60_000]);
    expect(await read(15_000, 60_000)).toEqual([10_000]);
  });

  it('prunes what is older than each resolution keeps and leaves the rest', async () => {
    const now = 100 * 86_400_000;
    await store.appendReadings('p', now - 3 * 3_600_000, [lag('g', 1)]);
    while (await store.pruneHistory(now));
    const to = now + 1;
    const read = (resolutionMs: number) =>
      store.readSeries({ ...range, from: now - 4 * 3_600_000, to, clusterId: 'p', resolutionMs });
    expect(await read(10_000)).toEqual([[]]);
    expect(await read(60_000)).toMatchObject([[{ mean: 1 }]]);
  });

  it('shortens all resolutions alike until the samples are within the budget, and says what they take', async () => {
    await store.close();
    const MINUTE = 60_000;
    const resolutions = [
      { resolutionMs: 10_000, keepMs: 5 * MINUTE },
      { resolutionMs: MINUTE, keepMs: 30 * MINUTE },
    ];
    store = await openStore(url(), { resolutions, rowsMost: 120, bytesMost: 2 ** 30 });
    const now = 2_000 * 86_400_000;
    const names = ['a', 'b', 'c', 'd'];
    for (let at = now - 30 * MINUTE; at < now; at += 10_000) {
      await store.appendReadings(
        'budget',
        at,
        names.map((name) => lag(name, 1)),
      );
    }
    while (await store.pruneHistory(now));
    const usage = await store.historyUsage(now);
    expect(usage.rows).toBeLessThanOrEqual(120);
    expect(usage.rows).toBeGreaterThan(100);
    expect(usage.resolutions.map(({ resolutionMs }) => resolutionMs)).toEqual([10_000, MINUTE, 600_000]);
    const shares = usage.resolutions.map(({ oldest, keepMs }) =>
      oldest === null ? null : (now - oldest) / keepMs,
    );
    expect(shares[2], 'the resolution that the settings no longer have').toBeNull();
    expect(Math.abs((shares[0] ?? 0) - (shares[1] ?? 9))).toBeLessThan(0.1);

    await store.close();
    const tight = { resolutions, rowsMost: 120, bytesMost: bytesPerSample * 60 };
    store = await openStore(url(), tight);
    while (await store.pruneHistory(now));
    const shrunk = await store.historyUsage(now);
    expect(shrunk.rows, 'counted anew after a restart, and by bytes').toBeLessThanOrEqual(shrunk.rowsMost);
    expect(shrunk.rowsMost).toBe(60);
    expect(shrunk.bytes).toBeGreaterThan(0);
    await store.close();
    store = await openStore(url());
  });

  it('takes no more bytes for a sample than its budget counts with', async () => {
    const now = 3_000 * 86_400_000;
    const readings = Array.from({ length: 500 }, (_, index) => lag(`group-${index}`, index * 1.5));
    await store.appendReadings('size', now - 600_000, readings);
    while (await store.pruneHistory(now));
    const { bytes } = await store.historyUsage(now);
    for (let at = now - 590_000; at < now; at += 10_000) await store.appendReadings('size', at, readings);
    while (await store.pruneHistory(now));
    const after = await store.historyUsage(now);
    expect((after.bytes - bytes) / (500 * (59 + 9))).toBeLessThan(bytesPerSample);
  });

  it('removes a cluster with its history', async () => {
    await store.saveCluster(record('z', 'zeta'));
    await store.appendReadings('z', 0, [lag('g', 1)]);
    await store.deleteCluster('z');
    expect((await store.listClusters()).some((cluster) => cluster.id === 'z')).toBe(false);
    expect(await store.readSeries({ ...range, clusterId: 'z', resolutionMs: 10_000 })).toEqual([[]]);
  });

  it('keeps since when findings are open and which were fixed, for 30 days, and forgets them with their cluster', async () => {
    const finding = (key: string, openedAt: number): FindingRecord => ({
      key,
      ruleId: 'RET-01',
      subjectKind: 'group',
      subjectName: 'a/b#"c"',
      fingerprint: `${key}@built-in`,
      openedAt,
      body: JSON.stringify({ key, openedAt }),
    });
    const open = ({ body: _, ...record }: FindingRecord) => record;
    const [one, two, three] = [finding('1', 1_000), finding('2', 1_000), finding('3', 1_000)];
    await store.saveFindings('f', { at: 1_000, opened: [one, two, three], fixed: [], gone: [] });
    await store.saveFindings('g', { at: 1_000, opened: [one], fixed: [], gone: [] });
    const again = { ...finding('2', 2_000), fingerprint: 'other' };
    await store.saveFindings('f', { at: 2_000, opened: [again], fixed: ['1'], gone: ['3'] });
    expect(await store.listOpenFindings('f')).toEqual([open(again)]);
    expect(await store.listFixedFindings('f', 10)).toEqual([
      { openedAt: 1_000, fixedAt: 2_000, body: one.body },
    ]);
    expect(await store.listOpenFindings('g')).toEqual([open(one)]);
    await store.saveFindings('f', { at: 3_000, opened: [finding('1', 3_000)], fixed: ['2'], gone: [] });
    expect((await store.listOpenFindings('f')).map(({ key, openedAt }) => [key, openedAt])).toEqual([
      ['1', 3_000],
    ]);
    expect((await store.listFixedFindings('f', 10)).map(({ fixedAt }) => fixedAt)).toEqual([3_000]);
    await store.saveFindings('f', { at: 3_001 + FIXED_KEEP_MS, opened: [], fixed: [], gone: [] });
    expect(await store.listFixedFindings('f', 10)).toEqual([]);
    await store.deleteCluster('f');
    expect(await store.listOpenFindings('f')).toEqual([]);
    expect(await store.listOpenFindings('g')).toHaveLength(1);
  });

  it('keeps every acceptance, replaces one by its id, and forgets them with their cluster', async () => {
    const acceptance = (id: string, createdAt: number, revokedAt: number | null): AcceptanceRecord => ({
      id,
      kind: 'muted',
      clusterId: 'a',
      key: 'RET-01/topic/orders',
      fingerprint: 'retention.ms=604800000@built-in',
      owner: 'o',
      reason: 'r',
      ticket: null,
      createdAt,
      expiresAt: 9_000,
      revokedAt,
    });
    await store.saveAcceptance(acceptance('1', 1_000, null));
    await store.saveAcceptance(acceptance('2', 2_000, null));
    await store.saveAcceptance(acceptance('1', 1_000, 3_000));
    expect(await store.listAcceptances('a')).toEqual([
      acceptance('2', 2_000, null),
      acceptance('1', 1_000, 3_000),
    ]);
    await store.deleteCluster('a');
    expect(await store.listAcceptances('a')).toEqual([]);
  });

  it('keeps what teams were given, oldest first, until it is taken back', async () => {
    const mapping = (id: string, createdAt: number) => ({
      id,
      team: 'payments',
      kind: 'prefix',
      text: 'pay',
      of: 'topic',
      createdAt,
    });
    await store.saveTeamMapping(mapping('2', 2_000));
    await store.saveTeamMapping(mapping('1', 1_000));
    await store.saveTeamMapping({ ...mapping('2', 2_000), team: 'orders' });
    expect(await store.listTeamMappings()).toEqual([
      mapping('1', 1_000),
      { ...mapping('2', 2_000), team: 'orders' },
    ]);
    expect(await store.deleteTeamMapping('1')).toBe(true);
    expect(await store.deleteTeamMapping('1')).toBe(false);
    expect((await store.listTeamMappings()).map(({ id }) => id)).toEqual(['2']);
  });

  it('keeps the newest tally of each hour and day, drops what is too old, and forgets a cluster', async () => {
    const HOUR = 3_600_000;
    const DAY = 24 * HOUR;
    const start = 1_000 * DAY;
    for (const at of [0, HOUR / 2, HOUR, 26 * HOUR]) {
      await store.saveTally({ clusterId: 't', judgedAt: start + at, counts: `at ${at}` });
    }
    const list = async (resolutionMs: number) =>
      (await store.listTallies({ clusterId: 't', resolutionMs, from: start, to: start + 2 * DAY })).map(
        ({ at, counts }) => [(at - start) / HOUR, counts],
      );
    expect(await list(HOUR)).toEqual([
      [0, `at ${HOUR / 2}`],
      [1, `at ${HOUR}`],
      [26, `at ${26 * HOUR}`],
    ]);
    expect(await list(DAY)).toEqual([
      [0, `at ${HOUR}`],
      [24, `at ${26 * HOUR}`],
    ]);
    while (await store.pruneHistory(start + 15 * DAY));
    expect(await list(HOUR)).toEqual([[26, `at ${26 * HOUR}`]]);
    expect(await list(DAY)).toHaveLength(2);
    await store.deleteCluster('t');
    expect(await list(DAY)).toEqual([]);
  });

  it('keeps the record of a change from the moment it is sent, newest first, until its cluster goes', async () => {
    const change = (id: string, at: number, state: string): ChangeRecord => ({
      id,
      clusterId: 'a',
      at,
      actor: null,
      operation: 'configs',
      subjectKind: 'topic',
      subjectName: 'orders',
      before: '[]',
      after: '[]',
      facts: '[]',
      reason: 'why',
      state,
      error: null,
      reverts: null,
      batch: null,
    });
    await store.saveChange(change('1', 1_000, 'running'));
    await store.saveChange(change('2', 2_000, 'applied'));
    await store.saveChange(change('1', 1_000, 'applied'));
    await store.saveChange({ ...change('3', 3_000, 'applied'), subjectName: 'payments' });
    const of = (subjectName?: string) =>
      store.listChanges({
        clusterId: 'a',
        limit: 2,
        ...(subjectName && { subjectKind: 'topic', subjectName }),
      });
    expect((await of()).map(({ id }) => id)).toEqual(['3', '2']);
    expect(await of('orders')).toEqual([change('2', 2_000, 'applied'), change('1', 1_000, 'applied')]);
    expect(await store.findChange('b', '1')).toBeNull();
    const saved = { changeId: '1', clusterId: 'a', groupId: 'g', offsets: '[]' };
    await store.saveOffsets(saved);
    await store.saveOffsets({ ...saved, offsets: '["newest"]' });
    expect(await store.findOffsets('a', '1')).toEqual({ ...saved, offsets: '["newest"]' });
    expect(await store.findOffsets('b', '1')).toBeNull();
    await store.deleteCluster('a');
    expect(await of()).toEqual([]);
    expect(await store.findOffsets('a', '1')).toBeNull();
  });

  it('keeps byte by byte what was known of a cluster last, until it goes', async () => {
    await store.saveWatch('a', new Uint8Array([1]));
    await store.saveWatch('a', new Uint8Array([0, 255, 10]));
    expect([...((await store.readWatch('a')) ?? [])]).toEqual([0, 255, 10]);
    expect(await store.readWatch('b')).toBeNull();
    await store.deleteCluster('a');
    expect(await store.readWatch('a')).toBeNull();
  });

  it('keeps events newest first, finds them by kind, gravity, subject and time, and drops the old', async () => {
    const wayBack = { of: 'members' as const, readAt: 3, left: [], joined: [] };
    const day = 86_400_000;
    const base = 100 * day;
    const event = (id: string, at: number, kind: string, name: string, mentions: string[] = []) => ({
      ...newEvent({
        at: base + at,
        kind,
        severity: kind === 'topic.deleted' ? 'warn' : 'info',
        subject: ofTopic(name),
        title: `${kind} ${name}`,
        to: '3 partitions',
        details: [{ label: 'orders-0', from: '1', to: null, note: 'why' }],
        mentions: mentions.map(ofTopic),
      }),
      id,
      changeId: null,
      actor: null,
      reason: id === '4' ? 'not needed' : null,
      undo: id === '4' ? wayBack : null,
    });
    const events = [
      event('1', 0, 'topic.created', 'a_b'),
      event('2', 5, 'leader.moved', 'other', ['a_b']),
      event('3', 5, 'config.changed', 'a-b\nc%'),
      event('4', 9, 'topic.deleted', 'a_b'),
    ];
    await store.appendEvents('w', base + 9, events.slice(0, 3));
    // Written again after an answer that got lost.
    await store.appendEvents('w', base + 20, events);
    await store.appendEvents('v', base, [event('1', 0, 'topic.created', 'a_b')]);
    const all = { clusterId: 'w', kinds: [], severities: [], subjects: [], alsoFamilies: [] };
    const list = async (filter: object) =>
      (await store.listEvents({ ...all, from: 0, to: base + day, before: null, limit: 10, ...filter })).map(
        ({ id }) => id,
      );
    expect(
      await store.listEvents({ ...all, from: base + 9, to: base + day, before: null, limit: 5 }),
    ).toEqual([events[3]]);
    expect(await list({})).toEqual(['4', '3', '2', '1']);
    expect(await list({ kinds: ['topic', 'leader.moved'] })).toEqual(['4', '2', '1']);
    expect(await list({ severities: ['warn', 'critical'] })).toEqual(['4']);
    expect(await list({ subjects: [ofTopic('a_b')] })).toEqual(['4', '2', '1']);
    expect(await list({ subjects: [ofTopic('a-b\nc%')], alsoFamilies: ['leader'] })).toEqual(['3', '2']);
    expect(await list({ from: base + 5, to: base + 9 })).toEqual(['3', '2']);
    expect(await list({ before: { at: base + 5, id: '3' }, limit: 1 })).toEqual(['2']);
    expect([await store.heardAt('w'), await store.heardAt('nobody')]).toEqual([base + 20, null]);

    expect(await store.eventsCompleteFrom(base + EVENTS_KEEP_MS)).toBe(base);
    while (await store.pruneEvents(base + 5 + EVENTS_KEEP_MS));
    expect(await list({})).toEqual(['4', '3', '2']);
    await store.deleteEvents('w');
    expect([await list({}), await store.heardAt('w')]).toEqual([[], null]);
  });

  it('writes alerts and their messages together, only for who holds the lease, and no message twice', async () => {
    const alert = (id: string, overrides: Partial<AlertRecord> = {}): AlertRecord => ({
      id,
      ruleId: 'rule',
      clusterId: 'alerts',
      subjectKind: 'group',
      subjectName: id,
      aspect: '',
      team: null,
      phase: 'firing',
      state: '{}',
      value: '12',
      words: 'It is behind.',
      sampledAt: 900,
      firedAt: 1_000,
      resolvedAt: null,
      toldAt: null,
      toldLastAt: null,
      closedAt: null,
      heldBack: null,
      settled: false,
      ...overrides,
    });
    const commit = (
      holder: string,
      saved: AlertRecord[],
      deliveries: AlertDeliveryRecord[],
      removed: string[] = [],
    ) => store.commitAlerts({ lease: 'alerts', holder, now: 1_500, saved, removed, deliveries });
    expect(await store.takeLease('alerts', 'one', 1_000, 2_000)).toBe(true);
    expect(await store.takeLease('alerts', 'two', 1_999, 3_000)).toBe(false);
    expect(await store.takeLease('alerts', 'one', 1_500, 2_000)).toBe(true);
    await commit(
      'one',
      [alert('a'), alert('p', { phase: 'pending', firedAt: null })],
      [delivery('d2', 'second', 1), delivery('d1', 'first', 0)],
    );
    await expect(commit('two', [alert('b')], [delivery('d3', 'third')])).rejects.toMatchObject({
      code: 'conflict',
    });
    await commit('one', [alert('a', { toldAt: 1_200 })], [delivery('d4', 'first')], ['p']);
    expect((await store.openAlerts('alerts')).map(({ id, toldAt }) => [id, toldAt])).toEqual([['a', 1_200]]);
    expect((await store.waitingDeliveries(10)).map(({ id }) => id)).toEqual(['d1', 'd2']);
    expect(await store.updateDelivery({ ...delivery('d1', 'first'), state: 'sent', endedAt: 1_600 })).toBe(
      true,
    );
    expect((await store.countAlerts()).firing).toContainEqual({ clusterId: 'alerts', count: 1 });
    await store.saveAlertAck({ alertId: 'a', at: 1_300, by: 'Ada', note: '' });
    expect(await store.listAlertAcks(['a', 'z'])).toEqual([{ alertId: 'a', at: 1_300, by: 'Ada', note: '' }]);
    // Another server, once the lease has ended.
    expect(await store.takeLease('alerts', 'two', 2_000, 3_000)).toBe(true);
    await expect(commit('one', [alert('b')], [])).rejects.toMatchObject({ code: 'conflict' });
    await store.releaseLease('alerts', 'two');
    expect(await store.takeLease('alerts', 'one', 2_100, 3_000)).toBe(true);

    const many = Array.from({ length: 3_000 }, (_, index) => alert(`many-${index}`));
    await commit('one', many, []);
    await commit(
      'one',
      many.map((one) => ({ ...one, phase: 'resolved', settled: true, resolvedAt: 1_700 })),
      [],
    );
    expect(await store.openAlerts('alerts')).toHaveLength(1);
    while (await store.pruneHistory(1_800 + 90 * 86_400_000));
    while ((await store.listAlerts('alerts', 5_000)).length > 1)
      await store.pruneHistory(1_800 + 90 * 86_400_000);
    expect((await store.listDeliveries(10)).map(({ id }) => id)).toEqual(['d2']);
    await store.deleteCluster('alerts');
    expect(await store.listAlerts('alerts', 10)).toEqual([]);
    expect(await store.listAlertAcks(['a'])).toEqual([]);
  });

  it('keeps alert rules, channels and maintenance windows until they are removed', async () => {
    const dates = { createdAt: 1_000, updatedAt: 1_000 };
    const rule = { id: 'r', name: 'late', definition: '{}', ...dates };
    const channel = { id: 'c', name: 'ops', kind: 'slack', settings: '{}', secrets: 'sealed', ...dates };
    const window = { id: 'w', name: 'upgrade', fromAt: 1, toAt: 2, scope: '{}', createdAt: 1_000 };
    await store.saveAlertRule(rule);
    await store.saveAlertRule({ ...rule, name: 'later' });
    await store.saveAlertChannel(channel);
    await store.saveAlertWindow(window);
    expect(await store.listAlertRules()).toEqual([{ ...rule, name: 'later' }]);
    expect(await store.listAlertChannels()).toEqual([channel]);
    expect(await store.listAlertWindows()).toEqual([window]);
    const gone = () =>
      Promise.all([
        store.deleteAlertRule('r', []),
        store.deleteAlertChannel('c'),
        store.deleteAlertWindow('w'),
      ]);
    expect(await gone()).toEqual([true, true, true]);
    expect(await gone()).toEqual([false, false, false]);
  });

  it('removes a rule with what its end tells, once for each key and channel, and tells nothing of one that is gone', async () => {
    await store.saveAlertRule({
      id: 'r',
      name: 'late',
      definition: '{}',
      createdAt: 1_000,
      updatedAt: 1_000,
    });
    expect(await store.takeLease('removal', 'one', 1_000, 2_000)).toBe(true);
    const told = { saved: [], removed: [], deliveries: [delivery('told', 'r/end')] };
    await store.commitAlerts({ lease: 'removal', holder: 'one', now: 1_500, ...told });
    const again = delivery('again', 'r/end', 1);
    const other = { ...delivery('other', 'r/end', 2), channelId: 'elsewhere' };
    expect(await store.deleteAlertRule('r', [again, other])).toBe(true);
    expect(await store.deleteAlertRule('r', [delivery('late', 'r/late')])).toBe(false);
    expect((await store.waitingDeliveries(10)).map(({ id }) => id)).toEqual(['told', 'other']);
    await store.deleteCluster('alerts');
  });
});

describe('SQLite', () => {
  it('tells since when events are complete: since the oldest, once there were too many', async () => {
    const url = `file:${join(dir, 'events.db')}`;
    await (await openStore(url)).close();
    const client = openSqlite(url);
    const store = createTimelineStore(client, SQLITE, 2);
    const now = 100 * EVENTS_KEEP_MS;
    const add = (at: number) =>
      store.appendEvents('w', now, [
        {
          ...newEvent({ at, kind: 'topic.created', severity: 'info', subject: ofTopic('t'), title: 't' }),
          id: String(at),
          changeId: null,
          actor: null,
          reason: null,
        },
      ]);
    await add(now - 30);
    expect(await store.eventsCompleteFrom(now)).toBe(now - EVENTS_KEEP_MS);
    await add(now - 20);
    await add(now - 10);
    while (await store.pruneEvents(now));
    expect(await store.eventsCompleteFrom(now)).toBe(now - 20);
    await client.$disconnect();
  });

  it('finds each series of a sweep, and each bucket of a chart, by an index, however many there are', async () => {
    const url = `file:${join(dir, 'plan.db')}`;
    await (await openStore(url)).close();
    const client = openSqlite(url);
    const plan = async (sql: string, ...values: unknown[]) =>
      (await client.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...values)).map(
        ({ detail }) => detail,
      );
    const find = await plan(SQLITE.findSeries, '[]', 'a');
    expect(find[0]).toMatch(/^SCAN j /);
    expect(find[1]).toMatch(/^SEARCH s .*cluster_id=\? AND kind=\? AND name=\? AND metric=\?/);
    const select = await plan(SQLITE.selectSeries, '[]', 'a', 10_000, 0, 10);
    expect(select.at(-1)).toMatch(/^SEARCH p .*resolution_ms=\? AND at=\? AND series_id=\?/);
    await client.$disconnect();
  });

  it('keeps the samples that were written before they were ordered by time', async () => {
    const url = `file:${join(dir, 'old.db')}`;
    const before = join(dir, 'before');
    const names = ['0001_init', '0002_changes', '0003_acceptances', '0004_operations', '0010_policy'];
    for (const name of names) {
      cpSync(join('prisma/sqlite/migrations', name), join(before, name), { recursive: true });
    }
    const client = openSqlite(url);
    await migrate(client, before);
    await client.$executeRawUnsafe(
      `INSERT INTO series (cluster_id, kind, name, metric) VALUES ('c', 'group', 'g', 'lag')`,
    );
    await client.$executeRawUnsafe(
      'INSERT INTO sample (series_id, resolution_ms, at, mean, max, count) VALUES (1, 10000, 20000, 5, 7, 2)',
    );
    await client.$disconnect();
    const store = await openStore(url);
    expect(await store.readSeries({ ...range, clusterId: 'c', resolutionMs: 10_000 })).toEqual([
      [{ at: 20_000, mean: 5, max: 7, count: 2 }],
    ]);
    await store.close();
  });
});
