import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listChanges } from '@/app/api/v1/clusters/[clusterId]/changes/route.ts';
import { POST as planNew } from '@/app/api/v1/clusters/[clusterId]/topic-plan/route.ts';
import { POST as planOperation } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/operations/plan/route.ts';
import { POST as runOperation } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/operations/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { POST as create } from '@/app/api/v1/clusters/[clusterId]/topics/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { compile } from '@/dev/kafka/compile.ts';
import { poll } from '@/dev/process/poll.ts';
import { changeListSchema } from '@/lib/contracts/changes.ts';
import {
  newTopicPlanSchema,
  topicOperationPlanSchema,
  topicOperationResultSchema,
} from '@/lib/contracts/topic-operations.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call, post } from './api.ts';
import { describeTopics } from './truth/tools.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-operations-'));
let cluster: Cluster;
let guarded: Cluster;
let clusterId: string;
let guardedId: string;

beforeAll(async () => {
  const classes = join(dataDir, 'classes');
  mkdirSync(classes);
  await compile('ScratchPolicy', classes);
  cluster = await startCluster({
    classes,
    properties: { 'create.topic.policy.class.name': 'ScratchPolicy', 'num.partitions': '2' },
  });
  guarded = await startCluster({
    brokers: 1,
    security: 'scram-tls',
    properties: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS',
      'allow.everyone.if.no.acl.found': 'true',
    },
  });
  await guarded.tool('kafka-topics', ['--create', '--topic', 'secret', '--partitions', '1']);
  // The cluster comes last: once it has an ACL, this user may add no more of them.
  for (const resource of [['--topic', '*'], ['--cluster']]) {
    const allowed = ['--allow-principal', 'User:highwater', '--operation', 'Describe'];
    await guarded.tool('kafka-acls', ['--add', ...allowed, '--operation', 'DescribeConfigs', ...resource]);
  }
  Object.assign(process.env, {
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_LOG_LEVEL: 'silent',
    HIGHWATER_SECRET_KEY: 'a-key-for-the-tests-only',
  });
  clusterId = await added({ name: 'operations', bootstrap: cluster.bootstrap });
  const { username, password, caPem } = guarded.credentials ?? { username: '', password: '', caPem: '' };
  guardedId = await added({
    name: 'guarded',
    bootstrap: guarded.bootstrap,
    tls: { ca: caPem },
    sasl: { mechanism: 'scram-sha-512', username, password },
  });
  await topicSeen(guardedId, 'secret');
}, 300_000);

afterAll(async () => {
  const { stop } = await runtime();
  await stop();
  await Promise.all([cluster?.stop(), guarded?.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
});

async function added(input: object): Promise<string> {
  const answer = await call(addCluster, '/api/v1/clusters', {}, post({ ...input, writable: true }));
  expect(answer.status).toBe(201);
  return answer.json.id;
}

const topicSeen = (id: string, name: string) =>
  poll(async () => (await call(getTopic, '/', { clusterId: id, name })).status === 200, {
    what: `topic ${name} to be collected`,
    timeoutMs: 30_000,
  });

const planTopic = (body: unknown, id = clusterId) => call(planNew, '/', { clusterId: id }, post(body));
const createTopic = (body: unknown, id = clusterId) => call(create, '/', { clusterId: id }, post(body));
const plan = (name: string, body: unknown, id = clusterId) =>
  call(planOperation, '/', { clusterId: id, name }, post(body));
const run = (name: string, body: unknown, id = clusterId) =>
  call(runOperation, '/', { clusterId: id, name }, post(body));
const planned = async (name: string, body: unknown, id = clusterId) =>
  topicOperationPlanSchema.parse((await plan(name, body, id)).json);
const result = (json: unknown) => topicOperationResultSchema.parse(json);
const changes = async (topic: string) =>
  changeListSchema.parse((await call(listChanges, `/?kind=topic&name=${topic}`, { clusterId })).json).items;

/** Creates through Highwater, so that it is there when this returns. */
async function made(name: string, partitions: number, configs: Record<string, string> = {}): Promise<void> {
  const list = Object.entries(configs).map(([key, value]) => ({ key, value }));
  const answer = await createTopic({ name, partitions, replicationFactor: 3, configs: list });
  expect(answer.status).toBe(201);
}

const partitionsOf = async (name: string) =>
  (await describeTopics(cluster)).filter(({ topic }) => topic === name);
const topics = async () => (await cluster.tool('kafka-topics', ['--list'])).split('\n');
/** partition -> offset, as `kafka-get-offsets --time` prints it: -2 the log start, -1 the end. */
async function offsets(name: string, time: '-1' | '-2'): Promise<Map<number, number>> {
  const out = await cluster.tool('kafka-get-offsets', ['--topic', name, '--time', time]);
  const rows = [...out.matchAll(/^(.+):(\d+):(\d+)$/gm)];
  return new Map(rows.map(([, , partition, offset]) => [Number(partition), Number(offset)]));
}

type Message = { partition: number; value: string; timestamp?: string };
async function produced(topic: string, messages: Message[]): Promise<void> {
  const kafka = new Kafka({ brokers: [...cluster.bootstrap], logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages });
  await producer.disconnect();
}

async function committed(groupId: string, topic: string, offset: string): Promise<void> {
  const kafka = new Kafka({ brokers: [...cluster.bootstrap], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset }] });
  await admin.disconnect();
}

const REFUSED = { status: 422, json: { code: 'kafka_refused' } };

describe('creating a topic', () => {
  it('says what every blank comes to and from where, and that is what Kafka makes of it', async () => {
    const input = { name: 'blank', configs: [{ key: 'retention.ms', value: '86400000' }] };
    const told = await poll(
      async () => {
        const answer = newTopicPlanSchema.parse((await planTopic(input)).json);
        return answer.resolved.partitions.source !== 'unknown' && answer.notJudged === null && answer;
      },
      { what: 'the configs of the brokers to be collected', timeoutMs: 30_000 },
    );
    expect(told).toMatchObject({ refusal: null, validated: true, confirm: 'button' });
    expect(told.resolved.partitions).toEqual({ value: 2, source: 'static' });
    expect(told.resolved.replicationFactor).toEqual({ value: 1, source: 'built-in' });
    const config = (key: string) => told.resolved.configs?.find(({ name }) => name === key);
    expect(config('retention.ms')).toMatchObject({ value: '86400000', source: 'topic', provenance: 'set' });
    expect(config('segment.bytes')).toMatchObject({ value: '1073741824', provenance: 'inherited' });
    expect(told.breaks.map(({ ruleId }) => ruleId)).toContain('DUR-02');
    expect(await topics()).not.toContain('blank');

    const answer = await createTopic({ ...input, actor: 'Ada', reason: 'a test' });
    expect(answer.status).toBe(201);
    const { change } = result(answer.json);
    expect(change).toMatchObject({
      operation: 'create',
      state: 'applied',
      actor: 'Ada',
      reason: 'a test',
      undo: [],
    });
    const rows = await partitionsOf('blank');
    expect(rows).toHaveLength(2);
    expect(rows.every(({ replicas }) => replicas.length === 1)).toBe(true);
    const shown = await cluster.tool('kafka-configs', [
      ...['--describe', '--entity-type', 'topics', '--entity-name', 'blank'],
    ]);
    expect(shown).toContain('retention.ms=86400000');
    // The page has it at once.
    expect((await call(getTopic, '/', { clusterId, name: 'blank' })).json.topic.partitions).toBe(2);
    expect((await changes('blank'))[0]).toEqual(change);
  });

  it.each([
    ['exists', { name: 'blank' }, 'TOPIC_ALREADY_EXISTS', 'name', /already exists/],
    [
      'has more copies than there are brokers',
      { name: 'wide', replicationFactor: 4 },
      'INVALID_REPLICATION_FACTOR',
      'replicationFactor',
      /replication factor of 4 cannot be reached/,
    ],
    [
      'is against the policy of the cluster',
      { name: 'scratch-1' },
      'POLICY_VIOLATION',
      undefined,
      /Topics named scratch-... are not allowed on this cluster/,
    ],
    [
      'has a config that Kafka does not take',
      { name: 'bad', configs: [{ key: 'retention.ms', value: 'soon' }] },
      'INVALID_CONFIG',
      'retention.ms',
      /Not a number of type LONG/,
    ],
  ])(
    'that %s is refused in the words of Kafka, before and when it is sent',
    async (_, input, name, field, words) => {
      const told = newTopicPlanSchema.parse((await planTopic(input)).json);
      expect(told.refusal?.kafka).toMatchObject({ name, message: expect.stringMatching(words) });
      expect(told.refusal?.field).toBe(field);
      expect(told.validated).toBe(false);
      const refused = await createTopic(input);
      expect(refused).toMatchObject({ ...REFUSED, json: { kafka: { name } } });
      expect(refused.json.detail).toMatch(words);
    },
  );

  it('with a name that collides names the other topic', async () => {
    await made('a.b', 1);
    const told = newTopicPlanSchema.parse((await planTopic({ name: 'a_b' })).json);
    expect(told.refusal).toMatchObject({ field: 'name', kafka: { name: 'INVALID_TOPIC_EXCEPTION' } });
    expect(told.refusal?.message).toContain('"a.b" differs from it in "." and "_" alone');
  });

  it.each([
    ['a space', { name: 'a b' }, 'name'],
    ['no partitions', { name: 'ok', partitions: 0 }, 'partitions'],
    [
      'a key twice',
      { name: 'ok', configs: [1, 2].map((n) => ({ key: 'retention.ms', value: `${n}` })) },
      'configs',
    ],
  ])('with %s is bad input, and the field is named', async (_, input, field) => {
    expect(await createTopic(input)).toMatchObject({ status: 400, json: { field } });
  });

  it('is not authorised where the ACLs do not allow it', async () => {
    const told = newTopicPlanSchema.parse((await planTopic({ name: 'mine' }, guardedId)).json);
    expect(told.refusal).toMatchObject({
      code: 'kafka_denied',
      kafka: { name: 'TOPIC_AUTHORIZATION_FAILED' },
    });
    expect(told).toMatchObject({ notJudged: 'Kafka does not tell what the topic would be.' });
    expect(told.resolved.partitions).toEqual({ value: null, source: 'unknown' });
    expect(await createTopic({ name: 'mine' }, guardedId)).toMatchObject({ status: 403 });
  });
});

describe('adding partitions', () => {
  it('says which keys move, and Kafka’s own tool shows the new partitions', async () => {
    await made('growing', 3);
    const told = await planned('growing', { operation: 'partitions', count: 6 });
    expect(told).toMatchObject({ refusal: null, validated: true, confirm: 'button' });
    expect(told.consequences[0]?.text).toMatch(/^1 of 2 keys \(50.0 %\) go to another partition/);
    expect(told.facts).toEqual([{ label: 'Partitions', before: '3', after: '6' }]);
    const { change } = result((await run('growing', { run: told.run })).json);
    expect(change).toMatchObject({ operation: 'partitions', state: 'applied' });
    expect((await partitionsOf('growing')).map(({ partition }) => partition)).toEqual([0, 1, 2, 3, 4, 5]);
    expect((await call(getTopic, '/', { clusterId, name: 'growing' })).json.partitions).toHaveLength(6);

    // What was seen is no longer so: neither plan nor run goes on as if it were.
    const late = { ...told.run, count: 9 };
    expect(await run('growing', { run: late })).toMatchObject({ status: 409, json: { code: 'conflict' } });
    expect(await partitionsOf('growing')).toHaveLength(6);
  });

  it('to fewer is refused in the words of Kafka', async () => {
    const told = await planned('growing', { operation: 'partitions', count: 2 });
    expect(told.refusal).toMatchObject({ field: 'count', kafka: { name: 'INVALID_PARTITIONS' } });
    expect(told.refusal?.message).toMatch(/would not be an increase/);
    const sent = await run('growing', { run: { operation: 'partitions', count: 2 } });
    expect(sent).toMatchObject({ ...REFUSED, json: { kafka: { name: 'INVALID_PARTITIONS' } } });
  });

  it('of a compacted topic asks for its name, and does nothing without it', async () => {
    await made('table', 2, { 'cleanup.policy': 'compact' });
    await topicSeen(clusterId, 'table');
    const told = await planned('table', { operation: 'partitions', count: 3 });
    expect(told.confirm).toBe('name');
    expect(told.consequences.filter(({ level }) => level === 'danger')).toHaveLength(2);
    const wrong = await run('table', { run: told.run, confirm: 'tabel' });
    expect(wrong).toMatchObject({ status: 400, json: { field: 'confirm' } });
    expect(await partitionsOf('table')).toHaveLength(2);
  });

  it('is not authorised where the ACLs do not allow it', async () => {
    const told = await planned('secret', { operation: 'partitions', count: 4 }, guardedId);
    expect(told.refusal).toMatchObject({ kafka: { name: 'TOPIC_AUTHORIZATION_FAILED' } });
  });
});

describe('truncating', () => {
  const HOUR = 3_600_000;

  it('to an offset, a time and the end leaves the log starts that Kafka’s own tool prints', async () => {
    await made('log', 2);
    const old = String(Date.now() - 2 * HOUR);
    const values = Array.from({ length: 10 }, (_, index) => `v${index}`);
    await produced('log', [
      ...values.map((value, index) => ({ partition: 0, value, ...(index < 6 && { timestamp: old }) })),
      ...values.map((value) => ({ partition: 1, value })),
    ]);
    await committed('slow', 'log', '2');

    const toOffset = { kind: 'offsets', offsets: [{ partition: 0, offset: '4' }] };
    const told = await poll(
      async () => {
        const answer = await planned('log', { operation: 'truncate', to: toOffset });
        return answer.consequences.some(({ text }) => text.startsWith('slow')) && answer;
      },
      { what: 'the group to be seen', timeoutMs: 30_000 },
    );
    expect(told.partitions).toEqual([{ partition: 0, before: '0', after: '4', records: '4', problem: null }]);
    expect(told.consequences[1]?.text).toMatch(/^slow loses 2 records it has not read/);
    expect(told).toMatchObject({ confirm: 'name', validated: false, refusal: null });
    expect(await run('log', { run: told.run })).toMatchObject({ status: 400, json: { field: 'confirm' } });
    const cut = result((await run('log', { run: told.run, confirm: 'log' })).json);
    expect(cut.partitions).toEqual([{ partition: 0, state: 'applied', error: null }]);
    expect(cut.change.facts).toContainEqual({ label: 'partition 0 begins at', before: '0', after: '4' });
    expect(await offsets('log', '-2')).toEqual(
      new Map([
        [0, 4],
        [1, 0],
      ]),
    );

    const byTime = await planned('log', {
      operation: 'truncate',
      to: { kind: 'time', at: Date.now() - HOUR },
    });
    expect(byTime.partitions.map(({ after, problem }) => [after, problem])).toEqual([
      ['6', null],
      ['0', 'Its log begins there or later already.'],
    ]);
    await run('log', { run: byTime.run, confirm: 'log' });
    expect(await offsets('log', '-2')).toEqual(
      new Map([
        [0, 6],
        [1, 0],
      ]),
    );

    const all = await planned('log', { operation: 'truncate', to: { kind: 'end' } });
    // What arrives after the preview is not part of what was agreed to.
    await produced('log', [{ partition: 1, value: 'late' }]);
    await run('log', { run: all.run, confirm: 'log' });
    expect(await offsets('log', '-2')).toEqual(
      new Map([
        [0, 10],
        [1, 10],
      ]),
    );
    expect(await offsets('log', '-1')).toEqual(
      new Map([
        [0, 10],
        [1, 11],
      ]),
    );
    const detail = (await call(getTopic, '/', { clusterId, name: 'log' })).json;
    expect(detail.partitions.map(({ start }: { start: string }) => start)).toEqual(['10', '10']);
  });

  it('beyond the end is refused with the partition it is about, and nothing is deleted', async () => {
    const before = await offsets('log', '-2');
    const to = {
      kind: 'offsets',
      offsets: [
        { partition: 0, offset: '10' },
        { partition: 1, offset: '99' },
      ],
    };
    const told = await planned('log', { operation: 'truncate', to });
    expect(told.refusal).toMatchObject({ code: 'invalid_input', field: 'to.offsets.1' });
    const sent = await run('log', { run: { operation: 'truncate', to }, confirm: 'log' });
    expect(sent.status).toBe(400);
    expect(await offsets('log', '-2')).toEqual(before);
  });

  it('a compacted topic is refused before it is sent, as Kafka itself refuses it', async () => {
    await produced(
      'table',
      [{ partition: 0, value: 'x' }].map((one) => ({ ...one, key: 'k' })),
    );
    const told = await planned('table', { operation: 'truncate', to: { kind: 'end' } });
    expect(told.refusal?.message).toMatch(/POLICY_VIOLATION \(44\)/);
    const { registry } = await runtime();
    const answers = await registry.get(clusterId).kafka.writer.deleteRecords('table', new Map([[0, 1n]]));
    expect(answers.get(0)).toMatchObject({ ok: false, error: { kafka: { name: 'POLICY_VIOLATION' } } });
  });

  it('is not authorised where the ACLs do not allow it', async () => {
    const { registry } = await runtime();
    const { writer } = registry.get(guardedId).kafka;
    const answers = await writer.deleteRecords('secret', new Map([[0, 0n]]));
    expect(answers.get(0)).toMatchObject({ ok: false, error: { code: 'kafka_denied' } });
  });
});

describe('electing preferred leaders', () => {
  it('moves the leaders to where Kafka’s own tool shows the first replica', async () => {
    await made('led', 3);
    const before = await partitionsOf('led');
    // Another order of the same replicas: the leader stays, and is no longer the preferred one.
    const file = join(dataDir, 'reassign.json');
    const partitions = before.map(({ topic, partition, replicas: [first, ...others] }) => ({
      topic,
      partition,
      replicas: [...others, first],
    }));
    writeFileSync(file, JSON.stringify({ version: 1, partitions }));
    await cluster.tool('kafka-reassign-partitions', ['--reassignment-json-file', file, '--execute']);
    const told = await poll(
      async () => {
        const answer = await planned('led', { operation: 'elect' });
        return answer.partitions.length === 3 && answer;
      },
      { what: 'the new order of the replicas', timeoutMs: 30_000 },
    );
    expect(told).toMatchObject({ refusal: null, confirm: 'button' });
    expect(told.partitions.every(({ problem }) => problem === null)).toBe(true);
    const elected = result((await run('led', { run: told.run })).json);
    expect(elected.partitions.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
    for (const { leader, replicas } of await partitionsOf('led')) expect(leader).toBe(replicas[0]);
    const again = await planned('led', { operation: 'elect' });
    expect(again.refusal?.message).toMatch(/nothing to elect/);
  });

  it('whose preferred replica is down is told before, and refused in the words of Kafka for those partitions', async () => {
    const [down] = cluster.brokers;
    if (!down) throw new Error('a cluster without brokers');
    await down.stop();
    try {
      const told = await poll(
        async () => {
          const answer = await planned('led', { operation: 'elect' });
          return answer.partitions.some(({ problem }) => problem !== null) && answer;
        },
        { what: 'the leaders to move away', timeoutMs: 60_000 },
      );
      expect(told.partitions.find(({ problem }) => problem !== null)?.problem).toBe(
        `Broker ${down.id} is not in sync.`,
      );
      const refused = await run('led', { run: told.run });
      expect(refused.json.kafka).toMatchObject({ name: 'PREFERRED_LEADER_NOT_AVAILABLE' });
      expect((await changes('led'))[0]).toMatchObject({ operation: 'elect', state: 'refused' });
    } finally {
      await down.restart();
    }
  });

  it('is not authorised where the ACLs do not allow it', async () => {
    const { registry } = await runtime();
    const { writer } = registry.get(guardedId).kafka;
    const answers = await writer.electPreferredLeaders('secret', [0]);
    expect(answers.get(0)).toMatchObject({
      ok: false,
      error: { kafka: { name: 'CLUSTER_AUTHORIZATION_FAILED' } },
    });
  });
});

describe('deleting', () => {
  it('wants the typed name, is seen gone by Kafka’s own tool, and can be created again', async () => {
    await made('old', 2, { 'retention.ms': '3600000', 'segment.bytes': '2097152' });
    await produced('old', [{ partition: 0, value: 'x' }]);
    await committed('reader', 'old', '0');
    const told = await poll(
      async () => {
        const answer = await planned('old', { operation: 'delete' });
        return answer.consequences.some(({ text }) => text.includes('reader')) && answer;
      },
      { what: 'the group to be seen', timeoutMs: 30_000 },
    );
    expect(told).toMatchObject({ confirm: 'name', refusal: null });
    expect(await run('old', { run: told.run })).toMatchObject({ status: 400, json: { field: 'confirm' } });
    expect(await topics()).toContain('old');

    const { change } = result((await run('old', { run: told.run, confirm: 'old', reason: 'unused' })).json);
    expect(change).toMatchObject({ operation: 'delete', state: 'applied' });
    expect(change.before).toEqual([
      { key: 'retention.ms', value: '3600000', source: 'topic' },
      { key: 'segment.bytes', value: '2097152', source: 'topic' },
    ]);
    expect(change.facts).toContainEqual({ label: 'Partitions', before: '2', after: null });
    expect(await topics()).not.toContain('old');
    expect((await call(getTopic, '/', { clusterId, name: 'old' })).status).toBe(404);

    const configs = change.undo.flatMap((edit) =>
      edit.op === 'set' ? [{ key: edit.key, value: edit.value }] : [],
    );
    const again = { name: 'old', partitions: 2, replicationFactor: 3, configs, reverts: change.id };
    expect(await createTopic(again)).toMatchObject({ status: 201, json: { change: { reverts: change.id } } });
    expect(await partitionsOf('old')).toHaveLength(2);

    // The plan was about another topic of the same name.
    const stale = await run('old', { run: told.run, confirm: 'old' });
    expect(stale).toMatchObject({ status: 409, json: { code: 'conflict' } });
    expect(await topics()).toContain('old');
  });

  it('what Kafka keeps its own state in is not done', async () => {
    await committed('any', 'blank', '0');
    await topicSeen(clusterId, '__consumer_offsets');
    for (const operation of [
      { operation: 'delete' },
      { operation: 'partitions', count: 50 },
      { operation: 'truncate', to: { kind: 'end' } },
    ]) {
      const sent = await run('__consumer_offsets', { run: operation, confirm: '__consumer_offsets' });
      expect(sent).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    }
  });

  it('a topic that is not there is not found', async () => {
    expect(await plan('nowhere', { operation: 'delete' })).toMatchObject({ status: 404 });
  });

  it('is refused in the words of Kafka where the ACLs do not allow it, and the record says so', async () => {
    const told = await planned('secret', { operation: 'delete' }, guardedId);
    const refused = await run('secret', { run: told.run, confirm: 'secret' }, guardedId);
    expect(refused).toMatchObject({
      status: 403,
      json: { code: 'kafka_denied', kafka: { name: 'TOPIC_AUTHORIZATION_FAILED' } },
    });
    const listed = await call(listChanges, '/?kind=topic&name=secret', { clusterId: guardedId });
    expect(changeListSchema.parse(listed.json).items[0]).toMatchObject({
      operation: 'delete',
      state: 'refused',
      error: { kafka: { name: 'TOPIC_AUTHORIZATION_FAILED' } },
    });
  });
});

describe('a cluster that nobody allowed changes of', () => {
  it('is planned for, and nothing is done to it', async () => {
    const { registry } = await runtime();
    const { name, environment, connection } = registry.get(clusterId).definition;
    const input = { name, environment, bootstrap: [...connection.bootstrap], skipTest: false };
    await registry.update(clusterId, { ...input, writable: false });
    await topicSeen(clusterId, 'growing');
    const FORBIDDEN = { status: 403, json: { code: 'forbidden' } };
    expect(await createTopic({ name: 'more' })).toMatchObject(FORBIDDEN);
    expect(await run('growing', { run: { operation: 'delete' }, confirm: 'growing' })).toMatchObject(
      FORBIDDEN,
    );
    expect((await planTopic({ name: 'more' })).status).toBe(200);
    const list = await topics();
    expect(list).toContain('growing');
    expect(list).not.toContain('more');
  });
});
