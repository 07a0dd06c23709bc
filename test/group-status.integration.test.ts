import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { kafkaClient } from '@/dev/workload/kafka-client.ts';
import { type ClusterCollector, createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { GroupRowDto } from '@/lib/contracts/groups.ts';
import { type Kafka, openKafka } from '@/lib/kafka/index.ts';
import { type LivingGroups, startMembers } from '@/lib/kafka/testing/living-groups.ts';
import { groupRows } from '@/lib/services/group-index.ts';

const RECORDS = 60;
const JUDGED_MS = 45_000;
/** Members that are killed are missed soon. */
const SESSION = { 'session.timeout.ms': '6000', 'heartbeat.interval.ms': '1000' };

let cluster: Cluster;
let kafka: Kafka;
let collector: ClusterCollector;
let members: LivingGroups | undefined;
let producer: ReturnType<ReturnType<typeof kafkaClient>['producer']>;

const send = (count: number) =>
  producer.send({ topic: 'orders', messages: Array.from({ length: count }, () => ({ value: 'x' })) });

const commit = (groupId: string, offset: number) =>
  kafka.writer.commitOffsets(groupId, new Map([['orders', new Map([[0, BigInt(offset)]])]]));

/** Resolves with the row that is as asked for; says how the group was seen last when it never is. */
async function judged(groupId: string, isSo: (row: GroupRowDto) => boolean): Promise<GroupRowDto> {
  let seen: GroupRowDto | undefined;
  const asked = async () => {
    for (const section of ['offsets', 'groups', 'commits'] as const) await collector.refresh(section);
    seen = groupRows(collector.snapshot()).find((one) => one.groupId === groupId);
    return seen !== undefined && isSo(seen);
  };
  await poll(asked, { what: `${groupId} to be judged`, timeoutMs: JUDGED_MS, intervalMs: 500 }).catch(
    (error) => {
      throw new Error(`${groupId} was last seen as ${JSON.stringify(seen)}`, { cause: error });
    },
  );
  if (seen === undefined) throw new Error(`${groupId} is gone`);
  return seen;
}

beforeAll(async () => {
  const short = ['group.share', 'group.streams'].flatMap((protocol) =>
    Object.entries(SESSION).flatMap(([key, value]) => [
      [`${protocol}.${key}`, value],
      [`${protocol}.min.${key}`, value],
    ]),
  );
  cluster = await startCluster({ brokers: 1, properties: Object.fromEntries(short) });
  kafka = openKafka({ bootstrap: cluster.bootstrap });
  await kafka.writer.createTopics([{ name: 'orders', partitions: 1, replicationFactor: 1 }]);
  producer = kafkaClient(cluster.bootstrap, 'status').producer();
  await producer.connect();
  await send(RECORDS);
  const { reader } = openKafka({ bootstrap: cluster.bootstrap });
  collector = createClusterCollector(reader);
  members = await startMembers(cluster, kafka.reader, 'orders', [
    { groupId: 'shared', tool: 'kafka-console-share-consumer', args: [] },
    { groupId: 'streaming', tool: 'streams-app' },
  ]);
});

afterAll(async () => {
  await members?.stop();
  await collector?.stop();
  await producer?.disconnect();
  await kafka?.reader.close();
  await cluster?.stop();
});

it('a simple group, which only commits, is not stopped for having no members', async () => {
  await commit('copier', RECORDS - 20);
  const behind = await judged('copier', ({ lag }) => lag.messages === '20');
  expect(behind).toMatchObject({ kind: 'simple', state: 'Empty', members: 0, status: 'unknown' });
  await commit('copier', RECORDS - 10);
  expect(await judged('copier', ({ lag }) => lag.messages === '10')).toMatchObject({ status: 'ok' });
  await commit('copier', RECORDS);
  expect(await judged('copier', ({ lag }) => lag.messages === '0')).toMatchObject({ status: 'ok' });
});

describe.each([
  ['shared', 'share'],
  ['streaming', 'streams'],
] as const)('the group %s', (groupId, kind) => {
  it('is fine while its member reads, by the lag of its own kind of offsets', async () => {
    await send(5);
    const sentAt = Date.now();
    const read = await judged(
      groupId,
      ({ status, lag, members: count }) =>
        status === 'ok' && lag.messages === '0' && (lag.sampledAt ?? 0) > sentAt && count !== null,
    );
    expect(read).toMatchObject({ kind, state: 'Stable', members: 1, timeLag: { ms: 0 } });
  });
});

describe('groups whose member is gone', () => {
  it(
    'are stopped, with what they have not read and since when',
    async () => {
      const from = Date.now();
      await members?.stop();
      await send(7);
      for (const groupId of ['shared', 'streaming']) {
        const stopped = await judged(
          groupId,
          ({ status, lag }) => status === 'stopped' && lag.messages === '7',
        );
        expect(stopped, groupId).toMatchObject({ state: 'Empty', members: 0, statusRule: 'GRP-04' });
        expect(stopped.statusSince, groupId).toBeGreaterThan(from);
      }
    },
    2 * JUDGED_MS,
  );
});
