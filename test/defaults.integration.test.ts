import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listFindings } from '@/app/api/v1/clusters/[clusterId]/audit/findings/route.ts';
import { GET as getBroker } from '@/app/api/v1/clusters/[clusterId]/brokers/[brokerId]/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { TOPICS } from '@/dev/workload/topics.ts';
import { startWorkload } from '@/dev/workload/workload.ts';
import { findingListSchema } from '@/lib/contracts/audit.ts';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call, post } from './api.ts';
import recorded from './fixtures/recorded-defaults.json' with { type: 'json' };
import { describeEntries, type ToolConfig } from './truth/tools.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-defaults-'));
const PINNED = 'pinned';
const PLAIN = 'plain';

/** Recorded, but no key of a 4.3 broker: removed, internal, or of a plugin that is not loaded. */
const NOT_REPORTED = [
  'controlled.shutdown.max.retries',
  'inter.broker.protocol.version',
  'leader.imbalance.per.broker.percentage',
  'log.message.timestamp.difference.max.ms',
  'remote.log.metadata.topic.replication.factor',
  'unclean.leader.election.interval.ms',
  'zookeeper.session.timeout.ms',
];

/** What `npm run demo` starts. */
let demo: Watched;
/** One broker whose file says something. */
let filed: Watched;

type Watched = { cluster: Cluster; clusterId: string };

async function watch(name: string, cluster: Cluster): Promise<Watched> {
  const create = (topic: string, ...more: string[]) =>
    cluster.tool('kafka-topics', ['--create', '--topic', topic, '--partitions', '1', ...more]);
  await create(PLAIN);
  await create(PINNED, '--config', 'segment.bytes=1073741824', '--config', 'retention.ms=604800000');
  const added = await call(addCluster, '/api/v1/clusters', {}, post({ name, bootstrap: cluster.bootstrap }));
  const watched = { cluster, clusterId: added.json.id };
  await poll(
    async () => (await topicConfigs(watched, PINNED)).length > 0 && (await brokerConfigs(watched)).length > 0,
    {
      what: 'the configs of the topics and the broker',
      // The first reading may come before every broker knows the topic.
      timeoutMs: 30_000,
    },
  );
  return watched;
}

beforeAll(async () => {
  Object.assign(process.env, { HIGHWATER_DATA_DIR: dataDir, HIGHWATER_LOG_LEVEL: 'silent' });
  const cluster = await startCluster();
  const workload = await startWorkload({ bootstrap: cluster.bootstrap });
  await workload.stop();
  demo = await watch('demo', cluster);
  filed = await watch(
    'filed',
    await startCluster({ brokers: 1, properties: { 'log.retention.hours': '168' } }),
  );
}, 240_000);

afterAll(async () => {
  await (await runtime()).stop();
  await Promise.all([demo?.cluster.stop(), filed?.cluster.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
});

const at = (clusterId: string, path: string) => `/api/v1/clusters/${clusterId}${path}`;

async function topicConfigs({ clusterId }: Watched, name: string): Promise<ConfigViewDto[]> {
  const answer = await call(getTopic, at(clusterId, `/topics/${name}`), { clusterId, name });
  return answer.json?.configs ?? [];
}

async function brokerConfigs({ clusterId }: Watched, brokerId = '1'): Promise<ConfigViewDto[]> {
  const answer = await call(getBroker, at(clusterId, `/brokers/${brokerId}`), { clusterId, brokerId });
  return answer.json?.configs ?? [];
}

const keyOf = (configs: readonly ConfigViewDto[], key: string): ConfigViewDto => {
  const found = configs.find(({ name }) => name === key);
  if (found === undefined) throw new Error(`there is no ${key}`);
  return found;
};

/** Keys whose chain Kafka leaves out of a topic's describe: ours is taken from the broker. */
const SILENT = ['flush.ms', 'retention.ms', 'segment.jitter.ms', 'segment.ms'];

/** What we say of an entry in the words of Kafka's tool. */
const ours = ({ value, sensitive, synonyms }: ConfigViewDto): ToolConfig => ({
  value,
  sensitive,
  synonyms: synonyms.map(({ source, name, value: held }) => ({ source, name, value: held })),
});

function compare(
  configs: readonly ConfigViewDto[],
  told: ReadonlyMap<string, ToolConfig>,
  silent: readonly string[],
) {
  expect(configs.map(({ name }) => name).sort()).toEqual([...told.keys()].sort());
  for (const config of configs) {
    const truth = told.get(config.name);
    if (silent.includes(config.name) && truth?.synonyms.length === 0) continue;
    expect(ours(config), config.name).toEqual(truth);
    // A key without a value has no chain; Kafka calls it built-in as well.
    expect(config.source, config.name).toBe(truth?.synonyms[0]?.source ?? 'built-in');
  }
}

describe('every config of the demo cluster', () => {
  it('has the value, the chain and the source that kafka-configs --describe --all prints, of each broker and topic', async () => {
    const { cluster } = demo;
    for (const { id } of cluster.brokers) {
      const brokerId = String(id);
      compare(await brokerConfigs(demo, brokerId), await describeEntries(cluster, 'brokers', brokerId), []);
    }
    for (const name of [PLAIN, PINNED, ...TOPICS.map((topic) => topic.name)])
      compare(await topicConfigs(demo, name), await describeEntries(cluster, 'topics', name), SILENT);
  });

  it('of the 171 recorded defaults is built-in with the recorded value, unless the cluster says who set it', async () => {
    const reported = {
      broker: new Map((await brokerConfigs(demo)).map((config) => [config.name, config])),
      topic: new Map((await topicConfigs(demo, PLAIN)).map((config) => [config.name, config])),
    };
    const truth = {
      broker: await describeEntries(demo.cluster, 'brokers', '1'),
      topic: await describeEntries(demo.cluster, 'topics', PLAIN),
    };
    expect(recorded.defaults).toHaveLength(171);
    const missing: string[] = [];
    const decided: string[] = [];
    let builtIn = 0;
    for (const { scope, key, value } of recorded.defaults) {
      // The others are keys of clients, which no broker reports.
      if (scope !== 'broker' && scope !== 'topic') continue;
      const config = reported[scope].get(key);
      if (config === undefined) {
        missing.push(key);
        continue;
      }
      expect(config.source, key).toBe(truth[scope].get(key)?.synonyms[0]?.source ?? 'built-in');
      if (config.source !== 'built-in') {
        decided.push(`${scope} ${key}: ${config.source}`);
        continue;
      }
      builtIn += 1;
      expect(config.provenance, key).toBe('inherited');
      // The record writes it as a word.
      expect(value === 'null' ? null : value, key).toBe(config.value);
    }
    expect(missing.sort()).toEqual(NOT_REPORTED);
    // What the launcher writes into the file, and the 1 that formatting writes for eligible leader replicas.
    expect(decided.sort()).toEqual([
      'broker broker.rack: static',
      'broker listeners: static',
      'broker min.insync.replicas: cluster',
      'broker offsets.topic.num.partitions: static',
      'broker offsets.topic.replication.factor: static',
      'broker process.roles: static',
      'broker share.coordinator.state.topic.min.isr: static',
      'broker share.coordinator.state.topic.replication.factor: static',
      'broker transaction.state.log.min.isr: static',
      'broker transaction.state.log.num.partitions: static',
      'broker transaction.state.log.replication.factor: static',
      'topic min.insync.replicas: cluster',
    ]);
    expect(builtIn).toBe(107);
  });

  it('tells a topic override that equals the default from an inherited value', async () => {
    const [inherited, pinned] = await Promise.all([topicConfigs(demo, PLAIN), topicConfigs(demo, PINNED)]);
    for (const key of ['segment.bytes', 'retention.ms']) {
      expect(keyOf(pinned, key).value).toBe(keyOf(inherited, key).value);
      expect(keyOf(inherited, key)).toMatchObject({ source: 'built-in', provenance: 'inherited' });
      expect(keyOf(pinned, key)).toMatchObject({ source: 'topic', provenance: 'pinned' });
    }
  });
});

describe('a retention of log.retention.hours=168 in the file of the broker', () => {
  it('is the file’s in every topic that inherits it, and nobody’s without that line', async () => {
    expect(keyOf(await topicConfigs(filed, PLAIN), 'retention.ms')).toMatchObject({
      value: '604800000',
      source: 'static',
      provenance: 'inherited',
      synonyms: [
        { name: 'log.retention.hours', value: '168', source: 'static' },
        { name: 'log.retention.hours', value: '168', source: 'built-in' },
      ],
    });
    expect(keyOf(await topicConfigs(demo, PLAIN), 'retention.ms').source).toBe('built-in');
    expect(keyOf(await topicConfigs(filed, PINNED), 'retention.ms').source).toBe('topic');
    expect(keyOf(await brokerConfigs(filed), 'log.retention.hours')).toMatchObject({
      source: 'static',
      provenance: 'sample',
    });
  });

  it('is what RET-01 says of the topic, with the words of the file', async () => {
    const finding = async ({ clusterId }: Watched) => {
      const path = at(clusterId, `/audit/findings?rule=RET-01&q=${PLAIN}`);
      return findingListSchema.parse((await call(listFindings, path, { clusterId })).json).items[0];
    };
    expect((await finding(filed))?.config).toMatchObject({
      key: 'retention.ms',
      source: 'static',
      originText: expect.stringContaining('file'),
    });
    expect((await finding(demo))?.config).toMatchObject({ source: 'built-in', origin: 'built-in' });
  });
});
