import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listChanges } from '@/app/api/v1/clusters/[clusterId]/changes/route.ts';
import { GET as getBounds } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/bounds/route.ts';
import { POST as planChange } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/plan/route.ts';
import {
  POST as change,
  GET as getConfigs,
} from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/route.ts';
import { POST as planBulk } from '@/app/api/v1/clusters/[clusterId]/configs/bulk/plan/route.ts';
import { POST as changeBulk } from '@/app/api/v1/clusters/[clusterId]/configs/bulk/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import {
  bulkPlanSchema,
  bulkResultSchema,
  type ChangeDto,
  changeListSchema,
  changeSchema,
  configPlanSchema,
} from '@/lib/contracts/changes.ts';
import { configResourceSchema } from '@/lib/contracts/config.ts';
import { configBoundsSchema } from '@/lib/contracts/config-bounds.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call, post } from './api.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-changes-'));
const TOPIC = 'orders';
let cluster: Cluster;
let clusterId: string;

beforeAll(async () => {
  cluster = await startCluster();
  await cluster.tool('kafka-topics', [
    ...['--create', '--topic', TOPIC, '--partitions', '3', '--replication-factor', '3'],
    ...['--config', 'retention.ms=3600000', '--config', 'cleanup.policy=compact,delete'],
    ...['--config', 'segment.bytes=1048576', '--config', 'compression.type=producer'],
  ]);
  Object.assign(process.env, { HIGHWATER_DATA_DIR: dataDir, HIGHWATER_LOG_LEVEL: 'silent' });
  const added = await call(
    addCluster,
    '/api/v1/clusters',
    {},
    post({ name: 'changes', bootstrap: cluster.bootstrap, writable: true }),
  );
  clusterId = added.json.id;
  await poll(async () => (await call(getTopic, at(), { clusterId, name: TOPIC })).json.configs?.length > 0, {
    what: 'the configs of the topic',
    timeoutMs: 30_000,
  });
});

afterAll(async () => {
  const { stop } = await runtime();
  await stop();
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const at = () => `/api/v1/clusters/${clusterId}/topics/${TOPIC}`;

/** A resource whose configs are changed through the API. */
const editorOf = (kind: string, name: string) => {
  const path = () => `/api/v1/clusters/${clusterId}/configs/${kind}/${encodeURIComponent(name)}`;
  const params = () => ({ clusterId, kind, name });
  return {
    read: async () => configResourceSchema.parse((await call(getConfigs, path(), params())).json),
    plan: async (body: unknown) => call(planChange, `${path()}/plan`, params(), post(body)),
    apply: async (body: unknown) => call(change, path(), params(), post(body)),
  };
};
const { plan, apply } = editorOf('topic', TOPIC);
const changes = async () =>
  changeListSchema.parse(
    (await call(listChanges, `/api/v1/clusters/${clusterId}/changes?kind=topic&name=${TOPIC}`, { clusterId }))
      .json,
  ).items;

/** The overrides as Kafka's own tool prints them, one a line, sorted. */
async function overrides(): Promise<string[]> {
  const printed = await cluster.tool('kafka-configs', [
    ...['--describe', '--entity-type', 'topics', '--entity-name', TOPIC],
  ]);
  return printed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes('sensitive='))
    .sort();
}

const set = (key: string, value: string) => ({ key, op: 'set', value });
const own = (key: string, value: string) => ({ key, value, source: 'topic' });

describe('a change of topic configs', () => {
  it('touches the edited key alone, is shown by Kafka at once, recorded, and reverted exactly', async () => {
    const before = await overrides();
    const edits = [set('retention.ms', '7200000')];
    const base = [own('retention.ms', '3600000')];
    const applied = changeSchema.parse(
      (await apply({ edits, base, actor: ' Ada ', reason: 'a longer weekend' })).json,
    );
    expect(applied).toMatchObject({
      state: 'applied',
      actor: 'Ada',
      reason: 'a longer weekend',
      before: [own('retention.ms', '3600000')],
      after: [own('retention.ms', '7200000')],
    });
    const after = await overrides();
    const others = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('retention.ms='));
    expect(others(after)).toEqual(others(before));
    expect(after.find((line) => line.startsWith('retention.ms='))).toContain('retention.ms=7200000');
    expect((await changes())[0]).toEqual(applied);

    const reverted = await apply({ edits: applied.undo, base: applied.after, reverts: applied.id });
    expect(changeSchema.parse(reverted.json)).toMatchObject({ state: 'applied', reverts: applied.id });
    expect(await overrides()).toEqual(before);
  });

  it('back to inherited takes the override away, a pin writes the same value, and each can be undone', async () => {
    const before = await overrides();
    const inherited = await plan({ edits: [{ key: 'segment.bytes', op: 'inherit' }] });
    expect(configPlanSchema.parse(inherited.json).rows[0]).toMatchObject({
      before: own('segment.bytes', '1048576'),
      after: { value: '1073741824', source: 'built-in' },
    });
    const taken: ChangeDto = (await apply({ edits: [{ key: 'segment.bytes', op: 'inherit' }] })).json;
    expect((await overrides()).some((line) => line.startsWith('segment.bytes='))).toBe(false);
    const pinned: ChangeDto = (await apply({ edits: [set('segment.bytes', '1073741824')] })).json;
    expect((await overrides()).some((line) => line.startsWith('segment.bytes=1073741824'))).toBe(true);
    await apply({ edits: pinned.undo, base: pinned.after });
    await apply({ edits: taken.undo });
    expect(await overrides()).toEqual(before);
  });

  it.each([
    ['a bad value', set('retention.ms', 'soon'), 'retention.ms', /Not a number of type LONG/],
    ['an unknown key', set('no.such.key', '1'), 'no.such.key', /Unknown topic config name/],
    ['a value out of range', set('min.insync.replicas', '0'), 'min.insync.replicas', /at least 1/],
  ])(
    '%s is refused at its field in the words of Kafka, with nothing applied',
    async (_, bad, field, words) => {
      const before = await overrides();
      const known = (await changes()).length;
      const edits = [set('max.message.bytes', '2000000'), bad];
      const planned = configPlanSchema.parse((await plan({ edits })).json);
      expect(planned.refusal).toMatchObject({ field, kafka: { name: 'INVALID_CONFIG' } });
      expect(planned.refusal?.kafka?.message).toMatch(words);
      const refused = await apply({ edits });
      expect(refused).toMatchObject({ status: 422, json: { code: 'kafka_refused', field } });
      expect(await overrides()).toEqual(before);
      expect(await changes()).toHaveLength(known);
    },
  );

  it('is refused when the key was changed since, and loses neither change', async () => {
    const base = [own('retention.ms', '3600000')];
    await cluster.tool('kafka-configs', [
      ...['--alter', '--entity-type', 'topics', '--entity-name', TOPIC],
      ...['--add-config', 'retention.ms=1800000'],
    ]);
    const edits = [set('retention.ms', '900000')];
    const late = await poll(
      async () => {
        const answer = await plan({ edits, base });
        return configPlanSchema.parse(answer.json).conflicts.length > 0 && answer;
      },
      { what: 'the change of the tool to be seen', timeoutMs: 10_000 },
    );
    expect(configPlanSchema.parse(late.json).conflicts).toEqual([
      { key: 'retention.ms', base: base[0], theirs: own('retention.ms', '1800000') },
    ]);
    expect(await apply({ edits, base })).toMatchObject({
      status: 409,
      json: {
        ...{ code: 'conflict', field: 'retention.ms' },
        conflict: { base: '3600000', theirs: '1800000', yours: '900000' },
      },
    });
    expect((await overrides()).join()).toContain('retention.ms=1800000');
    const mine = await apply({ edits, base: [own('retention.ms', '1800000')] });
    expect(mine.json.state).toBe('applied');
  });

  it('made by two people at the same moment is applied for one, and the other is told', async () => {
    const { json } = await plan({ edits: [set('max.message.bytes', '1')] });
    const base = [configPlanSchema.parse(json).rows[0]?.before];
    const answers = await Promise.all(
      ['3000000', '4000000'].map((value) => apply({ edits: [set('max.message.bytes', value)], base })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200);
    expect((await overrides()).join()).toContain(`max.message.bytes=${won?.json.after[0].value}`);
  });

  it('says which findings of the audit it would end and which it would cause', async () => {
    const stricter = configPlanSchema.parse((await plan({ edits: [set('min.insync.replicas', '3')] })).json);
    expect(stricter.breaks.map(({ ruleId }) => ruleId)).toContain('DUR-05');
    const right = configPlanSchema.parse((await plan({ edits: [set('min.insync.replicas', '2')] })).json);
    expect(right.fixes.map(({ ruleId }) => ruleId)).toContain('DUR-04');
    expect(right.breaks).toEqual([]);
  });

  it('says what it does to the cluster as a whole: sizes that followers do not fetch', async () => {
    const edits = [{ key: 'max.message.bytes', op: 'inherit' }];
    const alone = configPlanSchema.parse((await plan({ edits })).json);
    expect(alone.fixes.map(({ ruleId }) => ruleId)).toContain('DUR-19');
    const path = `/api/v1/clusters/${clusterId}/configs/bulk/plan`;
    const answer = await call(planBulk, path, { clusterId }, post({ items: [{ topic: TOPIC, edits }] }));
    const { items, whole } = bulkPlanSchema.parse(answer.json);
    expect(whole.fixes).toContainEqual(
      expect.objectContaining({ ruleId: 'DUR-19', subject: expect.objectContaining({ kind: 'cluster' }) }),
    );
    expect(items[0]?.fixes.map(({ ruleId }) => ruleId)).not.toContain('DUR-19');
  });

  it('counts the records that a shorter retention deletes, and those that a group has not read', async () => {
    const name = 'aged';
    await cluster.tool('kafka-topics', [
      '--create',
      '--topic',
      name,
      '--partitions',
      '1',
      '--replication-factor',
      '3',
    ]);
    const kafka = new Kafka({ brokers: [...cluster.bootstrap], logLevel: logLevel.NOTHING });
    const [producer, admin] = [kafka.producer(), kafka.admin()];
    await Promise.all([producer.connect(), admin.connect()]);
    const threeHoursAgo = String(Date.now() - 3 * 3_600_000);
    const message = (timestamp?: string) => ({ value: 'x', ...(timestamp && { timestamp }) });
    await producer.send({ topic: name, messages: Array.from({ length: 5 }, () => message(threeHoursAgo)) });
    await producer.send({ topic: name, messages: Array.from({ length: 3 }, () => message()) });
    await admin.setOffsets({ groupId: 'late', topic: name, partitions: [{ partition: 0, offset: '2' }] });
    await Promise.all([producer.disconnect(), admin.disconnect()]);

    const body = { edits: [set('retention.ms', '7200000')] };
    const consequences = await poll(
      async () => {
        const answer = await editorOf('topic', name).plan(body);
        const said = configPlanSchema.parse(answer.json).consequences;
        return said.length > 1 && said;
      },
      { what: 'the group to be seen', timeoutMs: 30_000 },
    );
    expect(consequences[0]).toMatch(/^5 records are older than 2 h and deleted/);
    expect(consequences[1]).toMatch(/^late (is .* behind and )?loses 3 records it has not read\.$/);
  });

  it('is made knowing what Kafka takes for the key, in its words', async () => {
    const told = async (key: string, type: string) => {
      const query = new URLSearchParams({ key, type });
      const path = `/api/v1/clusters/${clusterId}/configs/topic/${TOPIC}/bounds?${query}`;
      const answer = await call(getBounds, path, { clusterId, kind: 'topic', name: TOPIC });
      return configBoundsSchema.parse(answer.json).told;
    };
    const before = await overrides();
    expect(await told('compression.lz4.level', 'int')).toEqual([
      'Value must be at least 1',
      'Value must be no more than 17',
    ]);
    expect(await told('cleanup.policy', 'list')).toEqual(['String must be one of: compact, delete']);
    expect(await told('retention.bytes', 'long')).toEqual([]);
    expect(await overrides()).toEqual(before);
  });

  it('that changes nothing is refused before Kafka is asked', async () => {
    expect(await apply({ edits: [set('cleanup.policy', 'compact,delete')] })).toMatchObject({
      status: 400,
      json: { field: 'cleanup.policy', detail: 'It has this value already.' },
    });
    expect(await apply({ edits: [] })).toMatchObject({ status: 400, json: { field: 'edits' } });
    expect(await apply({ edits: [set('a', '1'), set('a', '2')] })).toMatchObject({
      status: 400,
      json: { field: 'edits' },
    });
  });
});

/** What Kafka's own tool prints of the values set at one entity, sorted. */
async function dynamicConfigs(...entity: string[]): Promise<string[]> {
  const printed = await cluster.tool('kafka-configs', ['--describe', ...entity]);
  return printed
    .split('\n')
    .map((line) => line.trim().split(' sensitive=')[0] ?? '')
    .filter((line) => /^[\w.-]+=/.test(line))
    .sort();
}

describe('a change of what is not a topic', () => {
  it.each([
    ['broker', '1', 'log.cleaner.backoff.ms', '16000', ['--entity-type', 'brokers', '--entity-name', '1']],
    [
      'cluster',
      'default',
      'log.cleaner.backoff.ms',
      '17000',
      ['--entity-type', 'brokers', '--entity-default'],
    ],
    [
      'group',
      'billing',
      'consumer.session.timeout.ms',
      '50000',
      ['--entity-type', 'groups', '--entity-name', 'billing'],
    ],
    [
      'client-metrics',
      'all',
      'interval.ms',
      '60000',
      ['--entity-type', 'client-metrics', '--entity-name', 'all'],
    ],
  ])(
    '%s: set, shown by Kafka, recorded, and taken back to what was inherited',
    async (kind, name, key, value, entity) => {
      const editor = editorOf(kind, name);
      const before = await dynamicConfigs(...entity);
      const known = (await editor.read()).configs.find((config) => config.name === key);
      expect(known).toMatchObject({ provenance: 'inherited', readOnly: false });
      const base = [{ key, value: known?.value, source: known?.source }];
      const applied = changeSchema.parse((await editor.apply({ edits: [set(key, value)], base })).json);
      expect(applied).toMatchObject({ state: 'applied', after: [{ key, value, source: kind }] });
      expect(await dynamicConfigs(...entity)).toEqual([...before, `${key}=${value}`].sort());
      const shown = (await editor.read()).configs.find((config) => config.name === key);
      expect(shown).toMatchObject({ value, source: kind, provenance: 'set', inheritedValue: known?.value });
      const reverted = await editor.apply({ edits: applied.undo, base: applied.after, reverts: applied.id });
      expect(reverted.json).toMatchObject({ state: 'applied' });
      expect(await dynamicConfigs(...entity)).toEqual(before);
    },
  );

  it('a log level is set on its broker alone and goes back to the one of the root', async () => {
    const key = 'kafka.server.KafkaApis';
    const [editor, other] = [editorOf('broker-logger', '2'), editorOf('broker-logger', '1')];
    const level = async (of: typeof editor) =>
      (await of.read()).configs.find((config) => config.name === key)?.value;
    const before = await level(editor);
    const applied = changeSchema.parse((await editor.apply({ edits: [set(key, 'DEBUG')] })).json);
    expect(applied.state).toBe('applied');
    expect([await level(editor), await level(other)]).toEqual(['DEBUG', before]);
    const inherited = await editor.apply({ edits: [{ key, op: 'inherit' }] });
    expect(inherited.json).toMatchObject({ state: 'applied' });
    expect(await level(editor)).toBe(before);
  });

  it.each([
    ['broker', '1', set('log.dirs', '/elsewhere'), 422, /Cannot update these configs dynamically/],
    ['cluster', 'default', set('listeners', 'A://a:1'), 422, /broker id must be specified/],
    ['broker', '1', set('no.such.key', '1'), 400, /No broker reports this key/],
    ['group', 'billing', set('no.such.key', '1'), 422, /Unknown group config name/],
    ['group', 'billing', set('consumer.session.timeout.ms', '5'), 422, /must be greater than or equal/],
    ['client-metrics', 'all', set('interval.ms', 'x'), 422, /Not a number of type INT/],
    ['broker-logger', '1', set('kafka.server.KafkaApis', 'LOUD'), 422, /not a supported log level/],
  ])('%s %s refuses at the field, in the words of Kafka: %o', async (kind, name, edit, status, words) => {
    const refused = await editorOf(kind, name).apply({ edits: [edit] });
    expect(refused).toMatchObject({ status, json: { field: edit.key } });
    expect(`${refused.json.detail} ${refused.json.kafka?.message ?? ''}`).toMatch(words);
  });

  it('an item is added to a list and taken out of it, the others stay', async () => {
    const { apply: applyList } = editorOf('topic', 'listed');
    await cluster.tool('kafka-topics', [
      ...['--create', '--topic', 'listed', '--partitions', '1', '--replication-factor', '3'],
      ...['--config', 'cleanup.policy=delete'],
    ]);
    const policy = async () =>
      (await dynamicConfigs('--entity-type', 'topics', '--entity-name', 'listed')).join();
    const added = await applyList({ edits: [{ key: 'cleanup.policy', op: 'append', value: 'compact' }] });
    expect(added.json).toMatchObject({ state: 'applied', after: [{ value: 'delete,compact' }] });
    expect(await policy()).toBe('cleanup.policy=delete,compact');
    await applyList({ edits: [{ key: 'cleanup.policy', op: 'subtract', value: 'delete' }] });
    expect(await policy()).toBe('cleanup.policy=compact');
  });

  it('of a default names the topics it reaches, what breaks there, and leaves those with a value of their own', async () => {
    const create = (name: string, copies: string, ...more: string[]) =>
      cluster.tool('kafka-topics', [
        ...['--create', '--topic', name, '--partitions', '1', '--replication-factor', copies, ...more],
      ]);
    await create('thin', '2');
    await create('own-isr', '2', '--config', 'min.insync.replicas=1');
    const blast = await poll(
      async () => {
        const { json } = await editorOf('cluster', 'default').plan({
          edits: [set('min.insync.replicas', '3')],
        });
        const radius = configPlanSchema.parse(json).blast ?? undefined;
        const isWhole = radius?.topics.some(({ topic }) => topic === 'thin') && radius.keep > 0;
        return isWhole && radius;
      },
      { what: 'the new topics to be known', timeoutMs: 30_000 },
    );
    const thin = blast.topics.find(({ topic }) => topic === 'thin');
    expect(thin?.effects).toEqual([{ key: 'min.insync.replicas', before: '1', after: '3' }]);
    expect(thin?.breaks.map(({ ruleId }) => ruleId)).toContain('DUR-06');
    expect(blast.topics.map(({ topic }) => topic)).not.toContain('own-isr');
    expect(blast.reached + blast.keep + blast.same + blast.unknown).toBe(blast.total);
  });

  it('of a default says which readers lose records and whose producers are refused, topic by topic', async () => {
    const reached = async (edit: object) => {
      const { json } = await editorOf('cluster', 'default').plan({ edits: [edit] });
      return configPlanSchema.parse(json).blast?.topics.find(({ topic }) => topic === 'aged');
    };
    const shorter = await reached(set('log.retention.ms', '7200000'));
    expect(shorter?.effects).toEqual([{ key: 'retention.ms', before: '604800000', after: '7200000' }]);
    expect(shorter?.consequences.join()).toMatch(/^5 records are older than 2 h .*late .*loses 3 records/);
    const smaller = await reached(set('message.max.bytes', '1000'));
    expect(smaller?.effects).toMatchObject([{ key: 'max.message.bytes', after: '1000' }]);
    expect(smaller?.consequences.join()).toMatch(/RecordTooLargeException for batches above 1000 B/);
  });

  it('of one broker reaches the topics it holds, whose retention it decides in another unit', async () => {
    await cluster.tool('kafka-topics', [
      ...['--create', '--topic', 'on-all', '--partitions', '1', '--replication-factor', '3'],
    ]);
    const effects = await poll(
      async () => {
        const { json } = await editorOf('broker', '1').plan({ edits: [set('log.retention.ms', '3600000')] });
        return configPlanSchema.parse(json).blast?.topics.find(({ topic }) => topic === 'on-all')?.effects;
      },
      { what: 'the new topic to be known', timeoutMs: 30_000 },
    );
    expect(effects).toEqual([{ key: 'retention.ms', before: '604800000', after: '3600000' }]);
  });
});

describe('a change of many topics', () => {
  const names = Array.from({ length: 200 }, (_, index) => `bulk-${String(index).padStart(3, '0')}`);
  const [odd = ''] = names;
  const parts = (items: readonly unknown[]) => [items.slice(0, 100), items.slice(100)];
  const segmentBytes = async () => {
    const printed = await cluster.tool('kafka-configs', ['--describe', '--entity-type', 'topics']);
    return printed.split('\n').filter((line) => line.trim().startsWith('segment.bytes=2097152')).length;
  };

  it('of which one is refused applies the others, says which and why, and is taken back as one', async () => {
    const { kafka } = (await runtime()).registry.get(clusterId);
    await kafka.writer.createTopics(names.map((name) => ({ name, partitions: 1, replicationFactor: 1 })));
    const items = names.map((topic) => ({
      topic,
      edits: [set('segment.bytes', topic === odd ? '1' : '2097152')],
    }));
    const path = `/api/v1/clusters/${clusterId}/configs/bulk`;
    const planned = await poll(
      async () => {
        const answers = await Promise.all(
          parts(items).map((part) => call(planBulk, `${path}/plan`, { clusterId }, post({ items: part }))),
        );
        const all = answers.flatMap(({ json }) => bulkPlanSchema.parse(json).items);
        return all.every(({ rows }) => rows.length > 0) && all;
      },
      { what: 'the topics to be there', timeoutMs: 30_000 },
    );
    const refusedIn = planned.filter(({ refusal }) => refusal !== null);
    expect(refusedIn.map(({ subject }) => subject.name)).toEqual([odd]);
    expect(await segmentBytes()).toBe(0);

    const batch = randomUUID();
    const results = [];
    for (const part of parts(items)) {
      const body = post({ items: part, batch, actor: 'Grace', reason: 'smaller segments' });
      results.push(...bulkResultSchema.parse((await call(changeBulk, path, { clusterId }, body)).json).items);
    }
    const failed = results.filter(({ error }) => error !== null);
    expect(failed).toMatchObject([{ topic: odd, change: null, error: { field: 'segment.bytes' } }]);
    expect(results.filter(({ change: made }) => made?.state === 'applied')).toHaveLength(199);
    expect(await segmentBytes()).toBe(199);

    const listed = await call(listChanges, `/api/v1/clusters/${clusterId}/changes?batch=${batch}&limit=500`, {
      clusterId,
    });
    const records = changeListSchema.parse(listed.json).items;
    expect(records).toHaveLength(199);
    expect(new Set(records.map(({ actor }) => actor))).toEqual(new Set(['Grace']));
    const undo = records.map(({ subject, undo: edits, after: base }) => ({
      topic: subject.name,
      edits,
      base,
    }));
    for (const part of parts(undo)) {
      const body = post({ items: part, batch: randomUUID(), reverts: batch });
      const { items: undone } = bulkResultSchema.parse(
        (await call(changeBulk, path, { clusterId }, body)).json,
      );
      expect(undone.filter(({ error }) => error !== null)).toEqual([]);
    }
    expect(await segmentBytes()).toBe(0);
  });
});

describe('a read-only cluster', () => {
  it('refuses a change, and nothing is sent', async () => {
    const { registry } = await runtime();
    const { definition } = registry.get(clusterId);
    const { name, environment, connection } = definition;
    const input = { name, environment, bootstrap: [...connection.bootstrap], skipTest: false };
    await registry.update(clusterId, { ...input, writable: false });
    const before = await overrides();
    expect(await apply({ edits: [set('retention.ms', '60000')] })).toMatchObject({
      status: 403,
      json: { code: 'forbidden' },
    });
    expect(await overrides()).toEqual(before);
    await registry.update(clusterId, { ...input, writable: true });
  });
});
