import type { Cadence } from '@/lib/collector/cadence.ts';
import type { Acls } from '@/lib/domain/model/acl.ts';
import { type ConfigResource, subjectKey } from '@/lib/domain/model/config.ts';
import type { GroupListing, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { ClientQuota } from '@/lib/domain/model/quota.ts';
import type { MovingPartition } from '@/lib/domain/model/reassignment.ts';
import type { ClusterMetadata } from '@/lib/domain/model/snapshot.ts';
import type { Partition, Topic } from '@/lib/domain/model/topic.ts';
import type { Fanout, KafkaReader, OffsetAnswers, PartitionOffset } from '@/lib/kafka/reader.ts';
import { AppError } from '@/lib/shared/app-error.ts';

/** A cluster in memory that tests change as they like, and whose parts they can make fail. */
export type MemoryCluster = {
  brokers: Set<number>;
  topics: Map<string, Topic>;
  /** topic/partition -> log start and end offset. */
  logs: Map<string, { start: bigint; end: bigint }>;
  groups: Map<string, { listing: Omit<GroupListing, 'listedAt'>; commits: Map<string, bigint> }>;
  /** topic/partition -> epoch ms each record was written at, as a function of its offset. */
  written: Map<string, (offset: bigint) => number>;
  /** topic/partition@offset that hold a transaction marker. */
  markers: Set<string>;
  /** Brokers that do not answer. */
  silent: Set<number>;
  /** Methods that fail as a whole. */
  failing: Set<keyof KafkaReader>;
  /** Awaited before a method answers: holds an answer back. */
  gates: Map<keyof KafkaReader, Promise<void>>;
  /** No authorizer to begin with. */
  acls: Acls;
  reassignments: Map<string, MovingPartition[]>;
  quotas: ClientQuota[];
  /** Producers with an id by topic; none when left out. */
  producers: Map<string, number>;
  now: number;
};

const HOUR = 3_600_000;

/** For a collector whose first round runs by itself; the test triggers the rest. */
export const FIRST_ROUND_ONLY: Cadence = {
  metadata: HOUR,
  positions: HOUR,
  starts: HOUR,
  members: HOUR,
  configs: HOUR,
  logDirs: HOUR,
  quorum: HOUR,
  acls: HOUR,
  reassignments: HOUR,
  quotas: HOUR,
  newestRecords: HOUR,
  producers: HOUR,
};

export function memoryCluster(): MemoryCluster {
  return {
    brokers: new Set([1, 2, 3]),
    topics: new Map(),
    logs: new Map(),
    groups: new Map(),
    written: new Map(),
    markers: new Set(),
    silent: new Set(),
    failing: new Set(),
    gates: new Map(),
    acls: { bindings: null },
    reassignments: new Map(),
    quotas: [],
    producers: new Map(),
    now: 1_000_000,
  };
}

export function partition(index: number, replicas: number[], overrides: Partial<Partition> = {}): Partition {
  return {
    partition: index,
    leader: replicas[0] ?? -1,
    leaderEpoch: 0,
    replicas,
    isr: replicas,
    offline: [],
    ...overrides,
  };
}

export function addTopic(cluster: MemoryCluster, name: string, partitions: readonly Partition[]): void {
  cluster.topics.set(name, { name, topicId: `id-${name}`, internal: name.startsWith('__'), partitions });
  for (const one of partitions) cluster.logs.set(`${name}/${one.partition}`, { start: 0n, end: 100n });
}

export function addGroup(
  cluster: MemoryCluster,
  groupId: string,
  coordinatorId: number,
  commits: Record<string, bigint>,
): void {
  cluster.groups.set(groupId, {
    listing: { groupId, coordinatorId, type: 'classic', protocolType: 'consumer', state: 'Stable' },
    commits: new Map(Object.entries(commits)),
  });
}

const silence = (brokerId: number) => ({
  brokerId,
  error: new AppError('kafka_timeout', `Broker ${brokerId} did not answer.`, {
    brokerId,
    retryable: true,
  }).toInfo(),
});

export function memoryReader(cluster: MemoryCluster): KafkaReader {
  const enter = async (method: keyof KafkaReader) => {
    await cluster.gates.get(method);
    if (cluster.failing.has(method))
      throw new AppError('kafka_unreachable', `${method} failed`, { retryable: true });
  };
  const fanout = <T>(value: T): Fanout<T> => {
    const asked = [...cluster.brokers];
    const failures = asked.filter((id) => cluster.silent.has(id)).map(silence);
    return { value, failures, answered: asked.filter((id) => !cluster.silent.has(id)) };
  };
  const answers = (brokerId: number) => cluster.brokers.has(brokerId) && !cluster.silent.has(brokerId);
  const config: ConfigResource = { entries: [], answeredBy: 1 };

  return {
    async readMetadata(): Promise<ClusterMetadata> {
      await enter('readMetadata');
      const brokers = [...cluster.brokers].map(
        (id) => [id, { brokerId: id, host: `broker-${id}`, port: 9092, rack: null }] as const,
      );
      return { clusterId: 'memory', brokers: new Map(brokers), topics: new Map(cluster.topics) };
    },
    async readTopic(name) {
      await enter('readTopic');
      return cluster.topics.get(name) ?? null;
    },
    async readTopicOnBrokers(name) {
      await enter('readTopicOnBrokers');
      const topic = cluster.topics.get(name) ?? null;
      return fanout(new Map([...cluster.brokers].filter(answers).map((id) => [id, topic])));
    },
    async readOffsets(spec, topics) {
      await enter('readOffsets');
      const value: OffsetAnswers = new Map();
      for (const [name, partitions] of topics) {
        const rows = new Map<number, PartitionOffset>();
        for (const index of partitions) {
          const leader = cluster.topics.get(name)?.partitions[index]?.leader ?? -1;
          const log = cluster.logs.get(`${name}/${index}`);
          if (log && answers(leader))
            rows.set(index, { ok: true, value: spec === 'earliest' ? log.start : log.end });
          else rows.set(index, { ok: false, error: silence(leader).error });
        }
        value.set(name, rows);
      }
      return fanout(value);
    },
    async readNewestTimes(topics) {
      await enter('readNewestTimes');
      const value: OffsetAnswers = new Map();
      for (const [name, partitions] of topics) {
        const rows = partitions.map((index): [number, PartitionOffset] => {
          const leader = cluster.topics.get(name)?.partitions[index]?.leader ?? -1;
          if (!answers(leader)) return [index, { ok: false, error: silence(leader).error }];
          const end = cluster.logs.get(`${name}/${index}`)?.end ?? 0n;
          const at = cluster.written.get(`${name}/${index}`)?.(end - 1n);
          return [index, { ok: true, value: at === undefined ? null : BigInt(at) }];
        });
        value.set(name, new Map(rows));
      }
      return fanout(value);
    },
    async readBatchTimes(positions) {
      await enter('readBatchTimes');
      const answered = positions.map((position) => {
        const at = cluster.written.get(`${position.topic}/${position.partition}`)?.(position.offset);
        const { offset } = position;
        const times =
          at === undefined
            ? null
            : {
                baseOffset: offset,
                baseTimestamp: at,
                lastOffset: offset,
                maxTimestamp: at,
                isControl: cluster.markers.has(`${position.topic}/${position.partition}@${offset}`),
              };
        return [position, { ok: true as const, value: times }] as const;
      });
      return fanout(new Map(answered));
    },
    async readOpenProducers(positions) {
      await enter('readOpenProducers');
      return fanout(new Map(positions.map((position) => [position, { ok: true, value: null }])));
    },
    async readProducerCounts(topics) {
      await enter('readProducerCounts');
      return fanout(
        new Map(
          [...topics.keys()].map((name) => [
            name,
            { ok: true as const, value: cluster.producers.get(name) ?? 0 },
          ]),
        ),
      );
    },
    async listGroups() {
      await enter('listGroups');
      const listings = [...cluster.groups.values()].map(({ listing }) => ({
        ...listing,
        listedAt: cluster.now,
      }));
      return fanout(listings.filter(({ coordinatorId }) => answers(coordinatorId)));
    },
    async describeGroups() {
      await enter('describeGroups');
      return fanout(new Map());
    },
    async readCommits(groups) {
      await enter('readCommits');
      const value = new Map<
        string,
        { ok: true; value: GroupOffsets } | { ok: false; error: ReturnType<typeof silence>['error'] }
      >();
      for (const { groupId, coordinatorId } of groups) {
        const group = cluster.groups.get(groupId);
        if (!answers(coordinatorId)) value.set(groupId, { ok: false, error: silence(coordinatorId).error });
        else if (group) value.set(groupId, { ok: true, value: groupOffsets(group.commits, cluster.now) });
      }
      return fanout(value);
    },
    async readTopicDefaults() {
      await enter('readTopicDefaults');
      return config;
    },
    async readTopicConfigs(topics) {
      await enter('readTopicConfigs');
      const byTopic = new Map(topics.map((name) => [name, { ok: true as const, value: config }]));
      return fanout({ byTopic, docs: new Map() });
    },
    async readConfigs(subjects) {
      await enter('readConfigs');
      const bySubject = new Map(
        subjects.map((subject) => [subjectKey(subject), { ok: true as const, value: config }]),
      );
      return { bySubject, docs: new Map() };
    },
    async readConfigsOnBrokers(subjects) {
      await enter('readConfigsOnBrokers');
      const bySubject = new Map(
        subjects.map((subject) => [subjectKey(subject), { ok: true as const, value: config }]),
      );
      return fanout(new Map([...cluster.brokers].filter(answers).map((id) => [id, bySubject])));
    },
    async readControllerConfigs() {
      await enter('readControllerConfigs');
      return new Map();
    },
    async readSubscriptions() {
      await enter('readSubscriptions');
      return [];
    },
    async readBrokerConfigs(brokerIds) {
      await enter('readBrokerConfigs');
      const byBroker = new Map(
        brokerIds.map((id) => [
          id,
          answers(id)
            ? { ok: true as const, value: config }
            : { ok: false as const, error: silence(id).error },
        ]),
      );
      return fanout({ byBroker, clusterDefaults: { ok: true as const, value: config }, docs: new Map() });
    },
    async readLogDirs(brokerIds) {
      await enter('readLogDirs');
      const value = brokerIds
        .filter(answers)
        .map((brokerId) => [brokerId, { brokerId, dirs: [], collectedAt: cluster.now }] as const);
      return fanout(new Map(value));
    },
    async readQuorum() {
      await enter('readQuorum');
      return { leaderId: 1, leaderEpoch: 1, highWatermark: 0n, voters: [], observers: [], endpoints: [] };
    },
    async readFeatures() {
      await enter('readFeatures');
      return { levels: [], finalizedEpoch: null };
    },
    async readAcls() {
      await enter('readAcls');
      return cluster.acls;
    },
    async readReassignments() {
      await enter('readReassignments');
      return cluster.reassignments;
    },
    async readQuotas() {
      await enter('readQuotas');
      return cluster.quotas;
    },
    requestCounts: () => ({ byBroker: new Map(), byApi: new Map() }),
    close: async () => undefined,
  };
}

function groupOffsets(commits: ReadonlyMap<string, bigint>, sampledAt: number): GroupOffsets {
  const topics = new Map<string, { partition: number; offset: bigint }[]>();
  for (const [key, offset] of commits) {
    const [topic = '', index = ''] = key.split('/');
    topics.set(topic, [...(topics.get(topic) ?? []), { partition: Number(index), offset }]);
  }
  return { topics, brokerLag: null, sampledAt };
}
