import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { run } from '@/dev/process/run.ts';
import { type ConfigResource, type ConfigSubject, subjectKey } from '@/lib/domain/model/config.ts';
import type { GroupListing } from '@/lib/domain/model/group.ts';
import { type Kafka, openKafka } from './index.ts';
import { type LivingGroups, startMembers } from './testing/living-groups.ts';
import type { ConfigChange } from './writer.ts';

const RECORDS = 20;

describe.each(['4.3.1', '3.9.2'] as const)('reading a real cluster of Kafka %s', (version) => {
  const hasNewGroups = version === '4.3.1';
  let cluster: Cluster;
  let kafka: Kafka;
  let members: LivingGroups;

  beforeAll(async () => {
    cluster = await startCluster({ version });
    kafka = openKafka({ bootstrap: cluster.bootstrap });
    const { writer, reader } = kafka;
    const created = await writer.createTopics([
      {
        name: 'orders',
        partitions: 3,
        replicationFactor: 3,
        configs: { 'retention.ms': '604800000', 'segment.bytes': '1048576' },
      },
      { name: 'empty', partitions: 1, replicationFactor: 1 },
    ]);
    expect([...created.values()].every((item) => item.ok)).toBe(true);
    const lines = Array.from({ length: RECORDS }, (_, index) => `k${index}:v${index}`).join('\n');
    await cluster.tool(
      'kafka-console-producer',
      [
        '--topic',
        'orders',
        ...(hasNewGroups
          ? ['--reader-property', 'parse.key=true', '--reader-property', 'key.separator=:']
          : ['--property', 'parse.key=true', '--property', 'key.separator=:']),
      ],
      { input: `${lines}\n` },
    );
    await writer.commitOffsets(
      'simple',
      new Map([
        [
          'orders',
          new Map([
            [0, 1n],
            [2, 0n],
          ]),
        ],
      ]),
    );
    const property = hasNewGroups ? '--command-property' : '--consumer-property';
    members = await startMembers(cluster, reader, 'orders', [
      { groupId: 'classic', tool: 'kafka-console-consumer', args: [property, 'group.protocol=classic'] },
      ...(hasNewGroups
        ? [
            {
              groupId: 'modern',
              tool: 'kafka-console-consumer' as const,
              args: [property, 'group.protocol=consumer'],
            },
            { groupId: 'shared', tool: 'kafka-console-share-consumer' as const, args: [] },
            { groupId: 'streaming', tool: 'streams-app' as const },
          ]
        : []),
    ]);
  });

  afterAll(async () => {
    await members?.stop();
    await kafka?.reader.close();
    await cluster?.stop();
  });

  const groupsById = async () => {
    const { value } = await kafka.reader.listGroups();
    return new Map(value.map((group) => [group.groupId, group]));
  };
  const pick = (groups: ReadonlyMap<string, GroupListing>, id: string): GroupListing => {
    const group = groups.get(id);
    if (group === undefined) throw new Error(`group ${id} is not listed`);
    return group;
  };

  it('gives brokers, topics, leaders and replicas as kafka-topics prints them', async () => {
    const metadata = await kafka.reader.readMetadata();
    expect(metadata.clusterId).toBe(cluster.clusterId);
    expect(
      [...metadata.brokers.values()].map(({ brokerId, port, rack }) => `${brokerId} ${port} ${rack}`),
    ).toEqual(cluster.brokers.map(({ id, port, rack }) => `${id} ${port} ${rack}`));
    const printed = await cluster.tool('kafka-topics', ['--describe', '--topic', 'orders']);
    const rows = [
      ...printed.matchAll(/Partition: (\d+)\s+Leader: (\d+)\s+Replicas: ([\d,]+)\s+Isr: ([\d,]+)/g),
    ];
    expect(rows).toHaveLength(3);
    const topic = metadata.topics.get('orders');
    expect(printed).toContain(topic?.topicId ?? 'no topic id');
    expect(
      topic?.partitions.map(({ partition, leader, replicas, isr }) => [
        String(partition),
        String(leader),
        replicas.join(),
        [...isr].sort().join(),
      ]),
    ).toEqual(
      rows.map(([, partition, leader, replicas, isr = '']) => [
        partition,
        leader,
        replicas,
        isr.split(',').sort().join(),
      ]),
    );
    expect(metadata.topics.get('__consumer_offsets')?.internal).toBe(true);
  });

  it('gives start and end offsets as kafka-get-offsets prints them', async () => {
    const wanted = new Map([
      ['orders', [0, 1, 2]],
      ['empty', [0]],
    ]);
    const ends = await kafka.reader.readOffsets('latest', wanted);
    const starts = await kafka.reader.readOffsets('earliest', wanted);
    const printed = await cluster.tool('kafka-get-offsets', ['--topic', 'orders', '--time', '-1']);
    const mine = [0, 1, 2].map((partition) => {
      const answer = ends.value.get('orders')?.get(partition);
      return `orders:${partition}:${answer?.ok === true ? answer.value : 'none'}`;
    });
    expect(mine).toEqual(printed.trim().split('\n').sort());
    expect(starts.value.get('orders')?.get(0)).toEqual({ ok: true, value: 0n });
    expect(ends.value.get('empty')?.get(0)).toEqual({ ok: true, value: 0n });
    expect(ends.failures).toEqual([]);
  });

  it('tells the newest timestamp that kafka-console-consumer prints', async () => {
    const wanted = new Map([
      ['orders', [0, 1, 2]],
      ['empty', [0]],
    ]);
    const { value, failures } = await kafka.reader.readNewestTimes(wanted);
    const printed = await cluster.tool('kafka-console-consumer', [
      ...['--topic', 'orders', '--from-beginning', '--max-messages', String(RECORDS)],
      ...[hasNewGroups ? '--formatter-property' : '--property', 'print.timestamp=true'],
    ]);
    const theirs = [...printed.matchAll(/CreateTime:(\d+)/g)].map(([, at]) => Number(at));
    const ours = [...(value.get('orders')?.values() ?? [])].map((one) => (one.ok ? Number(one.value) : 0));
    expect(theirs).toHaveLength(RECORDS);
    expect(Math.max(...ours)).toBe(Math.max(...theirs));
    expect(value.get('empty')?.get(0)).toEqual({ ok: true, value: null });
    expect(failures).toEqual([]);
  });

  it('counts the idempotent producers, and none on what nobody wrote', async () => {
    const wanted = new Map([
      ['orders', [0, 1, 2]],
      ['empty', [0]],
    ]);
    const { value, failures } = await kafka.reader.readProducerCounts(wanted);
    const partition = (index: number) => ['--topic', 'orders', '--partition', String(index)];
    const printed = await Promise.all(
      [0, 1, 2].map((index) =>
        cluster.tool('kafka-transactions', ['describe-producers', ...partition(index)]),
      ),
    );
    const theirs = printed.flatMap((text) => text.trim().split('\n').slice(1));
    expect(theirs.length).toBeGreaterThan(0);
    expect(value.get('orders')).toEqual({ ok: true, value: theirs.length });
    expect(value.get('empty')).toEqual({ ok: true, value: 0 });
    expect(failures).toEqual([]);
  });

  it('lists every group with its type, state and coordinator', async () => {
    const groups = await groupsById();
    expect(pick(groups, 'simple')).toMatchObject({ type: 'classic', protocolType: '', state: 'Empty' });
    expect(pick(groups, 'classic')).toMatchObject({
      type: 'classic',
      protocolType: 'consumer',
      state: 'Stable',
    });
    if (!hasNewGroups) return;
    expect(pick(groups, 'modern')).toMatchObject({
      type: 'consumer',
      protocolType: 'consumer',
      state: 'Stable',
    });
    expect(pick(groups, 'shared')).toMatchObject({ type: 'share', protocolType: 'share', state: 'Stable' });
    expect(pick(groups, 'streaming')).toMatchObject({
      type: 'streams',
      protocolType: 'streams',
      state: 'Stable',
    });
  });

  it('describes members and what they own, for every type of group', async () => {
    const groups = await groupsById();
    const { value, failures } = await kafka.reader.describeGroups([...groups.values()]);
    expect(failures).toEqual([]);
    const owned = (id: string) => {
      const item = value.get(id);
      if (item?.ok !== true) throw new Error(`group ${id}: ${item?.error.message}`);
      return item.value.members.map(({ host, assignment }) => ({ host, assignment }));
    };
    const all = [{ host: '127.0.0.1', assignment: [{ topic: 'orders', partitions: [0, 1, 2] }] }];
    expect(owned('simple')).toEqual([]);
    expect(owned('classic')).toEqual(all);
    if (!hasNewGroups) return;
    expect(owned('modern')).toEqual(all);
    expect(owned('shared')).toEqual(all);
    expect(owned('streaming')).toEqual(all);
    expect(value.get('modern')).toMatchObject({ ok: true, value: { assignor: 'uniform' } });
  });

  it('reads commits as kafka-consumer-groups prints them, and only what is committed', async () => {
    const groups = await groupsById();
    const { value } = await kafka.reader.readCommits([...groups.values()]);
    const simple = value.get('simple');
    expect(simple).toMatchObject({
      ok: true,
      value: {
        topics: new Map([
          [
            'orders',
            [
              { partition: 0, offset: 1n },
              { partition: 2, offset: 0n },
            ],
          ],
        ]),
      },
    });
    const printed = await cluster.tool('kafka-consumer-groups', ['--describe', '--group', 'simple']);
    expect(printed).toMatch(/simple\s+orders\s+0\s+1\s/);
    if (hasNewGroups) expect(value.get('shared')?.ok).toBe(true);
  });

  it('tells a value that was set, even to the default, from one that nobody chose', async () => {
    const { value } = await kafka.reader.readTopicConfigs(['orders', 'empty', 'missing']);
    const entry = (topic: string, name: string) => {
      const item = value.byTopic.get(topic);
      return item?.ok === true ? item.value.entries.find((candidate) => candidate.name === name) : undefined;
    };
    expect(entry('orders', 'retention.ms')).toMatchObject({
      value: '604800000',
      source: 'topic',
      type: 'long',
    });
    expect(entry('empty', 'retention.ms')).toMatchObject({ value: '604800000', source: 'built-in' });
    expect(entry('orders', 'segment.bytes')).toMatchObject({ value: '1048576', source: 'topic' });
    expect(value.byTopic.get('missing')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(value.docs.get('retention.ms')).toContain('retain');
    const item = value.byTopic.get('orders');
    const names = item?.ok === true ? item.value.entries.map(({ name }) => name) : [];
    expect(names.length).toBeGreaterThan(30);
    expect(names).toEqual(names.toSorted());
  });

  it('tells the defaults of a new topic without creating one', async () => {
    const before = (await kafka.reader.readMetadata()).topics.size;
    const defaults = await kafka.reader.readTopicDefaults();
    expect(configValue(defaults, 'retention.ms')).toBe('604800000');
    expect((await kafka.reader.readMetadata()).topics.size).toBe(before);
  });

  it('reads the configs of every broker at that broker, and the cluster-wide defaults', async () => {
    const { value, answered } = await kafka.reader.readBrokerConfigs([1, 2, 3]);
    expect(answered).toEqual([1, 2, 3]);
    for (const { id, rack } of cluster.brokers) {
      const item = value.byBroker.get(id);
      expect(item?.ok === true ? configValue(item.value, 'broker.rack') : null).toBe(rack);
    }
    expect(value.clusterDefaults.ok).toBe(true);
    expect(value.docs.size).toBeGreaterThan(100);
  });

  it('shows a change within a second, and the value below it again once it is taken back', async () => {
    const subject = { kind: 'topic', name: 'empty' } as const;
    const alter = (change: ConfigChange) => kafka.writer.alterConfigs([{ subject, changes: [change] }]);
    const effective = async () => {
      const { value } = await kafka.reader.readTopicConfigs(['empty']);
      const item = value.byTopic.get('empty');
      return item?.ok === true ? configValue(item.value, 'retention.ms') : undefined;
    };
    const shows = (text: string) =>
      poll(async () => (await effective()) === text, { what: `retention.ms ${text}`, timeoutMs: 5_000 });
    await alter({ name: 'retention.ms', operation: 'set', value: '12345' });
    await shows('12345');
    await alter({ name: 'retention.ms', operation: 'delete', value: null });
    await shows('604800000');
    const [refused] = await alter({ name: 'retention.ms', operation: 'set', value: 'soon' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'kafka_refused', kafka: { name: 'INVALID_CONFIG' } },
    });
  });

  it('shows the configs of a topic, of the cluster and of a broker as each broker has them', async () => {
    const topic = { kind: 'topic', name: 'empty' } as const;
    const everywhere = { kind: 'cluster', name: '' } as const;
    const own = { kind: 'broker', name: '2' } as const;
    const on = async (brokerId: number, subject: ConfigSubject, key: string) => {
      const { value } = await kafka.reader.readConfigsOnBrokers([topic, everywhere, own]);
      const item = value.get(brokerId)?.get(subjectKey(subject));
      return item?.ok === true ? configValue(item.value, key) : item;
    };
    const set = (subject: ConfigSubject, name: string, value: string | null) =>
      kafka.writer.alterConfigs([
        { subject, changes: [{ name, operation: value === null ? 'delete' : 'set', value }] },
      ]);
    const changes = [
      [topic, 'retention.ms', '54321', [1, 2, 3]],
      [everywhere, 'log.cleaner.backoff.ms', '54322', [1, 2, 3]],
      [own, 'log.cleaner.threads', '2', [2]],
    ] as const;
    for (const [subject, key, value, brokers] of changes) {
      expect(await set(subject, key, value)).toEqual([{ ok: true, value: true }]);
      for (const brokerId of brokers) {
        const what = `broker ${brokerId} to show ${key}`;
        await poll(async () => (await on(brokerId, subject, key)) === value, { what, timeoutMs: 5_000 });
      }
      await set(subject, key, null);
    }
    expect(await on(1, own, 'log.cleaner.threads')).toBeUndefined();
  });

  it('gives log directories with sizes as kafka-log-dirs prints them', async () => {
    const { value } = await kafka.reader.readLogDirs([1, 2, 3]);
    const printed = await cluster.tool('kafka-log-dirs', ['--describe', '--topic-list', 'orders']);
    const json = JSON.parse(printed.slice(printed.indexOf('{'))) as {
      brokers: {
        broker: number;
        logDirs: { logDir: string; partitions: { partition: string; size: number }[] }[];
      }[];
    };
    const theirs = json.brokers.flatMap(({ broker, logDirs }) =>
      logDirs.flatMap(({ logDir, partitions }) =>
        partitions.map(({ partition, size }) => `${broker} ${logDir} ${partition} ${size}`),
      ),
    );
    const ours = [...value.values()].flatMap(({ brokerId, dirs }) =>
      dirs.flatMap(({ path, topics }) =>
        (topics.get('orders') ?? []).map(
          (log) => `${brokerId} ${path} orders-${log.partition} ${log.sizeBytes}`,
        ),
      ),
    );
    expect(ours.sort()).toEqual(theirs.sort());
    expect([...value.values()].flatMap(({ dirs }) => dirs)).toHaveLength(6);
    expect([...value.values()][0]?.dirs[0]?.totalBytes).toBeGreaterThan(0n);
  });

  it('names the quorum leader that kafka-metadata-quorum names', async () => {
    const quorum = await kafka.reader.readQuorum();
    const printed = await cluster.tool('kafka-metadata-quorum', ['describe', '--status']);
    expect(printed).toMatch(new RegExp(`LeaderId:\\s+${quorum.leaderId}\\s`));
    expect(quorum.voters.map(({ replicaId }) => replicaId).sort()).toEqual([1, 2, 3]);
    expect(quorum.highWatermark).toBeGreaterThan(0n);
  });

  it('tells the features of the cluster', async () => {
    const { levels, finalizedEpoch } = await kafka.reader.readFeatures();
    const metadataVersion = levels.find(({ feature }) => feature === 'metadata.version');
    expect(metadataVersion?.finalized).toBe(hasNewGroups ? 30 : 21);
    expect(finalizedEpoch).not.toBeNull();
  });

  it('tells that there is no authorizer, and so no ACLs', async () => {
    expect(await kafka.reader.readAcls()).toEqual({ bindings: null });
  });

  it('tells what is being reassigned as kafka-reassign-partitions lists it', async () => {
    await kafka.writer.createTopics([
      { name: 'moving', partitions: 1, replicationFactor: 1, configs: { 'max.message.bytes': '2000000' } },
    ]);
    const from = await poll(async () => (await kafka.reader.readTopic('moving'))?.partitions[0]?.leader, {
      what: 'the new topic',
      timeoutMs: 15_000,
    });
    const to = (from % 3) + 1;
    expect(await kafka.reader.readReassignments()).toEqual(new Map());
    // More than one fetch, so that the throttle holds it for the rest of the test.
    const input = `${'x'.repeat(900_000)}\n`.repeat(4);
    const large = hasNewGroups ? '--command-property' : '--producer-property';
    await cluster.tool(
      'kafka-console-producer',
      ['--topic', 'moving', large, 'max.request.size=2000000', large, 'batch.size=1'],
      { input },
    );
    const dir = await mkdtemp(join(tmpdir(), 'highwater-moving-'));
    const plan = join(dir, 'plan.json');
    await writeFile(
      plan,
      JSON.stringify({ version: 1, partitions: [{ topic: 'moving', partition: 0, replicas: [to] }] }),
    );
    const file = ['--reassignment-json-file', plan];
    await cluster.tool('kafka-reassign-partitions', [...file, '--execute', '--throttle', '1']);
    const printed = await cluster.tool('kafka-reassign-partitions', ['--list']);
    expect(printed).toMatch(new RegExp(`moving-0: replicas: .* adding: ${to}\\. removing: ${from}\\.`));
    expect(await kafka.reader.readReassignments()).toEqual(
      new Map([['moving', [{ partition: 0, adding: [to], removing: [from] }]]]),
    );
    await cluster.tool('kafka-reassign-partitions', [...file, '--cancel']);
    await rm(dir, { recursive: true });
    expect(await kafka.reader.readReassignments()).toEqual(new Map());
  });

  it('tells quotas as kafka-configs prints them', async () => {
    expect(await kafka.reader.readQuotas()).toEqual([]);
    const alter = (...args: string[]) => cluster.tool('kafka-configs', ['--alter', ...args]);
    await alter('--add-config', 'producer_byte_rate=1024', '--entity-type', 'users', '--entity-name', 'ada');
    await alter('--add-config', 'request_percentage=50', '--entity-type', 'clients', '--entity-default');
    // Whichever broker is asked may not know of them yet. A process of its own: Scala's console of 3.9 is not captured.
    const prints = (type: string, text: RegExp) => {
      const { command, args } = cluster.toolCommand('kafka-configs', ['--describe', '--entity-type', type]);
      return poll(async () => text.test(await run(command, args, { timeoutMs: 30_000 })), {
        what: `quotas of ${type}`,
        timeoutMs: 30_000,
      });
    };
    await prints('users', /'ada' are producer_byte_rate=1024\.0/);
    await prints('clients', /default.* are request_percentage=50\.0/);
    const quotas = await poll(
      async () => {
        const read = await kafka.reader.readQuotas();
        return read.length === 2 && read;
      },
      { what: 'both quotas', timeoutMs: 15_000 },
    );
    expect(quotas).toEqual(
      expect.arrayContaining([
        { entity: [{ type: 'user', name: 'ada' }], values: new Map([['producer_byte_rate', 1024]]) },
        { entity: [{ type: 'client-id', name: null }], values: new Map([['request_percentage', 50]]) },
      ]),
    );
  });

  it('keeps what did not change between two reads', async () => {
    const [first, second] = [await kafka.reader.readMetadata(), await kafka.reader.readMetadata()];
    expect(first.topics.size).toBeGreaterThan(2);
    for (const [name, topic] of second.topics) expect(topic).toBe(first.topics.get(name));
  });

  it('commits from outside only to a group without members', async () => {
    const offsets = new Map([['orders', new Map([[0, 0n]])]]);
    const active = await kafka.writer.commitOffsets('classic', offsets);
    expect(active.get('orders')?.get(0)).toMatchObject({
      ok: false,
      error: { kafka: { name: 'UNKNOWN_MEMBER_ID' } },
    });
    const simple = await kafka.writer.commitOffsets('simple', new Map([['orders', new Map([[0, 1n]])]]));
    expect(simple.get('orders')?.get(0)).toEqual({ ok: true, value: true });
  });
});

function configValue(resource: ConfigResource, name: string): string | null | undefined {
  return resource.entries.find((entry) => entry.name === name)?.value;
}
