import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../kafka/cluster.ts';
import { poll } from '../process/poll.ts';
import { TOPICS } from './topics.ts';
import { startWorkload, type Workload } from './workload.ts';

const WAIT_MS = 40_000;

describe('the demo workload', () => {
  let cluster: Cluster;
  let workload: Workload | undefined;

  const group = (groupId: string, ...extra: string[]) =>
    cluster.tool('kafka-consumer-groups', ['--describe', '--group', groupId, ...extra]);

  /** Lag per partition as Kafka's own tool prints it. */
  const lagOf = async (groupId: string) => {
    const rows = (await group(groupId)).split('\n').map((line) => line.trim().split(/\s+/));
    const found = rows.filter(([first]) => first === groupId);
    return new Map(found.map(([, topic, partition, , , lag]) => [`${topic}/${partition}`, Number(lag)]));
  };

  const totalLag = async (groupId: string) =>
    [...(await lagOf(groupId)).values()].reduce((total, lag) => total + lag, 0);

  beforeAll(async () => {
    cluster = await startCluster();
    workload = await startWorkload({ bootstrap: cluster.bootstrap });
  });
  afterAll(async () => {
    await workload?.stop();
    await cluster.stop();
  });

  it('creates every topic, the mistyped one with the defaults of the broker', async () => {
    const listed = (await cluster.tool('kafka-topics', ['--list'])).split('\n');
    expect(listed).toEqual(expect.arrayContaining(TOPICS.map(({ name }) => name)));
    const typo = await cluster.tool('kafka-topics', ['--describe', '--topic', 'orders.tmp-laod']);
    expect(typo).toMatch(/PartitionCount: 1\s+ReplicationFactor: 1/);
  });

  it('runs classic, KIP-848, share and streams groups at the same time', async () => {
    await poll(
      async () => {
        const listed = await cluster.tool('kafka-groups', ['--list']);
        return (
          /logistics-tracker\s+Consumer/.test(listed) &&
          /notification-workers\s+Share/.test(listed) &&
          /ledger-enricher\s+Streams/.test(listed) &&
          /orders-fulfilment\s+Classic/.test(listed)
        );
      },
      { what: 'all group types', timeoutMs: WAIT_MS },
    );
    await poll(async () => /Stable\s+1/.test(await group('logistics-tracker', '--state')), {
      what: 'the KIP-848 group to be stable',
      timeoutMs: WAIT_MS,
    });
  });

  it('keeps the stuck partition where it is while its neighbours are read', async () => {
    await poll(
      async () => {
        const lags = await lagOf('ledger-postings-sink');
        const others = [...lags].filter(([name]) => name !== 'payments.ledger.v3/7').map(([, lag]) => lag);
        return (lags.get('payments.ledger.v3/7') ?? 0) > 100 && others.every((lag) => lag < 50);
      },
      { what: 'ledger-postings-sink to be stuck on partition 7 only', timeoutMs: WAIT_MS },
    );
  });

  it('has members that heartbeat and commit nothing, and groups that nobody is in', async () => {
    expect(await group('fraud-scoring', '--state')).toMatch(/Stable\s+1/);
    expect(await totalLag('fraud-scoring')).toBeGreaterThan(1_000);
    expect(await totalLag('orders-bi-export')).toBeGreaterThan(3_000);
    expect(await totalLag('orders-migration-2024')).toBe(0);
  });

  it('leaves its groups at the end and adds no second history on the next start', async () => {
    await workload?.stop();
    expect(await group('orders-fulfilment', '--state')).toMatch(/Empty\s+0/);
    const size = async () => {
      const admin = new Kafka({
        clientId: 'test',
        brokers: [...cluster.bootstrap],
        logLevel: logLevel.NOTHING,
      }).admin();
      await admin.connect();
      const offsets = await admin.fetchTopicOffsets('orders.events.v1');
      await admin.disconnect();
      return offsets.reduce((total, { high }) => total + Number(high), 0);
    };
    const before = await size();
    workload = await startWorkload({ bootstrap: cluster.bootstrap });
    expect(await size()).toBe(before);
  });

  it('survives the loss of a broker and writes again', async () => {
    const before = await totalLag('orders-bi-export');
    const broker = cluster.brokers[1];
    if (broker === undefined) throw new Error('the cluster has no second broker');
    await broker.kill();
    await broker.restart();
    await poll(async () => (await totalLag('orders-bi-export')) > before, {
      what: 'orders to be written after the outage',
      timeoutMs: WAIT_MS,
    });
  });
});
