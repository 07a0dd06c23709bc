import type { AclBinding } from '@/lib/domain/model/acl.ts';
import type { Broker, FeatureLevel, Quorum } from '@/lib/domain/model/broker.ts';
import type { BrokerLogDirs, LogDir } from '@/lib/domain/model/log-dir.ts';
import type { ClientQuota } from '@/lib/domain/model/quota.ts';
import type { Since } from '@/lib/domain/model/since.ts';
import type { ClusterSnapshot, SnapshotSections } from '@/lib/domain/model/snapshot.ts';
import type { Partition, Topic, TopicOffsets } from '@/lib/domain/model/topic.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import { BROKER_DEFAULTS, type Configs, resource, TOPIC_DEFAULTS } from './test-configs.ts';
import { commitsOf, type GroupSpec, groupOf, progressOf } from './test-groups.ts';
import { DENIED, NOW, UNSUPPORTED } from './test-moment.ts';

export type TopicSpec = {
  internal?: boolean;
  /** The name when left out. */
  topicId?: string;
  leaderEpoch?: number;
  /** One list of broker ids per partition. */
  replicas?: readonly (readonly number[])[];
  isr?: readonly (readonly number[])[];
  leaders?: readonly number[];
  /** Added to `TOPIC_DEFAULTS`; the source is `topic` unless said otherwise. */
  configs?: Configs | 'denied';
  error?: ErrorInfo;
  /** Start and end offset of each partition. */
  offsets?: readonly (readonly [start: number, end: number])[];
  /** Bytes of each partition's copies. */
  bytes?: readonly number[];
  recordsPerSecond?: number;
  /** Since when no end moved, and since when it is empty; not known when left out. */
  writtenAt?: Since;
  emptySince?: Since;
  /** How many producers with an id were found on it, and how long ago; not read when left out. */
  producers?: { count: number | 'denied'; agoMs?: number };
  /** Timestamp of its newest record, epoch ms. */
  newestAt?: number;
  /** Instead of an even share of it. */
  partitionRates?: readonly number[];
};

export type BrokerSpec = {
  rack?: string | null;
  host?: string;
  configs?: Configs | 'denied';
  /** Older than the rest. */
  configsAt?: number;
  dirs?: readonly { path: string; totalBytes?: number | null; usableBytes?: number; error?: ErrorInfo }[];
};

export type SnapshotSpec = {
  topics?: Record<string, TopicSpec>;
  brokers?: Record<number, BrokerSpec>;
  absent?: readonly number[];
  groups?: Record<string, GroupSpec>;
  /** Voters that are no brokers and told their configs. */
  controllers?: Record<number, Configs | 'denied'>;
  voters?: readonly { id: number; caughtUpAgoMs?: number | null; behind?: number }[] | 'unsupported';
  observers?: readonly { id: number; caughtUpAgoMs?: number | null }[];
  features?: readonly (readonly [feature: string, finalized: number | null, supportedMax: number])[];
  /** No authorizer when left out. */
  acls?: readonly AclBinding[];
  /** By topic; the partition 0 comes to broker 3. */
  reassignments?: Record<string, { ageMs: number; isBound?: boolean; stillMs: number | null }>;
  quotas?: readonly ClientQuota[];
  /** Sections left out altogether. */
  without?: readonly (keyof SnapshotSections)[];
  collectedAt?: number;
  /** Sections read at another time, epoch ms. */
  readAt?: { [Name in keyof SnapshotSections]?: number };
};

/** Three racked brokers that are also the voters, on Kafka 4.1, and the topics and groups asked for. */
export function testSnapshot(spec: SnapshotSpec = {}): ClusterSnapshot {
  const collectedAt = spec.collectedAt ?? NOW - 1000;
  const specs = spec.brokers ?? { 1: { rack: 'a' }, 2: { rack: 'b' }, 3: { rack: 'c' } };
  const brokers = new Map(Object.entries(specs).map(([id, broker]) => [Number(id), broker]));
  const topics = new Map(Object.entries(spec.topics ?? {}));
  const groups = new Map(Object.entries(spec.groups ?? {}));
  const isAbsent = (id: number) => spec.absent?.includes(id) ?? false;
  const live = new Map([...brokers].filter(([id]) => !isAbsent(id)));
  const section = <T>(value: T) => ({ ok: true as const, value, collectedAt, failures: [] });
  const quorum = spec.voters ?? [...brokers.keys()].map((id) => ({ id }));
  const all: ClusterSnapshot['sections'] = {
    metadata: section({
      clusterId: 'test-cluster',
      brokers: new Map([...live].map(([id, broker]) => [id, brokerOf(id, broker)])),
      topics: new Map([...topics].map(([name, topic]) => [name, topicOf(name, topic)])),
    }),
    offsets: section(new Map([...topics].map(([name, topic]) => [name, offsetsOf(topic, collectedAt)]))),
    groups: section(new Map([...groups].map(([id, group]) => [id, groupOf(id, group, collectedAt)]))),
    commits: section(new Map([...groups].map(([id, group]) => [id, commitsOf(group, collectedAt)]))),
    topicConfigs: section({
      byTopic: new Map(
        [...topics].map(([name, { configs }]) => [
          name,
          configs === 'denied' ? fail(DENIED) : ok(resource(TOPIC_DEFAULTS, configs ?? {}, 'topic')),
        ]),
      ),
      defaults: ok(resource(TOPIC_DEFAULTS, {}, 'topic')),
      docs: new Map(),
    }),
    brokerConfigs: section({
      byBroker: new Map(
        [...brokers].map(([id, { configs, configsAt }]) => [
          id,
          {
            ...nodeConfigs(configs),
            collectedAt: configsAt ?? collectedAt,
          },
        ]),
      ),
      clusterDefaults: ok({ entries: [], answeredBy: 1 }),
      controllers: new Map(
        Object.entries(spec.controllers ?? {}).map(([id, configs]) => [Number(id), nodeConfigs(configs)]),
      ),
      docs: new Map(),
    }),
    logDirs: section(
      new Map([...live].map(([id, broker]) => [id, logDirsOf(id, broker, topics, collectedAt)])),
    ),
    quorum:
      quorum === 'unsupported'
        ? { ok: false, error: UNSUPPORTED, failedAt: collectedAt, since: collectedAt }
        : section(quorumOf(quorum, spec.observers ?? [], collectedAt)),
    features: section({
      levels: (spec.features ?? [['metadata.version', 27, 27]]).map(levelOf),
      finalizedEpoch: 1n,
    }),
    acls: section({ bindings: spec.acls ?? null }),
    reassignments: section(
      new Map(
        Object.entries(spec.reassignments ?? {}).map(([name, { ageMs, isBound = false, stillMs }]) => [
          name,
          {
            partitions: [{ partition: 0, adding: [3], removing: [1] }],
            since: { at: NOW - ageMs, isBound },
            copiedBytes: stillMs === null ? null : 1n,
            movedAt: stillMs === null ? null : NOW - stillMs,
          },
        ]),
      ),
    ),
    quotas: section(spec.quotas ?? []),
    producers: section(
      new Map(
        [...topics].flatMap(([name, { producers }]) => {
          if (producers === undefined) return [];
          const { count, agoMs = 0 } = producers;
          return [[name, { count: count === 'denied' ? fail(DENIED) : ok(count), readAt: NOW - agoMs }]];
        }),
      ),
    ),
    newestRecords: section(
      new Map(
        [...topics].flatMap(([name, { newestAt }]) =>
          newestAt === undefined ? [] : [[name, { stampedAt: ok(newestAt), readAt: collectedAt }]],
        ),
      ),
    ),
  };
  const readAt = new Map(Object.entries(spec.readAt ?? {}));
  const sections: ClusterSnapshot['sections'] = Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => !spec.without?.some((left) => left === name))
      .map(([name, one]) => [name, readAt.has(name) ? { ...one, collectedAt: readAt.get(name) } : one]),
  );
  return {
    version: 1,
    epoch: 'test',
    revisions: {},
    firstReadAt: {},
    sections,
    absentBrokers: new Map(
      (spec.absent ?? []).map((id) => [
        id,
        { ...brokerOf(id, brokers.get(id) ?? {}), absentSince: collectedAt },
      ]),
    ),
    openTransactions: null,
    progress: new Map([...groups].map(([id, group]) => [id, progressOf(group, collectedAt)])),
    shortOfCopies: new Map(),
    activity: new Map(
      [...topics].flatMap(([name, { writtenAt, emptySince = null, topicId = name }]) =>
        writtenAt === undefined ? [] : [[name, { topicId, writtenAt, emptySince }]],
      ),
    ),
    rates: new Map(
      [...topics].flatMap(
        ([name, { recordsPerSecond: perSecond, replicas = [[1, 2, 3]], partitionRates }]) => {
          if (perSecond === undefined) return [];
          const partitions = partitionRates ?? replicas.map(() => perSecond / replicas.length);
          return [[name, { perSecond, partitions, at: collectedAt }]];
        },
      ),
    ),
  };
}

const nodeConfigs = (configs: Configs | 'denied' = {}) =>
  configs === 'denied' ? fail(DENIED) : ok(resource(BROKER_DEFAULTS, configs, 'static'));

const brokerOf = (brokerId: number, { rack = null, host = `host-${brokerId}` }: BrokerSpec): Broker => ({
  brokerId,
  host,
  port: 9092,
  rack,
});

function topicOf(name: string, spec: TopicSpec): Topic {
  const { replicas = [[1, 2, 3]], isr = replicas, leaders = [], internal = false, error } = spec;
  const { topicId = name, leaderEpoch = 1 } = spec;
  const partitions = replicas.map(
    (ids, partition): Partition => ({
      partition,
      leader: leaders[partition] ?? isr[partition]?.[0] ?? -1,
      leaderEpoch,
      replicas: ids,
      isr: isr[partition] ?? ids,
      offline: [],
    }),
  );
  return { name, topicId, internal, partitions: error ? [] : partitions, error };
}

function offsetsOf({ replicas = [[1, 2, 3]], offsets }: TopicSpec, at: number): TopicOffsets {
  const bounds = replicas.map((_, index) => offsets?.[index] ?? ([0, 1000] as const));
  return {
    earliest: bounds.map(([start]) => BigInt(start)),
    latest: bounds.map(([, end]) => BigInt(end)),
    sampledAt: bounds.map(() => at),
  };
}

function logDirsOf(
  brokerId: number,
  broker: BrokerSpec,
  topics: ReadonlyMap<string, TopicSpec>,
  at: number,
): BrokerLogDirs {
  const specs = broker.dirs ?? [{ path: '/data/kafka' }];
  const dirs = specs.map(
    ({ path, totalBytes = 1e12, usableBytes = 6e11, error }, index): LogDir => ({
      path,
      totalBytes: totalBytes === null ? null : BigInt(totalBytes),
      usableBytes: totalBytes === null ? null : BigInt(usableBytes),
      error,
      // All replicas sit in the first dir.
      topics: new Map(
        index > 0 ? [] : [...topics].map(([name, topic]) => [name, replicaLogs(brokerId, topic)]),
      ),
    }),
  );
  return { brokerId, dirs, collectedAt: at };
}

const replicaLogs = (brokerId: number, { replicas = [[1, 2, 3]], bytes = [] }: TopicSpec) =>
  replicas.flatMap((ids, partition) =>
    ids.includes(brokerId)
      ? [{ partition, sizeBytes: BigInt(bytes[partition] ?? 1000), offsetLag: 0n, future: false }]
      : [],
  );

function quorumOf(
  voters: readonly { id: number; caughtUpAgoMs?: number | null; behind?: number }[],
  observers: readonly { id: number; caughtUpAgoMs?: number | null }[],
  at: number,
): Quorum {
  const replica = ({
    id,
    caughtUpAgoMs = 0,
    behind = 0,
  }: {
    id: number;
    caughtUpAgoMs?: number | null;
    behind?: number;
  }) => ({
    replicaId: id,
    logEndOffset: BigInt(1000 - behind),
    lastFetchAt: at,
    lastCaughtUpAt: caughtUpAgoMs === null ? null : at - caughtUpAgoMs,
  });
  return {
    leaderId: voters[0]?.id ?? -1,
    leaderEpoch: 1,
    highWatermark: 1000n,
    voters: voters.map(replica),
    observers: observers.map(replica),
    endpoints: [],
  };
}

const levelOf = ([feature, finalized, supportedMax]: readonly [
  string,
  number | null,
  number,
]): FeatureLevel => ({
  feature,
  finalized,
  supportedMin: 1,
  supportedMax,
});
