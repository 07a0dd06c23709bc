import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../kafka/cluster.ts';
import { consuming } from './consuming.ts';
import { visitGroup } from './visit-group.ts';

describe('visiting a group', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster();
    const create = ['--create', '--topic', 'visited', '--partitions', '1', '--replication-factor', '3'];
    await cluster.tool('kafka-topics', create);
  });
  afterAll(() => cluster.stop());

  it('leaves no member behind when kafkajs restarts its consumer while the coordinator of a new cluster loads', async () => {
    await visitGroup(clientOf(cluster), 'visitors', ['visited']);
    const state = ['--describe', '--group', 'visitors', '--state'];
    expect(await cluster.tool('kafka-consumer-groups', state)).toMatch(/Empty\s+0\s*$/m);
  });

  it('rejects with the words of Kafka when it refuses the member', async () => {
    const consumer = clientOf(cluster).consumer({
      groupId: 'refused',
      sessionTimeout: 2,
      heartbeatInterval: 1,
    });
    await consumer.connect();
    await consumer.subscribe({ topics: ['visited'] });
    await expect(consuming(consumer)).rejects.toThrow('session timeout');
    await consumer.disconnect();
  });
});

/** Impatient, so that it gives up on a coordinator that loads. */
const clientOf = ({ bootstrap }: Cluster) =>
  new Kafka({
    brokers: [...bootstrap],
    logLevel: logLevel.NOTHING,
    retry: { retries: 5, initialRetryTime: 20 },
  });
