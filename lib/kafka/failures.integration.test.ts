import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import type { GroupListing } from '@/lib/domain/model/group.ts';
import { createKafkaReader, openKafka } from './index.ts';
import type { KafkaReader } from './reader.ts';

const DEADLINE_MS = 3_000;
/** Room for a busy machine: what is shown is that a call ends with its deadline and not 5 to 65 s later. */
const SLACK_MS = 1_500;
const VICTIM = 3;

describe.each(['4.3.1', '3.9.2'] as const)('a cluster of Kafka %s with a broker in trouble', (version) => {
  let cluster: Cluster;
  let reader: KafkaReader;

  beforeAll(async () => {
    cluster = await startCluster({ version });
    const { writer, reader: setup } = openKafka({ bootstrap: cluster.bootstrap });
    await writer.createTopics([
      { name: 'replicated', partitions: 6, replicationFactor: 3 },
      { name: 'fragile', partitions: 6, replicationFactor: 1 },
    ]);
    for (const group of ['g1', 'g2', 'g3', 'g4', 'g5', 'g6']) {
      await writer.commitOffsets(group, new Map([['replicated', new Map([[0, 0n]])]]));
    }
    await setup.close();
  });
  afterAll(() => cluster?.stop());

  beforeEach(async () => {
    reader = createKafkaReader({ bootstrap: cluster.bootstrap });
    await poll(async () => (await reader.readMetadata()).brokers.size === 3, {
      what: 'three brokers',
      timeoutMs: 60_000,
    });
  });
  afterEach(async () => {
    await reader.close();
  });

  const victim = () => {
    const broker = cluster.brokers.find(({ id }) => id === VICTIM);
    if (broker === undefined) throw new Error('no victim');
    return broker;
  };

  const wanted = async () => {
    const { topics } = await reader.readMetadata();
    return new Map(
      [...topics.values()].map(({ name, partitions }) => [
        name,
        partitions.map(({ partition }) => partition),
      ]),
    );
  };

  /** Every fan-out read at once; each must end with the deadline. */
  const readAll = async (groups: readonly GroupListing[]) => {
    const call = { deadlineMs: DEADLINE_MS };
    const asked = await wanted();
    const started = performance.now();
    const [offsets, listed, described, commits, brokerConfigs, logDirs, topicConfigs] = await Promise.all([
      reader.readOffsets('latest', asked, call),
      reader.listGroups(call),
      reader.describeGroups(groups, call),
      reader.readCommits(groups, call),
      reader.readBrokerConfigs([1, 2, VICTIM], call),
      reader.readLogDirs([1, 2, VICTIM], call),
      reader.readTopicConfigs([...asked.keys()], call),
    ]);
    expect(performance.now() - started).toBeLessThan(DEADLINE_MS + SLACK_MS);
    return { offsets, listed, described, commits, brokerConfigs, logDirs, topicConfigs };
  };

  const failing = (fanout: { failures: readonly { brokerId: number; error: { code: string } }[] }) =>
    fanout.failures.map(({ brokerId, error }) => `${brokerId} ${error.code}`);

  it('a frozen broker costs its own part of each answer, and nothing once it goes on', async () => {
    const { value: groups } = await reader.listGroups();
    await wanted();
    victim().freeze();
    try {
      const all = await readAll(groups);
      const silent = [`${VICTIM} kafka_timeout`];
      expect(failing(all.listed)).toEqual(silent);
      expect(failing(all.brokerConfigs)).toEqual(silent);
      expect(failing(all.logDirs)).toEqual(silent);
      expect(all.logDirs.answered).toEqual([1, 2]);
      expect(failing(all.offsets)).toEqual(silent);
      expect(all.brokerConfigs.value.byBroker.get(1)?.ok).toBe(true);
      const error = all.logDirs.failures[0]?.error;
      expect(error).toMatchObject({ brokerId: VICTIM, retryable: true });
      expect(error?.message).toMatch(
        new RegExp(
          `^Broker ${VICTIM} \\(127.0.0.1:${victim().port}\\) did not answer DescribeLogDirs within 3000 ms`,
        ),
      );
      // Topic configs come from any broker: complete, whoever answered.
      expect([...all.topicConfigs.value.byTopic.values()].every((item) => item.ok)).toBe(true);
      for (const group of groups) {
        const item = all.described.value.get(group.groupId);
        expect(item?.ok).toBe(group.coordinatorId !== VICTIM);
        expect(all.commits.value.get(group.groupId)?.ok).toBe(group.coordinatorId !== VICTIM);
      }
      // A second look costs no second wait for what any broker can answer.
      const started = performance.now();
      await reader.readMetadata({ deadlineMs: DEADLINE_MS });
      expect(performance.now() - started).toBeLessThan(DEADLINE_MS);
    } finally {
      victim().resume();
    }
    await poll(
      async () => (await reader.readLogDirs([VICTIM], { deadlineMs: DEADLINE_MS })).answered.length === 1,
      {
        what: 'the broker to answer again',
        timeoutMs: 30_000,
      },
    );
  });

  it('a killed broker gives the others, a precise error, and partitions without a leader their reason', async () => {
    const { value: groups } = await reader.listGroups();
    await wanted();
    await victim().kill();
    const all = await readAll(groups);
    expect(failing(all.logDirs)).toEqual([`${VICTIM} kafka_unreachable`]);
    expect(all.logDirs.answered).toEqual([1, 2]);
    expect(all.logDirs.failures[0]?.error.message).toMatch(
      /refused the connection|closed the connection|not registered/,
    );
    expect(all.listed.answered).toEqual(expect.arrayContaining([1, 2]));

    const metadata = await poll(
      async () => {
        const newest = await reader.readMetadata();
        return newest.brokers.size === 2 && newest;
      },
      { what: 'the controller to notice', timeoutMs: 60_000 },
    );
    const fragile = metadata.topics.get('fragile')?.partitions ?? [];
    const leaderless = fragile.filter(({ leader }) => leader === -1);
    expect(leaderless.length).toBeGreaterThan(0);
    expect(leaderless).toEqual(fragile.filter(({ replicas }) => replicas.includes(VICTIM)));
    for (const partition of leaderless) {
      expect(partition).toMatchObject({
        offline: [VICTIM],
        error: { kafka: { name: 'LEADER_NOT_AVAILABLE' } },
      });
    }
    const replicated = metadata.topics.get('replicated')?.partitions ?? [];
    expect(replicated.map(({ isr }) => [...isr].sort())).toEqual(replicated.map(() => [1, 2]));

    const offsets = await reader.readOffsets('latest', await wanted(), { deadlineMs: DEADLINE_MS });
    expect(offsets.failures).toEqual([]);
    const answers = offsets.value.get('fragile');
    for (const { partition, leader } of fragile) {
      const item = answers?.get(partition);
      if (leader === -1) expect(item).toMatchObject({ ok: false, error: { kafka: { code: 5 } } });
      else expect(item).toEqual({ ok: true, value: 0n });
    }
    const configs = await reader.readTopicConfigs(['fragile'], { deadlineMs: DEADLINE_MS });
    expect(configs.value.byTopic.get('fragile')?.ok).toBe(true);
    const gone = await reader.readBrokerConfigs([1, VICTIM], { deadlineMs: DEADLINE_MS });
    expect(gone.value.byBroker.get(VICTIM)).toMatchObject({
      ok: false,
      error: { code: 'kafka_unreachable', message: `Broker ${VICTIM} is not registered in the cluster now.` },
    });

    await victim().restart();
    await poll(
      async () =>
        (await reader.readLogDirs([VICTIM], { deadlineMs: DEADLINE_MS }).catch(() => null)) !== null,
      {
        what: 'the broker to be back',
        timeoutMs: 60_000,
      },
    );
  });
});
