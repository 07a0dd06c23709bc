import { setTimeout as delay } from 'node:timers/promises';
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
/** It takes a minute of silence to call a group stalled. */
const JUDGED_MS = 150_000;

let cluster: Cluster;
let kafka: Kafka;
let collector: ClusterCollector;
let members: LivingGroups | undefined;
let producer: ReturnType<ReturnType<typeof kafkaClient>['producer']>;

const send = (count: number) =>
  producer.send({ topic: 'orders', messages: Array.from({ length: count }, () => ({ value: 'x' })) });

const commit = (groupId: string, offset: number) =>
  kafka.writer.commitOffsets(groupId, new Map([['orders', new Map([[0, BigInt(offset)]])]]));

const row = (groupId: string): GroupRowDto | undefined =>
  groupRows(collector.snapshot()).find((one) => one.groupId === groupId);

/** Resolves with the row that is as asked for; says how the group was seen last when it never is. */
async function judged(groupId: string, isSo: (row: GroupRowDto) => boolean): Promise<GroupRowDto> {
  let seen: GroupRowDto | undefined;
  const asked = () => {
    seen = row(groupId);
    return Promise.resolve(seen !== undefined && isSo(seen));
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
  cluster = await startCluster({ brokers: 1, properties: { 'group.initial.rebalance.delay.ms': '0' } });
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

describe('a simple group, which only commits', () => {
  it(
    'is not stopped while it goes on committing, and is once it is silent with unread records',
    async () => {
      for (
        let offset = 1;
        row('copier')?.statusReason !== 'Records wait, and the commits move.';
        offset += 1
      ) {
        expect(offset).toBeLessThan(RECORDS - 1);
        await commit('copier', offset);
        await delay(2_000);
      }
      expect(row('copier')).toMatchObject({ kind: 'simple', state: 'Empty', status: 'ok' });
      expect(await judged('copier', ({ status }) => status === 'stopped')).toMatchObject({
        statusRule: 'GRP-04',
        statusSinceIsBound: true,
      });
    },
    2 * JUDGED_MS,
  );

  it('is empty once it has read everything', async () => {
    await commit('copier', RECORDS);
    expect(await judged('copier', ({ status }) => status === 'empty')).toMatchObject({
      lag: { messages: '0' },
      statusRule: null,
    });
  });
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
      ({ status, lag }) => status === 'ok' && lag.messages === '0' && (lag.sampledAt ?? 0) > sentAt,
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
