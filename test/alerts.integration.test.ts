import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as testChannel } from '@/app/api/v1/alerts/channels/[channelId]/test/route.ts';
import { POST as addChannel, GET as channels } from '@/app/api/v1/alerts/channels/route.ts';
import { GET as deliveries } from '@/app/api/v1/alerts/deliveries/route.ts';
import { DELETE as removeRule, PUT as updateRule } from '@/app/api/v1/alerts/rules/[ruleId]/route.ts';
import { POST as addRule, GET as rules } from '@/app/api/v1/alerts/rules/route.ts';
import { DELETE as removeWindow, PUT as updateWindow } from '@/app/api/v1/alerts/windows/[windowId]/route.ts';
import { POST as addWindow } from '@/app/api/v1/alerts/windows/route.ts';
import { POST as acknowledge } from '@/app/api/v1/clusters/[clusterId]/alerts/[alertId]/acknowledgement/route.ts';
import { POST as preview } from '@/app/api/v1/clusters/[clusterId]/alerts/preview/route.ts';
import { GET as alerts } from '@/app/api/v1/clusters/[clusterId]/alerts/route.ts';
import { GET as history } from '@/app/api/v1/clusters/[clusterId]/history/route.ts';
import { GET as metrics } from '@/app/metrics/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { freePorts } from '@/dev/process/ports.ts';
import type { GuardedProcess } from '@/dev/process/process-guard.ts';
import { visitGroup } from '@/dev/workload/visit-group.ts';
import { channelListSchema } from '@/lib/contracts/alert-channels.ts';
import {
  type AlertDto,
  alertListSchema,
  alertPreviewSchema,
  alertRuleInputSchema,
  alertRuleListSchema,
  deliveryListSchema,
} from '@/lib/contracts/alerts.ts';
import { historySchema, volumeSeriesName } from '@/lib/contracts/history.ts';
import { openStore } from '@/lib/db/open-store.ts';
import { fillsPerDay } from '@/lib/domain/capacity/time-until-full.ts';
import {
  detail,
  type EventSubject,
  newEvent,
  ofBroker,
  ofTopic,
  type TimelineEvent,
} from '@/lib/domain/timeline/event.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { createSecretBox } from '@/lib/server/secret-box.ts';
import { createChannelBook } from '@/lib/services/alerts/channel-book.ts';
import { sendTo } from '@/lib/services/alerts/channels/send.ts';
import { addRule as saveRule } from '@/lib/services/alerts/rule-book.ts';
import { call, post } from './api.ts';
import { httpSink, smtpSink } from './sinks.ts';

const SECRET = 'never-to-be-seen-again';
const ID = 'watched';
const RECORDS = 50;
const dataDir = mkdtempSync(join(tmpdir(), 'highwater-alerts-'));
const WAIT = { timeoutMs: 60_000 };

let cluster: Cluster;
let http: Awaited<ReturnType<typeof httpSink>>;
let smtp: Awaited<ReturnType<typeof smtpSink>>;
let kafka: ReturnType<typeof openKafka>;
/** What the sink does with a request to a path that a test watches; 200 otherwise. */
const answers = new Map<string, 'refuse' | 'hold'>();

const commit = (group: string, offset: number) =>
  kafka.writer.commitOffsets(group, new Map([['orders', new Map([[0, BigInt(offset)]])]]));

beforeAll(async () => {
  cluster = await startCluster({ brokers: 1 });
  http = await httpSink(({ path }, response) => {
    const answer = answers.get(path);
    if (answer === 'hold') return;
    response.writeHead(answer === 'refuse' ? 503 : 200).end(answer === 'refuse' ? 'not now' : 'ok');
  });
  smtp = await smtpSink(SECRET);
  kafka = openKafka({ bootstrap: cluster.bootstrap });
  await kafka.writer.createTopics([{ name: 'orders', partitions: 1, replicationFactor: 1 }]);
  const client = new Kafka({
    brokers: [...cluster.bootstrap],
    logLevel: logLevel.NOTHING,
    retry: { retries: 10 },
  });
  const producer = client.producer();
  await producer.connect();
  await producer.send({ topic: 'orders', messages: Array.from({ length: RECORDS }, () => ({ value: 'x' })) });
  await producer.disconnect();
  for (const group of ['in-maintenance', 'killed']) await commit(group, 0);
  await visitGroup(client, 'late', ['orders']);
  await commit('late', 0);
  Object.assign(process.env, {
    HIGHWATER_BOOTSTRAP: cluster.bootstrap.join(','),
    HIGHWATER_CLUSTER_NAME: ID,
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_SECRET_KEY: 'a-key-for-the-tests-only',
    HIGHWATER_PUBLIC_URL: 'https://highwater.example/',
    HIGHWATER_LOG_LEVEL: 'silent',
  });
  await runtime();
});

afterAll(async () => {
  await (await runtime()).stop();
  await kafka?.reader.close();
  await smtp?.stop();
  await http?.stop();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const add = async (input: object): Promise<string> => {
  const answer = await call(addChannel, '/api/v1/alerts/channels', {}, post(input));
  expect(answer.status, answer.text).toBe(201);
  expect(answer.text).not.toContain(SECRET);
  return answer.json.id;
};
const rule = (overrides: object) => ({
  name: 'Late groups',
  enabled: true,
  signal: 'lag',
  threshold: 10,
  clearThreshold: 5,
  forMs: 0,
  clearForMs: 0,
  groupWaitMs: 0,
  repeatMs: null,
  closeMessage: 'The group has caught up.',
  ...overrides,
});
const inCluster = { clusterId: ID };
const listed = async () => {
  const { json } = await call(alerts, `/api/v1/clusters/${ID}/alerts`, inCluster);
  return alertListSchema.parse(json);
};
const alertOf = async (group: string): Promise<AlertDto | undefined> =>
  (await listed()).items.find(({ subject }) => subject.name === group);

/** What a rule would have done over the last day. */
const ask = async (overrides: object) => {
  const path = `/api/v1/clusters/${ID}/alerts/preview`;
  const input = post({ rule: rule({ enabled: false, ...overrides }) });
  return alertPreviewSchema.parse((await call(preview, path, inCluster, input)).json);
};

describe('channels', () => {
  it('keep their secrets, tell what the other side said to a test, and sign what they send', async () => {
    const id = await add({
      kind: 'webhook',
      name: 'tested',
      url: http.url('/tested'),
      signingSecret: SECRET,
    });
    const params = { channelId: id };
    const said = await call(testChannel, `/api/v1/alerts/channels/${id}/test`, params, { method: 'POST' });
    expect(said.json).toMatchObject({ ok: true, answer: 'HTTP 200: ok' });
    const [request] = http.at('/tested');
    const [, seconds, hex] = /^t=(\d+),v1=(\w+)$/.exec(String(request?.headers['highwater-signature'])) ?? [];
    expect(hex).toBe(createHmac('sha256', SECRET).update(`${seconds}.${request?.body}`).digest('hex'));
    answers.set('/tested', 'refuse');
    const refused = await call(testChannel, `/api/v1/alerts/channels/${id}/test`, params, { method: 'POST' });
    expect(refused.json).toMatchObject({ ok: false, answer: 'HTTP 503: not now' });
    const list = await call(channels, '/api/v1/alerts/channels');
    expect(channelListSchema.parse(list.json).items).toMatchObject([
      { name: 'tested', hasSecrets: true, problem: null },
    ]);
    expect(list.text).not.toContain(SECRET);
  });

  it.each([
    ['url', { kind: 'slack', name: 'no address' }],
    ['url', { kind: 'webhook', name: 'x', url: 'ftp://x' }],
    ['name', { kind: 'webhook', name: 'tested', url: 'http://127.0.0.1:1' }],
    ['to.0', { kind: 'email', name: 'x', host: 'h', from: 'a@b.example', to: ['nobody'] }],
  ])('are refused at the field %s', async (field, input) => {
    const { status, json } = await call(addChannel, '/api/v1/alerts/channels', {}, post(input));
    expect([400, 409]).toContain(status);
    expect(json.field).toBe(field);
  });

  it('with secrets are refused while the server has no key', async () => {
    const { store, now } = await runtime();
    const book = createChannelBook({
      store,
      now,
      box: createSecretBox(undefined),
      send: sendTo(now),
      publicUrl: null,
    });
    const slack = { kind: 'slack' as const, name: 'keyless', url: 'https://hooks.slack.example/T' };
    await expect(book.add(slack)).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'url',
      message: expect.stringContaining('HIGHWATER_SECRET_KEY'),
    });
  });
});

describe('a rule', () => {
  it.each([
    ['threshold', { threshold: null }],
    ['clearThreshold', { clearThreshold: 11 }],
    ['choices', { signal: 'group-status', choices: ['fine'] }],
    ['of', { signal: 'cannot-know', choices: ['unknown'] }],
    ['scope.patterns', { scope: { patterns: ['/(a+)+/'] } }],
    ['quietHours.timeZone', { quietHours: { timeZone: 'Mars/Base', days: [1], fromMinute: 0, toMinute: 1 } }],
    ['channelIds', { channelIds: ['2f8f7b5e-4a4a-4f7e-9d2c-0a6d3f0c1b2a'] }],
    ['colour', { colour: 'red' }],
  ])('is refused at the field %s', async (field, overrides) => {
    const { status, json } = await call(addRule, '/api/v1/alerts/rules', {}, post(rule(overrides)));
    expect([status, json.field]).toEqual([400, field]);
  });

  it('says what it would have done before it is switched on', async () => {
    const scope = { patterns: ['late'] };
    const seen = await poll(
      async () => {
        const answer = await ask({ scope });
        // The first sample may be written between the look at what is now and that at what was.
        return answer.firingsTotal > 0 && answer.nowTotal > 0 && answer;
      },
      { what: 'a stored sample of the lag', ...WAIT },
    );
    expect(seen).toMatchObject({
      reason: null,
      subjectsCovered: 1,
      subjectsWithHistory: 1,
      messages: 1,
      nowTotal: 1,
    });
    expect(seen.firings).toMatchObject([{ subject: { kind: 'group', name: 'late' }, worst: RECORDS }]);
    const status = { signal: 'group-status', threshold: null, clearThreshold: null, scope };
    const stopped = await poll(
      async () => {
        const answer = await ask({ ...status, choices: ['stopped'] });
        return answer.firingsTotal > 0 && answer;
      },
      { what: 'the status at a stored moment', ...WAIT },
    );
    expect(stopped.firings).toMatchObject([{ subject: { kind: 'group', name: 'late' }, resolvedAt: null }]);
    const empty = await ask({ ...status, choices: ['empty'] });
    expect(empty).toMatchObject({ reason: expect.stringContaining('was empty is not kept'), firings: [] });
    const blind = await ask({
      signal: 'cannot-know',
      of: 'lag',
      threshold: null,
      clearThreshold: null,
      choices: ['unknown'],
    });
    expect(blind).toMatchObject({ reason: expect.stringContaining('No history'), nowTotal: 0 });
    const warned = await ask({ signal: 'finding', threshold: null, clearThreshold: null, choices: ['warn'] });
    expect(warned).toMatchObject({ reason: expect.stringContaining('finding is warn is not kept') });
    const elsewhere = await ask({ scope: { clusters: ['another'] } });
    expect(elsewhere.reason).toContain('does not cover');
    expect((await call(rules, '/api/v1/alerts/rules')).json.items).toEqual([]);
  });
});

describe('a rule that is tried on the past', () => {
  const MIN = 60_000;
  const words = { threshold: null, clearThreshold: null };
  /** An hour ago; nobody looked from the 25th minute to the 29th, nor after the 40th. */
  const start = Math.floor(Date.now() / MIN) * MIN - 60 * MIN;
  const minute = (index: number) => start + index * MIN;
  const fired = (from: number, to: number) => ({ firedAt: minute(from), resolvedAt: minute(to) });
  /** As the real broker names them, which is where the stored ones end. */
  let disks: string;

  beforeAll(async () => {
    const { store, registry } = await runtime();
    const cluster = registry.get(ID);
    disks = await poll(
      async () =>
        (await cluster.diskForecast())?.forecast.volumes
          .find(({ paths }) => paths.length > 0)
          ?.paths.join(','),
      { what: 'a forecast of the disks', timeoutMs: 120_000 },
    );
    const told = (index: number, kind: string, subject: EventSubject): TimelineEvent => ({
      ...newEvent({
        at: minute(index),
        kind,
        severity: 'warn',
        subject,
        title: kind,
        details: [detail('DUR-01')],
      }),
      id: `${kind} ${index}`,
      changeId: null,
      actor: null,
      reason: null,
    });
    await store.appendEvents(ID, Date.now(), [
      told(10, 'broker.silent', ofBroker(1)),
      told(20, 'broker.answers', ofBroker(1)),
      told(11, 'audit.found', ofTopic('orders')),
      told(21, 'audit.gone', ofTopic('orders')),
    ]);
    const metric = 'underReplicatedPartitions';
    for (let index = 0; index <= 40; index += 1) {
      if (index >= 25 && index < 30) continue;
      const value = index >= 12 && index < 22 ? 1 : 0;
      await store.appendReadings(ID, minute(index), [
        { kind: 'cluster', name: '', metric: 'messagesInPerSecond', value: 1 },
        { kind: 'cluster', name: '', metric, value },
        ...(value > 0 ? [{ kind: 'topic', name: 'orders', metric, value } as const] : []),
        {
          kind: 'broker',
          name: '1',
          metric: 'diskUsedFraction',
          value: index >= 14 && index < 23 ? 0.99 : 0.5,
        },
        {
          kind: 'volume',
          name: volumeSeriesName(1, disks),
          metric: 'fillsPerDay',
          value: index >= 15 && index < 24 ? fillsPerDay(60 * MIN) : fillsPerDay(Number.MAX_VALUE),
        },
      ]);
    }
    const [finding] = (await cluster.auditor.newest()).report.findings;
    await cluster.acceptances.save({
      id: 'signed',
      kind: 'signed',
      key: finding?.key ?? '',
      fingerprint: finding?.fingerprint ?? '',
      owner: 'Ada',
      reason: 'known',
      ticket: null,
      createdAt: minute(13),
      expiresAt: minute(23),
      revokedAt: null,
    });
  });

  it.each([
    [
      'brokers that did not answer',
      { signal: 'broker-down', ...words, choices: ['unresponsive'] },
      { subject: { kind: 'broker', name: '1' }, ...fired(10, 20) },
    ],
    [
      'critical findings that came and went',
      { signal: 'finding', ...words, choices: ['critical'], scope: { patterns: ['orders'] } },
      { subject: { kind: 'topic', name: 'orders' }, about: 'DUR-01', ...fired(11, 21) },
    ],
    [
      'partitions that ran on fewer copies',
      { signal: 'under-replicated', threshold: 1, clearThreshold: null },
      { subject: { kind: 'topic', name: 'orders' }, worst: 1, ...fired(12, 22) },
    ],
    ['sign-offs that ended', { signal: 'sign-off', threshold: MIN, clearThreshold: null }, fired(22, 23)],
    [
      'disks that were too full',
      { signal: 'disk-used', threshold: 0.98, clearThreshold: null },
      { subject: { kind: 'broker', name: '1' }, worst: 0.99, ...fired(14, 23) },
    ],
    [
      'disks that were about to be full',
      { signal: 'disk-full', threshold: 61 * MIN, clearThreshold: null },
      { subject: { kind: 'broker', name: '1' }, ...fired(15, 24) },
    ],
  ])('finds %s, and a gap where nobody looked', async (_, input, firing) => {
    const { reason, firings, timeline, stepMs, subjectsLeftOut } = await ask(input);
    expect({ reason, subjectsLeftOut, stepMs }).toEqual({ reason: null, subjectsLeftOut: 0, stepMs: MIN });
    expect(firings).toMatchObject([firing]);
    const steps = new Set(timeline.map(({ at }) => at));
    expect([24, 25, 29, 30, 41].map((index) => steps.has(minute(index)))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('is told for every topic while only those that were in trouble are read', async () => {
    const { subjectsTried, subjectsWithHistory, subjectsCovered } = await ask({
      signal: 'under-replicated',
      threshold: 1,
      clearThreshold: null,
    });
    expect([subjectsTried, subjectsWithHistory]).toEqual([subjectsCovered, subjectsCovered]);
    const path = `/api/v1/clusters/${ID}/history?kind=cluster&metric=offlinePartitions`;
    const points = async () =>
      historySchema.parse((await call(history, path, inCluster)).json).series[0]?.points;
    const [point] = await poll(
      async () => {
        const stored = await points();
        return stored !== undefined && stored.length > 0 && stored;
      },
      { what: 'a sweep of the partitions in trouble', ...WAIT },
    );
    expect(point?.value).toBe(0);
  });

  it('has the use and the forecast of disks from the first sweeps on', async () => {
    const series = [
      { kind: 'broker', name: '1', metric: 'diskUsedFraction' },
      { kind: 'volume', name: volumeSeriesName(1, disks), metric: 'fillsPerDay' },
    ];
    for (const one of series) {
      const path = `/api/v1/clusters/${ID}/history?${new URLSearchParams({ ...one, from: String(minute(45)) })}`;
      const stored = await poll(
        async () => historySchema.parse((await call(history, path, inCluster)).json).series[0]?.points[0],
        { what: one.metric, ...WAIT },
      );
      expect(stored.value).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('an alert that fires', () => {
  it('reaches every kind of channel once, is acknowledged, and tells when it is over', async () => {
    const channelIds = await Promise.all([
      add({ kind: 'slack', name: 'slack', url: http.url(`/slack/${SECRET}`) }),
      add({ kind: 'teams', name: 'teams', url: http.url(`/teams/${SECRET}`) }),
      add({ kind: 'pagerduty', name: 'pagerduty', url: http.url('/pagerduty'), routingKey: SECRET }),
      add({ kind: 'webhook', name: 'webhook', url: http.url('/webhook') }),
      add({
        kind: 'email',
        name: 'mail',
        host: '127.0.0.1',
        port: smtp.port,
        security: 'none',
        from: 'highwater@example.com',
        to: ['on-call@example.com'],
        username: 'highwater',
        password: SECRET,
      }),
    ]);
    const scope = { patterns: ['late'] };
    const added = await call(addRule, '/api/v1/alerts/rules', {}, post(rule({ channelIds, scope })));
    expect(added.status, added.text).toBe(201);
    const ruleId: string = added.json.id;
    const arrived = () => [
      ...[`/slack/${SECRET}`, `/teams/${SECRET}`, '/pagerduty', '/webhook'].map(
        (path) => http.at(path).length,
      ),
      smtp.mails.length,
    ];
    await poll(() => arrived().every((count) => count === 1), {
      what: 'one message for each channel',
      ...WAIT,
    });

    const text = `late is ${RECORDS} records behind.`;
    const headline = `late is ${RECORDS} records behind [${ID}]`;
    const [slack] = http.at(`/slack/${SECRET}`);
    expect(JSON.parse(slack?.body ?? '').text).toBe(headline);
    const [teams] = http.at(`/teams/${SECRET}`);
    expect(JSON.parse(teams?.body ?? '').attachments[0].content).toMatchObject({
      type: 'AdaptiveCard',
      actions: [{ url: `https://highwater.example/c/${ID}/groups/late` }],
    });
    const [pagerduty] = http.at('/pagerduty');
    const triggered = JSON.parse(pagerduty?.body ?? '');
    expect(triggered).toMatchObject({
      event_action: 'trigger',
      routing_key: SECRET,
      payload: { summary: headline, severity: 'warning', source: ID },
    });
    const [webhook] = http.at('/webhook');
    const message = JSON.parse(webhook?.body ?? '');
    expect(message).toMatchObject({
      kind: 'fired',
      title: text,
      subjectsTotal: 1,
      incident: triggered.dedup_key,
    });
    expect(webhook?.headers['idempotency-key']).toBe(message.key);
    expect(smtp.mails[0]).toMatch(/^Message-ID: <\w{40}@highwater>/m);
    expect(smtp.mails[0]).toContain(`Subject: ${headline}`);

    const firing = await alertOf('late');
    expect(firing).toMatchObject({
      phase: 'firing',
      words: text,
      value: String(RECORDS),
      acknowledged: null,
    });
    expect(firing?.toldAt).not.toBeNull();
    const params = { ...inCluster, alertId: firing?.id ?? '' };
    const path = `/api/v1/clusters/${ID}/alerts/${params.alertId}/acknowledgement`;
    expect((await call(acknowledge, path, params, post({ by: '' }))).json.field).toBe('by');
    expect((await call(acknowledge, path, params, post({ by: 'Ada', note: 'restarting' }))).status).toBe(204);
    expect((await alertOf('late'))?.acknowledged).toMatchObject({ by: 'Ada', note: 'restarting' });
    expect((await call(metrics, '/metrics')).text).toContain(`highwater_alerts_firing{cluster="${ID}"} 1`);
    expect(alertRuleListSchema.parse((await call(rules, '/api/v1/alerts/rules')).json).items).toMatchObject([
      { id: ruleId, firing: 1 },
    ]);

    await commit('late', RECORDS);
    await poll(() => arrived().every((count) => count === 2), { what: 'the end in each channel', ...WAIT });
    expect(JSON.parse(http.at('/pagerduty')[1]?.body ?? '')).toEqual({
      routing_key: SECRET,
      dedup_key: triggered.dedup_key,
      event_action: 'resolve',
    });
    expect(JSON.parse(http.at('/webhook')[1]?.body ?? '')).toMatchObject({
      kind: 'resolved',
      closeMessage: 'The group has caught up.',
    });
    expect(await alertOf('late')).toMatchObject({ phase: 'resolved', acknowledged: { by: 'Ada' } });
    expect((await call(acknowledge, path, params, post({ by: 'Ada' }))).status).toBe(409);
    const outbox = deliveryListSchema.parse((await call(deliveries, '/api/v1/alerts/deliveries')).json).items;
    expect(outbox.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'sent'));
    const end = { method: 'DELETE', headers: { 'content-type': 'application/json' } };
    expect((await call(removeRule, `/api/v1/alerts/rules/${ruleId}`, { ruleId }, end)).status).toBe(204);
  });

  it('that was told is closed in its channel when its rule is removed, without waiting for others or for quiet hours', async () => {
    const channelIds = [await add({ kind: 'webhook', name: 'removed', url: http.url('/removed') })];
    const scope = { patterns: ['orphaned'] };
    const input = rule({ name: 'Short-lived', channelIds, scope });
    const { json: added } = await call(addRule, '/api/v1/alerts/rules', {}, post(input));
    await commit('orphaned', 0);
    await poll(() => http.at('/removed').length === 1, { what: 'the alert to be told', ...WAIT });
    const quietHours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1439 };
    const path = `/api/v1/alerts/rules/${added.id}`;
    const inRule = { ruleId: added.id };
    const change = { ...post({ ...input, quietHours, groupWaitMs: 3_600_000 }), method: 'PUT' };
    expect((await call(updateRule, path, inRule, change)).status).toBe(200);
    const end = { method: 'DELETE', headers: { 'content-type': 'application/json' } };
    expect((await call(removeRule, path, inRule, end)).status).toBe(204);
    await poll(() => http.at('/removed').length === 2, { what: 'the alert to be closed', ...WAIT });
    expect(JSON.parse(http.at('/removed')[1]?.body ?? '')).toMatchObject({
      kind: 'resolved',
      incident: JSON.parse(http.at('/removed')[0]?.body ?? '').incident,
      closeMessage: 'Its rule was removed: nobody watches this any more.',
    });
    expect(await alertOf('orphaned')).toBeUndefined();
    expect((await call(removeRule, path, inRule, end)).status).toBe(404);
  });

  it('is recorded and not told during a maintenance, told after it, and over when its rule is switched off', async () => {
    const scope = { patterns: ['in-maint*'] };
    const { json: window } = await call(
      addWindow,
      '/api/v1/alerts/windows',
      {},
      post({ name: 'upgrade', from: Date.now() - 1_000, to: Date.now() + 3_600_000, scope }),
    );
    const channelIds = [await add({ kind: 'webhook', name: 'quiet', url: http.url('/quiet') })];
    const input = rule({ name: 'In maintenance', channelIds, scope });
    const { json: added } = await call(addRule, '/api/v1/alerts/rules', {}, post(input));
    const held = await poll(() => alertOf('in-maintenance'), { what: 'the alert', ...WAIT });
    expect(held).toMatchObject({ phase: 'firing', heldBack: 'maintenance "upgrade"', toldAt: null });
    expect(http.at('/quiet')).toEqual([]);
    const { id: windowId, state, ...planned } = window;
    const at = `/api/v1/alerts/windows/${windowId}`;
    const change = (input: object) => call(updateWindow, at, { windowId }, { ...post(input), method: 'PUT' });
    const longer = { ...planned, to: window.to + 3_600_000 };
    expect((await change(longer)).json).toEqual({ id: windowId, state, ...longer });
    const refused = await change({ ...planned, from: 1_000, to: 2_000 });
    expect([refused.status, refused.json.field]).toEqual([400, 'to']);
    const end = { method: 'DELETE', headers: { 'content-type': 'application/json' } };
    await call(removeWindow, `/api/v1/alerts/windows/${window.id}`, { windowId: window.id }, end);
    await poll(() => http.at('/quiet').length === 1, { what: 'the message after the maintenance', ...WAIT });
    expect(await alertOf('in-maintenance')).toMatchObject({ heldBack: null });
    const off = { ...post({ ...input, enabled: false }), method: 'PUT' };
    expect(
      (await call(updateRule, `/api/v1/alerts/rules/${added.id}`, { ruleId: added.id }, off)).status,
    ).toBe(200);
    await poll(() => http.at('/quiet').length === 2, { what: 'the end', ...WAIT });
    expect(await alertOf('in-maintenance')).toMatchObject({ phase: 'resolved' });
  });
});

describe('a server that is killed', () => {
  const ownDir = mkdtempSync(join(tmpdir(), 'highwater-killed-'));
  const databaseUrl = `file:${join(ownDir, 'highwater.db')}`;
  const start = (): Promise<GuardedProcess> =>
    cluster.guard.start(process.execPath, ['--import', 'tsx', 'test/alert-server.ts'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, HIGHWATER_DATA_DIR: ownDir },
    });
  const kinds = () => http.at('/killed').map(({ body }) => JSON.parse(body).kind);
  const keyAt = (index: number) => http.at('/killed').at(index)?.headers['idempotency-key'];
  const arrived = (count: number) =>
    poll(() => kinds().length >= count, { what: `${count} requests`, ...WAIT });

  afterAll(() => rmSync(ownDir, { recursive: true, force: true }));

  it('between fire and send sends exactly one message, and after a send it cannot remember the same one again', async () => {
    const before = await openStore(databaseUrl);
    const book = createChannelBook({
      store: before,
      now: Date.now,
      box: createSecretBox(undefined),
      send: sendTo(Date.now),
      publicUrl: null,
    });
    const channel = await book.add({ kind: 'webhook', name: 'killed', url: http.url('/killed') });
    const [port = 0] = await freePorts(1);
    const mail = await book.add({
      ...{ kind: 'email', name: 'by mail', host: '127.0.0.1', port, security: 'none', username: '' },
      ...{ from: 'highwater@example.com', to: ['on-call@example.com'] },
    });
    const input = rule({ channelIds: [channel.id, mail.id], scope: { patterns: ['killed'] } });
    await saveRule(before, alertRuleInputSchema.parse(input), Date.now());
    await before.close();

    // It fired, and the outbox holds what could not be sent.
    answers.set('/killed', 'refuse');
    const first = await start();
    await arrived(1);
    await first.kill();
    const refused = kinds().length;
    answers.delete('/killed');
    const postOffice = await smtpSink(null, port);
    const second = await start();
    await arrived(refused + 1);
    expect(keyAt(-1)).toBe(keyAt(0));
    await poll(() => postOffice.mails.length > 0, { what: 'the mail', ...WAIT });

    // The end is taken by the sink, which never gets to say so.
    answers.set('/killed', 'hold');
    await commit('killed', RECORDS);
    await arrived(refused + 2);
    expect(kinds().slice(refused)).toEqual(['fired', 'resolved']);
    await second.kill();
    answers.delete('/killed');
    const third = await start();
    await arrived(refused + 3);
    expect(kinds().slice(refused)).toEqual(['fired', 'resolved', 'resolved']);
    expect(keyAt(-1)).toBe(keyAt(-2));
    await poll(() => postOffice.mails.length > 1, { what: 'the second mail', ...WAIT });
    await third.stop(15_000);
    await postOffice.stop();
    const subjects = postOffice.mails.map((text) => text.match(/^Subject: (.*)$/m)?.[1]);
    expect(subjects).toEqual([expect.stringMatching(/killed/), expect.stringMatching(/^Over: killed/)]);

    const after = await openStore(databaseUrl);
    const [alert, ...others] = await after.listAlerts(ID, 10);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ subjectName: 'killed', phase: 'resolved', settled: true });
    expect((await after.listDeliveries(10)).map(({ state }) => state)).toEqual([
      'sent',
      'sent',
      'sent',
      'sent',
    ]);
    await after.close();
  });
});
