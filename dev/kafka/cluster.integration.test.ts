import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../process/is-alive.ts';
import { poll } from '../process/poll.ts';
import { type Cluster, startCluster } from './cluster.ts';

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const brokerOf = (cluster: Cluster, id: number) => {
  const broker = cluster.brokers.find((candidate) => candidate.id === id);
  if (broker === undefined) throw new Error(`no broker ${id}`);
  return broker;
};

describe('a local cluster of Kafka 4.3.1', () => {
  let dataDir: string;
  let cluster: Cluster;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'highwater-cluster-test-'));
    cluster = await startCluster({ dataDir });
  });
  afterAll(async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('spreads three brokers over three racks with two log directories each', async () => {
    expect(cluster.brokers.map(({ id, rack }) => `${id} ${rack}`)).toEqual([
      '1 rack-a',
      '2 rack-b',
      '3 rack-c',
    ]);
    for (const { logDirs } of cluster.brokers) expect(logDirs).toHaveLength(2);
    const described = await cluster.tool('kafka-log-dirs', ['--describe']);
    for (const directory of cluster.brokers.flatMap(({ logDirs }) => logDirs))
      expect(described).toContain(directory);
  });

  it("runs Kafka's own tools, and rejects with their words when they fail", async () => {
    const create = ['--create', '--topic', 'kept', '--partitions', '3', '--replication-factor', '3'];
    await cluster.tool('kafka-topics', create);
    await expect(cluster.tool('kafka-topics', create)).rejects.toThrow("Topic 'kept' already exists");
  });

  it('brings a killed broker back on the same port with its data', async () => {
    const broker = brokerOf(cluster, 2);
    const { pid, port } = broker;
    await broker.kill();
    expect(isAlive(pid)).toBe(false);
    expect(await accepts(port)).toBe(false);
    await broker.restart();
    expect(broker.pid).not.toBe(pid);
    expect(broker.port).toBe(port);
    await poll(
      async () =>
        (await cluster.tool('kafka-topics', ['--describe', '--under-replicated-partitions'])).trim() === '',
      { what: 'all replicas to be in sync', timeoutMs: 30_000 },
    );
  });

  it('holds connections open but silent while a broker is frozen', async () => {
    const broker = brokerOf(cluster, 3);
    const ask = () =>
      cluster.tool('kafka-configs', ['--describe', '--entity-type', 'brokers', '--entity-name', '3'], {
        timeoutMs: 6_000,
      });
    broker.freeze();
    try {
      expect(await accepts(broker.port)).toBe(true);
      await expect(ask()).rejects.toThrow();
    } finally {
      broker.resume();
    }
    await poll(() => ask().catch(() => false as const), {
      what: 'the resumed broker to answer',
      timeoutMs: 30_000,
    });
  });

  it('leaves no process behind and starts again on the kept data and ports', async () => {
    const pids = cluster.brokers.map(({ pid }) => pid);
    const { bootstrap } = cluster;
    await cluster.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    cluster = await startCluster({ dataDir });
    expect(cluster.fresh).toBe(false);
    expect(cluster.bootstrap).toEqual(bootstrap);
    expect(await cluster.tool('kafka-topics', ['--list'])).toContain('kept');
  });
});

describe.each(['4.3.1', '3.9.2'] as const)('a secured one-broker cluster of Kafka %s', (version) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ version, brokers: 1, security: 'scram-tls' });
  });
  afterAll(() => cluster.stop());

  it('lets a client in over TLS with SCRAM', async () => {
    const args = ['--create', '--topic', 'secret', '--partitions', '1', '--replication-factor', '1'];
    await cluster.tool('kafka-topics', args);
    expect(await cluster.tool('kafka-topics', ['--list'])).toContain('secret');
    expect(cluster.credentials?.caPem).toContain('BEGIN CERTIFICATE');
  });

  it('goes on after a tool that failed or took too long, and says which and why', async () => {
    const list = () => cluster.tool('kafka-topics', ['--list']);
    await expect(cluster.tool('kafka-topics', ['--describe', '--topic', 'nothing'])).rejects.toThrow(
      /Topic .*nothing.* does not exist as expected/,
    );
    const forever = ['--topic', 'secret'];
    await list();
    await expect(cluster.tool('kafka-console-consumer', forever, { timeoutMs: 500 })).rejects.toThrow(
      /ConsoleConsumer was killed after 500 ms/,
    );
    expect(await list()).toContain('secret');
  });
});
