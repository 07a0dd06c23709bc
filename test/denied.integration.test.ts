import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listFindings } from '@/app/api/v1/clusters/[clusterId]/audit/findings/route.ts';
import { GET as getAudit } from '@/app/api/v1/clusters/[clusterId]/audit/route.ts';
import { GET as listTeams } from '@/app/api/v1/clusters/[clusterId]/audit/teams/route.ts';
import { GET as listUnknown } from '@/app/api/v1/clusters/[clusterId]/audit/unknown/route.ts';
import { GET as getBroker } from '@/app/api/v1/clusters/[clusterId]/brokers/[brokerId]/route.ts';
import { GET as listChanges } from '@/app/api/v1/clusters/[clusterId]/changes/route.ts';
import { POST as planChange } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/plan/route.ts';
import { POST as change } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/route.ts';
import { GET as getPolicy } from '@/app/api/v1/clusters/[clusterId]/policy/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { POST as addMapping } from '@/app/api/v1/policy/teams/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { auditSchema, findingListSchema, unknownListSchema } from '@/lib/contracts/audit.ts';
import { brokerDetailSchema } from '@/lib/contracts/brokers.ts';
import { changeListSchema, configPlanSchema } from '@/lib/contracts/changes.ts';
import { policyViewSchema, scorecardListSchema } from '@/lib/contracts/policy.ts';
import { topicDetailSchema } from '@/lib/contracts/topics.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call, post } from './api.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-denied-'));
const USER = 'onlooker';
/** May describe a topic, but not the cluster. */
const STRANGER = 'stranger';
const PASSWORD = 'may-look-but-not-touch';
/** May be described with its configs. */
const SHOWN = 'shown';
/** May be described, its configs not. */
const HIDDEN = 'hidden';
/** Owns a topic and a group by ACLs. */
const WRITER = 'User:CN=writer,O=a=b';
const GROUP = 'writers-readers';
let cluster: Cluster;
let clusterId: string;
/** The same cluster, as the stranger sees it. */
let strangerId: string;

const allowed = (principal: string, operations: readonly string[], ...resource: readonly string[]) =>
  cluster.tool('kafka-acls', [
    ...['--add', '--allow-principal', principal],
    ...operations.flatMap((operation) => ['--operation', operation]),
    ...resource,
  ]);
const allow = (operations: readonly string[], ...resource: readonly string[]) =>
  allowed(`User:${USER}`, operations, ...resource);

const signUp = (username: string) =>
  cluster.tool('kafka-configs', [
    ...['--alter', '--entity-type', 'users', '--entity-name', username],
    ...['--add-config', `SCRAM-SHA-512=[password=${PASSWORD}]`],
  ]);

/** Adds the cluster, to be read as this user. */
async function watch(username: string): Promise<string> {
  const input = {
    name: `as ${username}`,
    bootstrap: cluster.bootstrap,
    writable: true,
    tls: { ca: cluster.credentials?.caPem },
    sasl: { mechanism: 'scram-sha-512', username, password: PASSWORD },
  };
  const added = await call(addCluster, '/api/v1/clusters', {}, post(input));
  if (added.json.id === undefined) throw new Error(added.text);
  return added.json.id;
}

async function commitAsAdministrator(groupId: string, topic: string): Promise<void> {
  const { caPem = '', username = '', password = '' } = cluster.credentials ?? {};
  const { reader, writer } = openKafka({
    bootstrap: cluster.bootstrap,
    tls: { ca: caPem },
    sasl: { mechanism: 'scram-sha-512', username, password },
  });
  try {
    const committed = await writer.commitOffsets(groupId, new Map([[topic, new Map([[0, 0n]])]]));
    expect(committed.get(topic)?.get(0)?.ok).toBe(true);
  } finally {
    await reader.close();
  }
}

beforeAll(async () => {
  cluster = await startCluster({
    security: 'scram-tls',
    brokers: 1,
    properties: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      // The broker and the controller talk to each other without a sign-in here.
      'super.users': 'User:highwater;User:ANONYMOUS',
    },
  });
  for (const user of [USER, STRANGER]) await signUp(user);
  for (const topic of [SHOWN, HIDDEN])
    await cluster.tool('kafka-topics', [
      ...['--create', '--topic', topic, '--partitions', '1'],
      ...['--config', 'retention.ms=3600000'],
    ]);
  await allow(['Describe', 'DescribeConfigs'], '--topic', SHOWN);
  await allow(['Describe'], '--topic', HIDDEN);
  await allow(['Describe'], '--cluster');
  await allow(['Describe'], '--group', '*');
  await allowed(`User:${STRANGER}`, ['Describe'], '--topic', SHOWN);
  await allowed(WRITER, ['Write'], '--topic', SHOWN.slice(0, 3), '--resource-pattern-type', 'prefixed');
  await allowed(WRITER, ['Read'], '--group', GROUP);
  await allowed('User:root', ['All'], '--topic', '*', '--group', '*');
  await commitAsAdministrator(GROUP, SHOWN);
  Object.assign(process.env, {
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_SECRET_KEY: 'a-key-for-the-tests-only',
    HIGHWATER_LOG_LEVEL: 'silent',
  });
  clusterId = await watch(USER);
  strangerId = await watch(STRANGER);
  const read = (name: string) => call(getTopic, at(`/topics/${name}`), { clusterId, name });
  await poll(async () => (await read(SHOWN)).json.configs?.length > 0, {
    what: 'the configs of the topic that may be read',
    timeoutMs: 60_000,
  });
}, 240_000);

afterAll(async () => {
  await (await runtime()).stop();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const at = (path: string) => `/api/v1/clusters/${clusterId}${path}`;
const topic = async (name: string) =>
  topicDetailSchema.parse((await call(getTopic, at(`/topics/${name}`), { clusterId, name })).json);

/** The overrides as an administrator sees them. */
const overrides = (name: string) =>
  cluster.tool('kafka-configs', ['--describe', '--entity-type', 'topics', '--entity-name', name]);

const DENIED = { code: 'kafka_denied', kafka: { name: 'TOPIC_AUTHORIZATION_FAILED' } };

describe('a user who may look but not change', () => {
  const edits = [{ key: 'retention.ms', op: 'set', value: '60000' }];

  it('is told so by Kafka when a change is planned, before anything is sent', async () => {
    const params = { clusterId, kind: 'topic', name: SHOWN };
    const planned = await call(planChange, at(`/configs/topic/${SHOWN}/plan`), params, post({ edits }));
    const { refusal } = configPlanSchema.parse(planned.json);
    expect(refusal).toMatchObject({ ...DENIED, field: 'retention.ms' });
    expect(refusal?.kafka?.message ?? refusal?.message).toMatch(/authoriz/i);
  });

  it('gets the refusal of Kafka at the change, and nothing is applied', async () => {
    const before = await overrides(SHOWN);
    const params = { clusterId, kind: 'topic', name: SHOWN };
    const refused = await call(change, at(`/configs/topic/${SHOWN}`), params, post({ edits }));
    expect(refused).toMatchObject({ status: 403, json: DENIED });
    expect(await overrides(SHOWN)).toBe(before);
    const changes = await call(listChanges, at(`/changes?kind=topic&name=${SHOWN}`), { clusterId });
    for (const { state } of changeListSchema.parse(changes.json).items) expect(state).not.toBe('applied');
  });
});

describe('what may not be described', () => {
  it('has no configs but the reason why, for a topic and for a broker', async () => {
    const hidden = await topic(HIDDEN);
    expect(hidden).toMatchObject({ configs: [], configsError: DENIED });
    expect(hidden.topic).toMatchObject({ retentionMs: null, minIsr: null, partitions: 1 });
    const answer = await call(getBroker, at('/brokers/1'), { clusterId, brokerId: '1' });
    const broker = brokerDetailSchema.parse(answer.json);
    expect(broker).toMatchObject({ configs: [], configsError: { code: 'kafka_denied' } });
  });

  it('is unknown to the audit, never fine', async () => {
    const audit = await poll(
      async () => {
        const answer = await call(getAudit, at('/audit'), { clusterId });
        const made = auditSchema.parse(answer.json);
        const isRead = (name: string) =>
          made.sections.some((one) => one.name === name && one.status !== 'pending');
        return isRead('topicConfigs') && isRead('brokerConfigs') && made;
      },
      { what: 'an audit of the configs', timeoutMs: 60_000 },
    );
    const rule = (id: string) => audit.rules.find(({ ruleId }) => ruleId === id);
    // One topic may be read and is fine or not; the other may not, and neither may the broker.
    expect(rule('RET-01')?.counts).toMatchObject({ unknown: 1 });
    expect(rule('RET-01')?.unknownReasons[0]?.reason).toMatch(/hidden may not be read/);
    const automatic = rule('TOP-01');
    expect(automatic?.counts).toMatchObject({ passed: 0, critical: 0, warn: 0, info: 0 });
    expect(automatic?.counts.unknown).toBeGreaterThan(0);
    expect(automatic?.unknownReasons[0]?.reason).toMatch(/broker 1 may not be read/);
    const findings = await call(listFindings, at(`/audit/findings?q=${HIDDEN}`), { clusterId });
    for (const { config } of findingListSchema.parse(findings.json).items) expect(config).toBeNull();
    const listed = await call(listUnknown, at('/audit/unknown?rule=RET-01'), { clusterId });
    expect(unknownListSchema.parse(listed.json)).toMatchObject({
      total: 1,
      items: [{ subject: { kind: 'topic', name: HIDDEN }, missing: 'denied' }],
    });
  });
});

describe('a team by principal', () => {
  const mappings = [
    { team: 'writers', kind: 'principal', text: WRITER },
    { team: 'root', kind: 'principal', text: 'User:root' },
    { team: 'shown', kind: 'prefix', text: SHOWN, of: 'group' },
  ];
  const policyOf = async (id: string) =>
    policyViewSchema.parse((await call(getPolicy, `/api/v1/clusters/${id}/policy`, { clusterId: id })).json);
  const cardsOf = async (id: string) => {
    const answer = await call(listTeams, `/api/v1/clusters/${id}/audit/teams`, { clusterId: id });
    return new Map(scorecardListSchema.parse(answer.json).items.map((card) => [card.team, card]));
  };

  beforeAll(async () => {
    for (const mapping of mappings) {
      expect(await call(addMapping, '/api/v1/policy/teams', {}, post(mapping))).toMatchObject({
        status: 201,
      });
    }
  });

  it('owns the topic it may write and the group it may read, and nothing by an ACL for everything', async () => {
    const cards = await poll(
      async () => {
        const found = await cardsOf(clusterId);
        // An audit may have begun between two of the mappings.
        return found.get('writers')?.groups === 1 && found.has('root') && found;
      },
      { what: 'the scorecards of both teams', timeoutMs: 60_000 },
    );
    expect(cards.get('writers')).toMatchObject({ isResolved: true, topics: 1, groups: 1 });
    expect(cards.get('root')).toMatchObject({ isResolved: true, topics: 0, groups: 0 });
    const answer = await call(listFindings, at('/audit/findings?team=writers'), { clusterId });
    const { items } = findingListSchema.parse(answer.json);
    expect(new Set(items.map(({ subject }) => subject.name))).toContain(SHOWN);
    for (const { team, subject } of items) {
      expect(team).toBe('writers');
      expect([SHOWN, GROUP]).toContain(subject.name);
    }
    const { acls, teams } = await policyOf(clusterId);
    expect(acls).toMatchObject({ collectedAt: expect.any(Number), problem: null });
    expect(teams.find(({ team }) => team === 'writers')).toMatchObject({ topics: 1, groups: 1 });
  });

  it('cannot be known to a reader without DESCRIBE on the cluster, which says so and breaks nothing else', async () => {
    const policy = await poll(
      async () => {
        const view = await policyOf(strangerId);
        return view.acls?.problem?.includes('DESCRIBE') && view;
      },
      { what: 'the refusal of the ACLs', timeoutMs: 60_000 },
    );
    expect(policy.acls).toEqual({
      collectedAt: null,
      problem: 'The ACLs may not be read: DescribeAcls needs DESCRIBE on the cluster.',
    });
    const unknown = { isResolved: false, topics: null, groups: null };
    expect(policy.teams).toMatchObject([
      { team: 'root', ...unknown },
      { team: 'shown', isResolved: true, topics: 0 },
      { team: 'writers', ...unknown },
    ]);
    expect((await cardsOf(strangerId)).get('writers')).toMatchObject({ ...unknown, score: null });
    const answer = await call(getAudit, `/api/v1/clusters/${strangerId}/audit`, { clusterId: strangerId });
    expect(auditSchema.parse(answer.json).sections.map(({ name }) => name)).not.toContain('acls');
  });

  it('is refused for everybody', async () => {
    const everybody = { team: 'all', kind: 'principal', text: 'User:*' };
    const refused = await call(addMapping, '/api/v1/policy/teams', {}, post(everybody));
    expect(refused).toMatchObject({ status: 400, json: { field: 'text' } });
    expect(refused.json.detail).toMatch(/everybody/);
  });
});
