import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listChanges } from '@/app/api/v1/clusters/[clusterId]/changes/route.ts';
import { POST as planOperation } from '@/app/api/v1/clusters/[clusterId]/groups/[groupId]/operations/plan/route.ts';
import { POST as runOperation } from '@/app/api/v1/clusters/[clusterId]/groups/[groupId]/operations/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { changeListSchema } from '@/lib/contracts/changes.ts';
import { groupOperationPlanSchema, groupOperationResultSchema } from '@/lib/contracts/group-operations.ts';
import { type LivingGroups, startMembers } from '@/lib/kafka/testing/living-groups.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { latest } from '@/lib/shared/section.ts';
import { call, post } from './api.ts';
import { describeGroups } from './truth/tools.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-group-operations-'));
const HOUR = 3_600_000;
const OLD = Date.now() - 2 * HOUR;
const SESSION = { 'session.timeout.ms': '6000', 'heartbeat.interval.ms': '1000' };
let cluster: Cluster;
let clusterId: string;
let kafka: Kafka;
let members: LivingGroups | undefined;

beforeAll(async () => {
  const shortSessions = ['group.consumer', 'group.share', 'group.streams'].flatMap((protocol) =>
    Object.entries(SESSION).flatMap(([key, value]) => [
      [`${protocol}.${key}`, value],
      [`${protocol}.min.${key}`, value],
    ]),
  );
  cluster = await startCluster({
    brokers: 1,
    properties: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'allow.everyone.if.no.acl.found': 'true',
      'group.initial.rebalance.delay.ms': '0',
      ...Object.fromEntries(shortSessions),
    },
  });
  kafka = new Kafka({ brokers: [...cluster.bootstrap], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [
      { topic: 'orders', numPartitions: 3 },
      { topic: 'payments', numPartitions: 1 },
      { topic: 'walled', numPartitions: 1 },
    ],
    waitForLeaders: true,
  });
  const producer = kafka.producer();
  await producer.connect();
  const records = (partition: number, old: number) =>
    Array.from({ length: 100 }, (_, index) => ({
      partition,
      value: `v${index}`,
      ...(index < old && { timestamp: String(OLD + index) }),
    }));
  await producer.send({ topic: 'orders', messages: records(0, 60) });
  await producer.send({ topic: 'orders', messages: [...records(1, 0), ...records(2, 0)] });
  await producer.send({ topic: 'payments', messages: records(0, 0) });
  await producer.send({ topic: 'walled', messages: records(0, 0) });
  await producer.disconnect();
  await admin.disconnect();

  Object.assign(process.env, {
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_LOG_LEVEL: 'silent',
    HIGHWATER_RECORD_TIMESTAMPS: 'true',
    HIGHWATER_SECRET_KEY: 'a-key-for-the-tests-only',
  });
  const body = { name: 'groups', bootstrap: cluster.bootstrap, writable: true };
  const answer = await call(addCluster, '/api/v1/clusters', {}, post(body));
  expect(answer.status).toBe(201);
  clusterId = answer.json.id;
  await (await watched()).kafka.writer.deleteRecords('orders', new Map([[1, 20n]]));
  await commit('sink', { orders: { 0: 40, 1: 50 }, payments: { 0: 7 } });
  await poll(
    async () => latest((await watched()).collector.snapshot().sections.metadata)?.value.topics.has('walled'),
    {
      what: 'the topics to be collected',
      timeoutMs: 30_000,
    },
  );
}, 120_000);

afterAll(async () => {
  await members?.stop();
  const { stop } = await runtime();
  await stop();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const watched = async () => (await runtime()).registry.get(clusterId);

type Offsets = Record<string, Record<number, number>>;

async function commit(groupId: string, offsets: Offsets): Promise<void> {
  const wanted = new Map(
    Object.entries(offsets).map(([topic, rows]) => [
      topic,
      new Map(Object.entries(rows).map(([partition, offset]) => [Number(partition), BigInt(offset)])),
    ]),
  );
  const answers = await (await watched()).kafka.writer.commitOffsets(groupId, wanted);
  expect([...answers.values()].flatMap((rows) => [...rows.values()]).every(({ ok }) => ok)).toBe(true);
}

/** What the coordinator tells, without Highwater's plans. */
async function committed(groupId: string): Promise<Offsets> {
  const { reader } = (await watched()).kafka;
  const listing = (await reader.listGroups()).value.find((group) => group.groupId === groupId);
  if (listing === undefined) return {};
  const offsets = (await reader.readCommits([listing])).value.get(groupId);
  if (!offsets?.ok) throw new Error(`the offsets of ${groupId} are not told`);
  return Object.fromEntries(
    [...offsets.value.topics].map(([topic, rows]) => [
      topic,
      Object.fromEntries(rows.map(({ partition, offset }) => [partition, Number(offset)])),
    ]),
  );
}

const plan = (groupId: string, body: unknown) => call(planOperation, '/', { clusterId, groupId }, post(body));
const run = (groupId: string, body: unknown) => call(runOperation, '/', { clusterId, groupId }, post(body));
const planned = async (groupId: string, body: unknown) => {
  const answer = await plan(groupId, body);
  expect(answer.json).toMatchObject({ groupId });
  return groupOperationPlanSchema.parse(answer.json);
};
const done = async (groupId: string, body: unknown) => {
  const answer = await run(groupId, body);
  expect(answer.status, answer.text).toBe(200);
  return groupOperationResultSchema.parse(answer.json);
};
const reset = (to: object, topics?: object[]) => ({
  operation: 'reset-offsets',
  to,
  ...(topics && { scope: { kind: 'some', topics } }),
});
const printed = async (groupId: string) =>
  (await describeGroups(cluster))
    .filter(({ group }) => group === groupId)
    .map(({ topic, partition, committed: at, end, lag }) => `${topic} ${partition} ${at} ${end} ${lag}`)
    .sort();

describe('offsets of a group', () => {
  it('that were reset, and deleted with the group, are after each undo exactly what kafka-consumer-groups printed before', async () => {
    const before = await printed('sink');
    expect(before).toEqual(['orders 0 40 100 60', 'orders 1 50 100 50', 'payments 0 7 100 93']);
    const told = await planned(
      'sink',
      reset({ kind: 'earliest' }, [{ topic: 'orders' }, { topic: 'payments' }]),
    );
    expect(
      told.rows.map(({ topic, partition, before: at, after, reread }) => [
        topic,
        partition,
        at,
        after,
        reread,
      ]),
    ).toEqual([
      ['orders', 0, '40', '0', '40'],
      ['orders', 1, '50', '20', '30'],
      ['orders', 2, null, '0', '0'],
      ['payments', 0, '7', '0', '7'],
    ]);
    expect(told).toMatchObject({
      refusal: null,
      confirm: 'button',
      kind: 'simple',
      totals: { moved: 4, created: 1, reread: '77', skipped: '0' },
    });
    expect(told.command).toContain(
      '--topic orders \\\n  --topic payments \\\n  --to-earliest \\\n  --execute',
    );
    expect(await committed('sink')).toEqual({ orders: { 0: 40, 1: 50 }, payments: { 0: 7 } });

    const { change, offsets, undoable } = await done('sink', {
      run: told.run,
      actor: 'Ada',
      reason: 'a test',
    });
    expect(change).toMatchObject({
      operation: 'reset-offsets',
      state: 'applied',
      actor: 'Ada',
      reason: 'a test',
    });
    expect(change.facts).toContainEqual({ label: 'orders 1', before: '50', after: '20' });
    expect(undoable && offsets.every(({ state }) => state === 'applied')).toBe(true);
    expect(await printed('sink')).toEqual([
      'orders 0 0 100 100',
      'orders 1 20 100 80',
      'orders 2 0 100 100',
      'payments 0 0 100 100',
    ]);

    const back = await planned('sink', { operation: 'undo', change: change.id });
    expect(back.rows.find(({ partition }) => partition === 2)).toMatchObject({ before: '0', after: null });
    expect(back).toMatchObject({ confirm: 'name', totals: { deleted: 1, skipped: '77' } });
    expect(back.command).toContain('--delete-offsets');
    const undone = await done('sink', { run: back.run, confirm: 'sink', reverts: change.id });
    expect(undone.change).toMatchObject({ state: 'applied', reverts: change.id });
    expect(await printed('sink')).toEqual(before);
    const again = await planned('sink', { operation: 'undo', change: change.id });
    expect(again).toMatchObject({
      run: null,
      refusal: { message: expect.stringContaining('there already') },
    });

    const gone = await planned('sink', { operation: 'delete-group' });
    expect(gone).toMatchObject({ confirm: 'name', refusal: null });
    expect(await run('sink', { run: gone.run, confirm: 'snik' })).toMatchObject({
      status: 400,
      json: { field: 'confirm' },
    });
    const deleted = await done('sink', { run: gone.run, confirm: 'sink' });
    expect(deleted.change).toMatchObject({ operation: 'delete-group', state: 'applied' });
    expect((await plan('sink', { operation: 'delete-group' })).status).toBe(404);
    const anew = await planned('sink', { operation: 'undo', change: deleted.change.id });
    expect(anew.consequences.map(({ text }) => text).join()).toMatch(/made anew .* do not come back/);
    await done('sink', { run: anew.run, reverts: deleted.change.id });
    expect(await printed('sink')).toEqual(before);
    const listed = await call(listChanges, '/?kind=group&name=sink', { clusterId });
    expect(changeListSchema.parse(listed.json).items.map(({ operation }) => operation)).toEqual([
      'reset-offsets',
      'delete-group',
      'reset-offsets',
      'reset-offsets',
    ]);
  });

  it.each([
    ['an offset, held inside the log', { kind: 'offset', offset: '5' }, ['5', '20', '5']],
    ['the end', { kind: 'latest' }, ['100', '100', '100']],
    ['a time', { kind: 'time', at: OLD + 30 }, ['30', '20', '30']],
    ['a duration back from now', { kind: 'duration', backMs: HOUR }, ['60', '20', '0']],
    ['records forward', { kind: 'shift', by: '15' }, ['55', '65', '22']],
    ['records back', { kind: 'shift', by: '-45' }, ['0', '20', '0']],
    ['where another group is', { kind: 'group', groupId: 'other' }, ['11', '40', '7']],
    ['what a file says', { kind: 'csv', text: 'orders,0,8\norders,1,21\npayments,0,9\n' }, ['8', '21', '9']],
  ])('can go to %s', async (_, to, after) => {
    await commit('other', { orders: { 0: 11, 1: 40 } });
    const told = await planned('sink', reset(to));
    const wanted = told.rows.map((row) => row.after);
    // A duration counts from now: payments has no record that old, so all of it is newer.
    expect(wanted).toEqual(
      to.kind === 'group' ? after.slice(0, 2) : to.kind === 'time' ? [...after.slice(0, 2), '0'] : after,
    );
    expect(told.rows.map(({ clamped }) => clamped).includes('start')).toBe(
      (to.kind === 'offset' || to.kind === 'shift') && after.includes('20'),
    );
  });

  it.each([
    [
      'a file with a wrong line',
      reset({ kind: 'csv', text: 'orders,0,1\norders,x,1' }),
      'to.text',
      /^Line 2: /,
    ],
    [
      'a file with a partition that is not there',
      reset({ kind: 'csv', text: 'orders,9,1' }),
      'to.text',
      /^Line 1: orders has no partition 9/,
    ],
    [
      'a topic that is not there',
      reset({ kind: 'earliest' }, [{ topic: 'none' }]),
      'scope.topics',
      /no topic "none"/,
    ],
    ['a group that is not there', reset({ kind: 'group', groupId: 'none' }), 'to.groupId', /no group "none"/],
    ['an offset that is none', reset({ kind: 'offset', offset: '-1' }), 'to.offset', /offset from 0/],
  ])('are not reset by %s, and the field is named', async (_, body, field, words) => {
    const answer = await plan('sink', body);
    expect(answer).toMatchObject({ status: 400, json: { field } });
    expect(answer.json.detail).toMatch(words);
  });

  it('are skipped only with the typed id, and left alone where the group committed since the plan', async () => {
    const told = await planned('sink', reset({ kind: 'latest' }));
    expect(told).toMatchObject({ confirm: 'name', totals: { skipped: '203' } });
    expect(await run('sink', { run: told.run })).toMatchObject({ status: 400, json: { field: 'confirm' } });
    await commit('sink', { orders: { 0: 41 } });
    const { change, offsets } = await done('sink', { run: told.run, confirm: 'sink' });
    expect(change).toMatchObject({ state: 'partial', error: { code: 'conflict' } });
    expect(offsets.find(({ topic, partition }) => topic === 'orders' && partition === 0)).toMatchObject({
      state: 'refused',
      after: '41',
      error: { code: 'conflict', message: expect.stringContaining('moved from 40 to 41') },
    });
    expect(await committed('sink')).toEqual({ orders: { 0: 41, 1: 100 }, payments: { 0: 100 } });
    expect(await run('sink', { run: told.run, confirm: 'sink' })).toMatchObject({
      status: 409,
      json: { code: 'conflict', field: 'offsets' },
    });
  });

  it('are refused by Kafka for one topic and set for the others, and both are listed', async () => {
    await commit('mixed', { orders: { 0: 10 }, walled: { 0: 10 } });
    const admin = kafka.admin();
    await admin.connect();
    const acl = {
      resourceType: AclResourceTypes.TOPIC,
      resourceName: 'walled',
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: 'User:*',
      host: '*',
      operation: AclOperationTypes.DESCRIBE,
      permissionType: AclPermissionTypes.ALLOW,
    };
    await admin.createAcls({ acl: [acl] });
    await admin.disconnect();
    const told = await planned('mixed', reset({ kind: 'earliest' }));
    const { change, offsets } = await done('mixed', { run: told.run });
    expect(change).toMatchObject({
      state: 'partial',
      error: { message: expect.stringMatching(/^1 partition of 2 refused, such as walled 0/) },
    });
    expect(offsets.map(({ topic, state, after }) => [topic, state, after])).toEqual([
      ['orders', 'applied', '0'],
      ['walled', 'refused', '10'],
    ]);
    expect(offsets[1]?.error?.kafka?.name).toBe('TOPIC_AUTHORIZATION_FAILED');
    // The way back concerns what was moved, and nothing else.
    const back = await planned('mixed', { operation: 'undo', change: change.id });
    expect(back.totals).toMatchObject({ moved: 1, unchanged: 1 });
  });

  it('of chosen topics are deleted, and committed again by the undo', async () => {
    const told = await planned('other', {
      operation: 'delete-offsets',
      scope: { kind: 'some', topics: [{ topic: 'orders', partitions: [1] }] },
    });
    expect(told).toMatchObject({ confirm: 'name', totals: { moved: 1, deleted: 1 } });
    const { change } = await done('other', { run: told.run, confirm: 'other' });
    expect(await committed('other')).toEqual({ orders: { 0: 11 } });
    const back = await planned('other', { operation: 'undo', change: change.id });
    await done('other', { run: back.run, confirm: 'other', reverts: change.id });
    expect(await committed('other')).toEqual({ orders: { 0: 11, 1: 40 } });
  });
});

describe('a group with members', () => {
  beforeAll(async () => {
    const { reader } = (await watched()).kafka;
    const property = (text: string) => ['--command-property', text];
    members = await startMembers(cluster, reader, 'orders', [
      {
        groupId: 'static',
        tool: 'kafka-console-consumer',
        args: [
          ...property('group.protocol=classic'),
          ...property('group.instance.id=till-1'),
          ...property('client.id=till'),
        ],
      },
      { groupId: 'modern', tool: 'kafka-console-consumer', args: property('group.protocol=consumer') },
      { groupId: 'shared', tool: 'kafka-console-share-consumer', args: [] },
      { groupId: 'streaming', tool: 'streams-app' },
    ]);
    await poll(
      async () => latest((await watched()).collector.snapshot().sections.groups)?.value.has('shared'),
      {
        what: 'the groups to be collected',
        timeoutMs: 30_000,
      },
    );
  }, 90_000);

  const EARLIEST = reset({ kind: 'earliest' }, [{ topic: 'orders' }]);

  it.each(['static', 'modern', 'shared', 'streaming'])(
    'is told who they are, and nothing is applied: %s',
    async (groupId) => {
      const before = await committed(groupId);
      const told = await planned(groupId, reset({ kind: 'offset', offset: '30' }, [{ topic: 'orders' }]));
      expect(told).toMatchObject({ waitsForEmpty: true, refusal: { code: 'conflict', field: 'members' } });
      expect(told.members).toHaveLength(1);
      expect(told.refusal?.message).toMatch(/has 1 member: .* at 127\.0\.0\.1/);
      expect(told.rows).toHaveLength(3);
      const refused = await run(groupId, { run: told.run, confirm: groupId });
      expect(refused).toMatchObject({ status: 409, json: { code: 'conflict' } });
      expect(await committed(groupId)).toEqual(before);
      expect(await planned(groupId, { operation: 'delete-group' })).toMatchObject({
        refusal: { message: expect.stringContaining('NON_EMPTY_GROUP (68)') },
      });
    },
  );

  it('keeps the offsets of what it subscribes to: Kafka says so', async () => {
    await poll(async () => (await committed('static')).orders !== undefined, {
      what: 'a commit',
      timeoutMs: 20_000,
    });
    const told = await planned('static', {
      operation: 'delete-offsets',
      scope: { kind: 'some', topics: [{ topic: 'orders' }] },
    });
    expect(told.consequences.map(({ text }) => text).join()).toContain('GROUP_SUBSCRIBED_TO_TOPIC (86)');
    const refused = await run('static', { run: told.run, confirm: 'static' });
    expect(refused).toMatchObject({ status: 422, json: { kafka: { name: 'GROUP_SUBSCRIBED_TO_TOPIC' } } });
  });

  it('once they are gone is reset by the rules of its kind; a static member that died is taken out first', async () => {
    await members?.stop();
    const told = await planned('static', { operation: 'remove-member', instanceId: 'till-1' });
    expect(told.consequences[0]?.text).toMatch(
      /rebalances at once: 3 partitions of till-1 go to the other members, of which there are none/,
    );
    expect(told.undo).toMatch(/^It cannot be undone/);
    const { change, undoable } = await done('static', { run: told.run });
    expect(change).toMatchObject({ operation: 'remove-member', state: 'applied' });
    expect(undoable).toBe(false);
    expect(await run('static', { run: told.run })).toMatchObject({ status: 404 });
    expect((await planned('static', EARLIEST)).waitsForEmpty).toBe(false);

    for (const groupId of ['static', 'modern', 'shared', 'streaming']) {
      const free = await poll(
        async () => {
          const answer = await planned(
            groupId,
            reset({ kind: 'offset', offset: '30' }, [{ topic: 'orders' }]),
          );
          return !answer.waitsForEmpty && answer;
        },
        { what: `${groupId} to be empty`, timeoutMs: 30_000 },
      );
      const before = await committed(groupId);
      const moved = await done(groupId, { run: free.run, confirm: groupId });
      expect(moved.change.state).toBe('applied');
      expect(await committed(groupId)).toEqual({ orders: { 0: 30, 1: 30, 2: 30 } });
      const back = await planned(groupId, { operation: 'undo', change: moved.change.id });
      const undone = await done(groupId, { run: back.run, confirm: groupId, reverts: moved.change.id });
      expect(undone.change.state).toBe('applied');
      expect(await committed(groupId)).toEqual(before);
    }
    const { value } = await (await watched()).kafka.reader.listGroups();
    const typeOf = (id: string) => value.find(({ groupId }) => groupId === id)?.type;
    expect(['static', 'modern', 'shared', 'streaming'].map(typeOf)).toEqual([
      ...['classic', 'consumer', 'share', 'streams'],
    ]);

    const anew = await planned('shared', reset({ kind: 'offset', offset: '30' }, [{ topic: 'orders' }]));
    await done('shared', { run: anew.run, confirm: 'shared' });
    const forgotten = await planned('shared', { operation: 'delete-offsets', scope: { kind: 'all' } });
    expect((await done('shared', { run: forgotten.run, confirm: 'shared' })).change.state).toBe('applied');
    expect(await committed('shared')).toEqual({});

    const ended = await planned('streaming', { operation: 'delete-group' });
    expect((await done('streaming', { run: ended.run, confirm: 'streaming' })).change.state).toBe('applied');
    const left = await cluster.tool('kafka-groups', ['--list']);
    expect(left).toContain('shared');
    expect(left).not.toContain('streaming');
  });
});

it('a cluster that nobody allowed changes of is planned for, and nothing is done to it', async () => {
  const { registry } = await runtime();
  const { name, environment, connection } = registry.get(clusterId).definition;
  const input = { name, environment, bootstrap: [...connection.bootstrap], skipTest: false };
  await registry.update(clusterId, { ...input, writable: false });
  const before = await committed('sink');
  const told = await planned('sink', reset({ kind: 'earliest' }));
  expect(await run('sink', { run: told.run })).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  expect(await committed('sink')).toEqual(before);
});
