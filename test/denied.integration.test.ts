import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listFindings } from '@/app/api/v1/clusters/[clusterId]/audit/findings/route.ts';
import { GET as getAudit } from '@/app/api/v1/clusters/[clusterId]/audit/route.ts';
import { GET as getBroker } from '@/app/api/v1/clusters/[clusterId]/brokers/[brokerId]/route.ts';
import { GET as listChanges } from '@/app/api/v1/clusters/[clusterId]/changes/route.ts';
import { POST as planChange } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/plan/route.ts';
import { POST as change } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { auditSchema, findingListSchema } from '@/lib/contracts/audit.ts';
import { brokerDetailSchema } from '@/lib/contracts/brokers.ts';
import { changeListSchema, configPlanSchema } from '@/lib/contracts/changes.ts';
import { topicDetailSchema } from '@/lib/contracts/topics.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call, post } from './api.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-denied-'));
const USER = 'onlooker';
const PASSWORD = 'may-look-but-not-touch';
/** May be described with its configs. */
const SHOWN = 'shown';
/** May be described, its configs not. */
const HIDDEN = 'hidden';
let cluster: Cluster;
let clusterId: string;

const allow = (operations: readonly string[], ...resource: readonly string[]) =>
  cluster.tool('kafka-acls', [
    ...['--add', '--allow-principal', `User:${USER}`],
    ...operations.flatMap((operation) => ['--operation', operation]),
    ...resource,
  ]);

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
  await cluster.tool('kafka-configs', [
    ...['--alter', '--entity-type', 'users', '--entity-name', USER],
    ...['--add-config', `SCRAM-SHA-512=[password=${PASSWORD}]`],
  ]);
  for (const topic of [SHOWN, HIDDEN])
    await cluster.tool('kafka-topics', [
      ...['--create', '--topic', topic, '--partitions', '1'],
      ...['--config', 'retention.ms=3600000'],
    ]);
  await allow(['Describe', 'DescribeConfigs'], '--topic', SHOWN);
  await allow(['Describe'], '--topic', HIDDEN);
  await allow(['Describe'], '--cluster');
  Object.assign(process.env, {
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_SECRET_KEY: 'a-key-for-the-tests-only',
    HIGHWATER_LOG_LEVEL: 'silent',
  });
  const added = await call(
    addCluster,
    '/api/v1/clusters',
    {},
    post({
      name: 'denied',
      bootstrap: cluster.bootstrap,
      writable: true,
      tls: { ca: cluster.credentials?.caPem },
      sasl: { mechanism: 'scram-sha-512', username: USER, password: PASSWORD },
    }),
  );
  clusterId = added.json.id;
  if (clusterId === undefined) throw new Error(added.text);
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
    expect(refusal).toMatchObject(DENIED);
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
  });
});
