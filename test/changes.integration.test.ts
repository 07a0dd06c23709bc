import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listChanges } from '@/app/api/v1/clusters/[clusterId]/changes/route.ts';
import { POST as planChange } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/configs/plan/route.ts';
import { POST as change } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/configs/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { type ChangeDto, changeListSchema, changeSchema, configPlanSchema } from '@/lib/contracts/changes.ts';
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

const at = (path = '') => `/api/v1/clusters/${clusterId}/topics/${TOPIC}${path}`;
const params = () => ({ clusterId, name: TOPIC });
const plan = async (body: unknown) => call(planChange, at('/configs/plan'), params(), post(body));
const apply = async (body: unknown) => call(change, at('/configs'), params(), post(body));
const changes = async () =>
  changeListSchema.parse(
    (await call(listChanges, `/api/v1/clusters/${clusterId}/changes?topic=${TOPIC}`, { clusterId })).json,
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
    const applied = changeSchema.parse((await apply({ edits, base, reason: 'a longer weekend' })).json);
    expect(applied).toMatchObject({
      state: 'applied',
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
      json: { code: 'conflict', field: 'retention.ms' },
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

    const body = post({ edits: [set('retention.ms', '7200000')] });
    const consequences = await poll(
      async () => {
        const answer = await call(planChange, at(), { clusterId, name }, body);
        const said = configPlanSchema.parse(answer.json).consequences;
        return said.length > 1 && said;
      },
      { what: 'the group to be seen', timeoutMs: 30_000 },
    );
    expect(consequences[0]).toMatch(/^5 records are older than 2 h and deleted/);
    expect(consequences[1]).toBe('late loses 3 records it has not read.');
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

  it('is refused on a cluster that nobody allowed changes of', async () => {
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
