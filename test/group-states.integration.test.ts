import type { Consumer } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { kafkaClient } from '@/dev/workload/kafka-client.ts';
import { type ClusterCollector, createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { GroupRowDto } from '@/lib/contracts/groups.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { groupRows } from '@/lib/services/group-index.ts';

const SECOND = 1_000;
/** It takes a minute of silence to call a group stalled. */
const JUDGED_MS = 110 * SECOND;
const cadence = {
  metadata: 2 * SECOND,
  // A rate needs half a second between two samples.
  positions: SECOND,
  starts: SECOND,
  members: 300,
  configs: 60 * SECOND,
  logDirs: 60 * SECOND,
  quorum: 60 * SECOND,
};
const RECORDS = 50;
const TOPICS = ['stopped', 'stalled', 'rewound', 'lost', 'invalid', 'silent', 'blocked', 'storm', 'static'];

let cluster: Cluster;
let collector: ClusterCollector;
let forgotten: Awaited<ReturnType<typeof forgetTransaction>> | undefined;
const stops: (() => Promise<unknown>)[] = [];

const client = () => kafkaClient(cluster.bootstrap, 'states');
const row = (groupId: string): GroupRowDto | undefined =>
  groupRows(collector.snapshot()).find((group) => group.groupId === groupId);

const until = (groupId: string, status: GroupRowDto['status']): Promise<GroupRowDto> =>
  poll(
    () => {
      const found = row(groupId);
      return found?.status === status ? found : undefined;
    },
    { what: `${groupId} to be ${status}`, timeoutMs: JUDGED_MS },
  );

async function send(topic: string, count = RECORDS): Promise<void> {
  const producer = client().producer();
  await producer.connect();
  await producer.send({ topic, messages: Array.from({ length: count }, () => ({ value: 'x' })) });
  await producer.disconnect();
}

/** A member that reads the topic of its group and commits only what the test tells it to. */
async function join(groupId: string, topic = groupId): Promise<Consumer> {
  const consumer = client().consumer({ groupId, maxWaitTimeInMs: 200, heartbeatInterval: 300 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ autoCommit: false, eachBatch: async () => undefined });
  await joined;
  stops.push(() => consumer.disconnect());
  return consumer;
}

/** Records of a transaction that is still open. */
async function forgetTransaction() {
  const transactional = { transactionalId: 'forgotten', idempotent: true, maxInFlightRequests: 1 };
  const producer = client().producer({ ...transactional, transactionTimeout: 600_000 });
  await producer.connect();
  stops.push(() => producer.disconnect());
  const transaction = await producer.transaction();
  await transaction.send({ topic: 'blocked', messages: [{ value: 'x' }, { value: 'y' }] });
  return transaction;
}

const commit = (consumer: Consumer, topic: string, offset: number) =>
  consumer.commitOffsets([{ topic, partition: 0, offset: String(offset) }]);

beforeAll(async () => {
  cluster = await startCluster({
    brokers: 1,
    properties: { 'group.initial.rebalance.delay.ms': '0', 'transaction.max.timeout.ms': '900000' },
  });
  const { writer, reader } = openKafka({ bootstrap: cluster.bootstrap });
  stops.push(() => reader.close());
  await writer.createTopics(TOPICS.map((name) => ({ name, partitions: 1, replicationFactor: 1 })));
  for (const topic of TOPICS) await send(topic);
  const commitFor = (groupId: string, offset: bigint) =>
    writer.commitOffsets(groupId, new Map([[groupId, new Map([[0, offset]])]]));
  await commitFor('stopped', 5n);
  await commitFor('lost', 5n);
  await commitFor('invalid', 10_000n);
  const kafka = openKafka({ bootstrap: cluster.bootstrap });
  collector = createClusterCollector(kafka.reader, { cadence });
  stops.push(() => collector.stop());
  // What needs time to show begins now.
  await commit(await join('stalled'), 'stalled', 7);
  forgotten = await forgetTransaction();
  await commit(await join('blocked'), 'blocked', RECORDS);
});

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await cluster.stop();
});

describe('what befalls a group on a real broker', { timeout: 150_000 }, () => {
  it('nobody in it and records unread: stopped', async () => {
    expect(await until('stopped', 'stopped')).toMatchObject({
      statusRule: 'GRP-04',
      lag: { messages: '45' },
    });
  });

  it('a commit beyond the log end: invalid', async () => {
    expect(await until('invalid', 'invalid')).toMatchObject({
      statusRule: 'GRP-05',
      lag: { messages: null },
    });
  });

  it('records deleted before they were read: lost, and how many', async () => {
    const { writer, reader } = openKafka({ bootstrap: cluster.bootstrap });
    await writer.deleteRecords('lost', new Map([[0, 20n]]));
    await reader.close();
    const { statusReason, statusRule } = await until('lost', 'lost');
    expect(statusReason).toContain('15 offsets behind the log start were deleted unread.');
    expect(statusRule).toBe('GRP-01');
  });

  it('a member whose commit goes back: rewound, until it is where it was', async () => {
    const consumer = await join('rewound');
    await commit(consumer, 'rewound', 40);
    await poll(() => row('rewound')?.lag.messages === '10', { what: 'the first commit', timeoutMs: 20_000 });
    await commit(consumer, 'rewound', 10);
    expect((await until('rewound', 'rewound')).statusReason).toContain('went back from 40 to 10');
    await commit(consumer, 'rewound', RECORDS);
    await until('rewound', 'ok');
  });

  it('a member that reads and has never committed while records arrive: never committed', async () => {
    await join('silent');
    let isOver = false;
    const arriving = (async () => {
      while (!isOver) await send('silent', 5);
    })();
    try {
      expect((await until('silent', 'uncommitted')).statusReason).toContain('silent partition 0');
    } finally {
      isOver = true;
      await arriving;
    }
  });

  it('members that come and go: rebalancing too often', async () => {
    const rebalances = () => collector.snapshot().progress.get('storm')?.rebalances;
    const seen = (count: number) =>
      poll(() => rebalances()?.last != null && rebalances()?.times.length === count, {
        what: `${count} rebalances`,
        timeoutMs: 20_000,
      });
    await join('storm');
    await seen(0);
    for (let count = 1; count <= 7; count += 2) {
      const visitor = await join('storm');
      await seen(count);
      await visitor.disconnect();
      await seen(count + 1);
    }
    expect(await until('storm', 'unstable')).toMatchObject({ statusRule: 'GRP-09' });
  });

  it('a static member that restarts within its session: no rebalance', async () => {
    const flags = ['group.instance.id=one', 'session.timeout.ms=45000', 'auto.offset.reset=earliest'];
    const { command, args } = cluster.toolCommand('kafka-console-consumer', [
      ...['--topic', 'static', '--group', 'static'],
      ...flags.flatMap((flag) => ['--command-property', flag]),
    ]);
    const memberOf = () => {
      const section = collector.snapshot().sections.groups;
      const group = section?.ok ? section.value.get('static') : undefined;
      const [member] = group?.state === 'Stable' ? (group.description?.members ?? []) : [];
      return member?.assignment?.length === 1 ? member.memberId : undefined;
    };
    const first = await cluster.guard.start(command, args, { stdio: 'ignore' });
    await poll(() => memberOf() !== undefined, { what: 'the static member', timeoutMs: 30_000 });
    const before = memberOf();
    await first.kill();
    const second = await cluster.guard.start(command, args, { stdio: 'ignore' });
    stops.push(() => second.kill());
    await poll(() => memberOf() !== undefined && memberOf() !== before, {
      what: 'the static member to be back',
      timeoutMs: 30_000,
    });
    await collector.refresh('commits');
    expect(collector.snapshot().progress.get('static')?.rebalances.times).toEqual([]);
  });

  it('a member that owns the partition and commits nothing more: stalled', async () => {
    expect(await until('stalled', 'stalled')).toMatchObject({ members: 1, lag: { messages: '43' } });
  });

  it('a transaction that nobody ends: blocked, with the transaction named', async () => {
    const { statusReason, statusRule } = await until('blocked', 'blocked');
    expect(statusReason).toMatch(/Transaction forgotten \(producer \d+, epoch \d+\) is open for/);
    expect(statusReason).toContain(`read_committed readers stop at offset ${RECORDS}`);
    expect(statusRule).toBe('GRP-13');
    await forgotten?.abort();
    // It still commits nothing, but nobody holds it any more.
    await until('blocked', 'stalled');
  });
});
