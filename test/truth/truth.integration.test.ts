import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getBroker } from '@/app/api/v1/clusters/[clusterId]/brokers/[brokerId]/route.ts';
import { GET as getGroup } from '@/app/api/v1/clusters/[clusterId]/groups/[groupId]/route.ts';
import { GET as listGroups } from '@/app/api/v1/clusters/[clusterId]/groups/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { GET as listTopics } from '@/app/api/v1/clusters/[clusterId]/topics/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import type { BrokerDetailDto } from '@/lib/contracts/brokers.ts';
import type { GroupDetailDto, GroupListDto } from '@/lib/contracts/groups.ts';
import type { TopicDetailDto, TopicListDto } from '@/lib/contracts/topics.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call } from '../api.ts';
import { describeConfigs, describeGroups, describeLogDirs, describeTopics, groupStates } from './tools.ts';

const ID = 'truth';
const TOPICS = ['orders', 'profiles', 'single'];

let cluster: Cluster;
const dataDir = mkdtempSync(join(tmpdir(), 'highwater-truth-'));

beforeAll(async () => {
  cluster = await startCluster();
  await seed(cluster.bootstrap);
  Object.assign(process.env, {
    HIGHWATER_BOOTSTRAP: cluster.bootstrap.join(','),
    HIGHWATER_CLUSTER_NAME: ID,
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_LOG_LEVEL: 'silent',
  });
  const { registry } = await runtime();
  const { collector } = registry.get(ID);
  await poll(() => collector.snapshot().sections.commits?.ok, {
    what: 'the first commits',
    timeoutMs: 30_000,
  });
  // Everything is written by now: one more round of each section shows the final state.
  for (const section of ['metadata', 'offsets', 'logDirs', 'topicConfigs'] as const)
    await collector.refresh(section);
});

afterAll(async () => {
  await (await runtime()).stop();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Topics with and without overrides, records, deleted records, and groups with lag, without, and on nothing. */
async function seed(bootstrap: readonly string[]): Promise<void> {
  const { reader, writer } = openKafka({ bootstrap });
  const created = await writer.createTopics([
    { name: 'orders', partitions: 6, replicationFactor: 3, configs: { 'retention.ms': '604800000' } },
    { name: 'profiles', partitions: 3, replicationFactor: 2, configs: { 'cleanup.policy': 'compact' } },
    { name: 'single', partitions: 1, replicationFactor: 1 },
  ]);
  expect([...created.values()].every((result) => result.ok)).toBe(true);
  const kafka = new Kafka({ brokers: [...bootstrap], logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  for (const topic of TOPICS) {
    const messages = Array.from({ length: 300 }, (_, index) => ({
      key: `k${index % 50}`,
      value: `v${index}`,
    }));
    await producer.send({ topic, messages });
  }
  await producer.disconnect();
  await writer.commitOffsets(
    'behind',
    new Map([
      [
        'orders',
        new Map([
          [0, 5n],
          [1, 0n],
          [5, 1n],
        ]),
      ],
    ]),
  );
  await writer.commitOffsets('single-reader', new Map([['single', new Map([[0, 300n]])]]));
  await reader.close();
}

const topic = async (name: string): Promise<TopicDetailDto> =>
  (await call(getTopic, `/api/v1/clusters/${ID}/topics/${name}`, { clusterId: ID, name })).json;

describe("what the API says equals what Kafka's own tools print", () => {
  it('for every topic: the list', async () => {
    const printed = new Set((await describeTopics(cluster)).map((row) => row.topic));
    const { json } = await call(listTopics, `/api/v1/clusters/${ID}/topics?limit=5000`, { clusterId: ID });
    expect(new Set((json as TopicListDto).items.map((row) => row.name))).toEqual(printed);
  });

  it('for every partition: leader, replicas and ISR', async () => {
    const printed = await describeTopics(cluster);
    const names = [...new Set(printed.map((row) => row.topic))];
    const details = new Map(await Promise.all(names.map(async (name) => [name, await topic(name)] as const)));
    const said = printed.map((row) => {
      const one = details
        .get(row.topic)
        ?.partitions.find((candidate) => candidate.partition === row.partition);
      return {
        topic: row.topic,
        partition: row.partition,
        leader: one?.leader,
        replicas: one?.replicas.map((replica) => replica.brokerId),
        isr: one?.isr,
      };
    });
    expect(said).toEqual(printed);
    expect(printed.length).toBeGreaterThan(10);
  });

  it.each(TOPICS)('for every config of the topic %s', async (name) => {
    const printed = await describeConfigs(cluster, 'topics', name);
    const said = new Map((await topic(name)).configs.map((config) => [config.name, config.value ?? '']));
    expect(printed.size).toBeGreaterThan(25);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(printed));
  });

  it('for every config of a broker that is not sensitive', async () => {
    const printed = await describeConfigs(cluster, 'brokers', '2');
    const { json } = await call(getBroker, `/api/v1/clusters/${ID}/brokers/2`, {
      clusterId: ID,
      brokerId: '2',
    });
    const open = (json as BrokerDetailDto).configs.filter((config) => !config.sensitive);
    const said = Object.fromEntries(open.map((config) => [config.name, config.value ?? 'null']));
    const wanted = Object.fromEntries([...printed].filter(([name]) => name in said));
    expect(Object.keys(wanted).length).toBeGreaterThan(150);
    expect(said).toEqual(wanted);
  });

  it('for every replica: size and log dir', async () => {
    const printed = await describeLogDirs(cluster);
    for (const name of TOPICS) {
      for (const { partition, replicas } of (await topic(name)).partitions) {
        for (const { brokerId, sizeBytes, logDir } of replicas) {
          const row = printed.get(`${brokerId} ${name}-${partition}`);
          expect({ size: Number(sizeBytes), logDir }).toEqual(row);
        }
      }
    }
  });

  it('for every committed offset: offset, log end and lag', async () => {
    const printed = await describeGroups(cluster);
    expect(printed.length).toBe(4);
    for (const row of printed) {
      const { json } = await call(getGroup, `/api/v1/clusters/${ID}/groups/${row.group}`, {
        clusterId: ID,
        groupId: row.group,
      });
      const said = (json as GroupDetailDto).partitions.find(
        (one) => one.topic === row.topic && one.partition === row.partition,
      );
      expect({ ...row, committed: said?.committed, end: said?.end, lag: said?.lag }).toEqual(row);
    }
  });

  it('for every group: state and members', async () => {
    const printed = await groupStates(cluster);
    const { json } = await call(listGroups, `/api/v1/clusters/${ID}/groups`, { clusterId: ID });
    const said = new Map(
      (json as GroupListDto).items.map((row) => [row.groupId, { state: row.state, members: row.members }]),
    );
    expect(said).toEqual(printed);
  });
});
