import type { Broker, FeatureLevel, Quorum } from '@/lib/domain/model/broker.ts';
import type { ConfigEntry, ConfigResource, ConfigSource, ConfigSynonym } from '@/lib/domain/model/config.ts';
import type { Group, GroupMember, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { BrokerLogDirs, LogDir } from '@/lib/domain/model/log-dir.ts';
import type { ClusterSnapshot, SnapshotSections } from '@/lib/domain/model/snapshot.ts';
import type { Partition, Topic, TopicOffsets } from '@/lib/domain/model/topic.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import type { GroupProgress, PartitionProgress } from '../lag/progress.ts';

/** The moment all test snapshots are judged at. */
export const NOW = Date.UTC(2026, 0, 15, 12);

export const DENIED: ErrorInfo = { code: 'kafka_denied', message: 'Not authorized.', retryable: false };
export const UNSUPPORTED: ErrorInfo = {
  code: 'unsupported_by_cluster',
  message: 'No such API.',
  retryable: false,
};

export type ConfigSpec =
  | string
  | null
  | { value: string | null; source?: ConfigSource; synonyms?: ConfigSynonym[]; sensitive?: boolean };
export type Configs = Record<string, ConfigSpec>;

export type TopicSpec = {
  internal?: boolean;
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

export type LagSpec = {
  committed?: number;
  lag?: number | null;
  behindForMs?: number;
  committedForMs?: number;
  rewoundFrom?: number;
};
export type GroupSpec = {
  type?: Group['type'];
  protocolType?: string;
  state?: Group['state'];
  assignor?: string;
  members?:
    | readonly { id: string; instanceId?: string; partitions?: Record<string, readonly number[]> }[]
    | 'denied';
  /** topic -> partition -> where it stands. */
  lags?: Record<string, Record<number, LagSpec>>;
  points?: readonly (readonly [ageMs: number, lag: number, committed: number])[];
};

export type SnapshotSpec = {
  topics?: Record<string, TopicSpec>;
  brokers?: Record<number, BrokerSpec>;
  absent?: readonly number[];
  groups?: Record<string, GroupSpec>;
  voters?: readonly { id: number; caughtUpAgoMs?: number | null; behind?: number }[] | 'unsupported';
  observers?: readonly { id: number; caughtUpAgoMs?: number | null }[];
  features?: readonly (readonly [feature: string, finalized: number | null, supportedMax: number])[];
  /** Sections left out altogether. */
  without?: readonly (keyof SnapshotSections)[];
  collectedAt?: number;
  /** Sections read at another time, epoch ms. */
  readAt?: { [Name in keyof SnapshotSections]?: number };
};

/** What a Kafka 4.x broker reports for a topic nobody configured. */
export const TOPIC_DEFAULTS: Configs = {
  'cleanup.policy': 'delete',
  'compression.type': 'producer',
  'delete.retention.ms': '86400000',
  'flush.messages': '9223372036854775807',
  'flush.ms': '9223372036854775807',
  'follower.replication.throttled.replicas': '',
  'leader.replication.throttled.replicas': '',
  'local.retention.bytes': '-2',
  'local.retention.ms': '-2',
  'max.compaction.lag.ms': '9223372036854775807',
  'max.message.bytes': '1048588',
  'message.timestamp.after.max.ms': '3600000',
  'message.timestamp.type': 'CreateTime',
  'min.cleanable.dirty.ratio': '0.5',
  'min.compaction.lag.ms': '0',
  'min.insync.replicas': '1',
  'remote.storage.enable': 'false',
  'retention.bytes': '-1',
  'retention.ms': '604800000',
  'segment.bytes': '1073741824',
  'segment.ms': '604800000',
  'unclean.leader.election.enable': 'false',
};

/** What a Kafka 4.x broker of a dedicated role reports with an almost empty file. */
export const BROKER_DEFAULTS: Configs = {
  'auto.create.topics.enable': 'true',
  'auto.leader.rebalance.enable': 'true',
  'authorizer.class.name': '',
  'controlled.shutdown.enable': 'true',
  'default.replication.factor': '1',
  'delete.topic.enable': 'true',
  'group.initial.rebalance.delay.ms': '3000',
  'log.cleaner.enable': 'true',
  'log.dir': '/tmp/kafka-logs',
  'log.dirs': '/data/kafka',
  'log.flush.interval.messages': '9223372036854775807',
  'log.flush.interval.ms': null,
  'log.retention.ms': null,
  'max.connections': '2147483647',
  'metadata.log.dir': null,
  'min.insync.replicas': '1',
  'num.io.threads': '8',
  'num.network.threads': '3',
  'num.partitions': '1',
  'num.recovery.threads.per.data.dir': '2',
  'num.replica.fetchers': '1',
  'offsets.retention.minutes': '10080',
  'offsets.topic.replication.factor': '3',
  'process.roles': 'broker',
  'remote.log.metadata.topic.replication.factor': '3',
  'remote.log.storage.system.enable': 'false',
  'replica.fetch.max.bytes': '1048576',
  'replica.lag.time.max.ms': '30000',
  'replica.selector.class': null,
  'share.coordinator.state.topic.min.isr': '2',
  'share.coordinator.state.topic.replication.factor': '3',
  'socket.request.max.bytes': '104857600',
  'transaction.state.log.min.isr': '2',
  'transaction.state.log.replication.factor': '3',
  'unclean.leader.election.enable': 'false',
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
            ...(configs === 'denied' ? fail(DENIED) : ok(resource(BROKER_DEFAULTS, configs ?? {}, 'static'))),
            collectedAt: configsAt ?? collectedAt,
          },
        ]),
      ),
      clusterDefaults: ok({ entries: [], answeredBy: 1 }),
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
    sections,
    absentBrokers: new Map(
      (spec.absent ?? []).map((id) => [
        id,
        { ...brokerOf(id, brokers.get(id) ?? {}), absentSince: collectedAt },
      ]),
    ),
    progress: new Map([...groups].map(([id, group]) => [id, progressOf(group, collectedAt)])),
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

const brokerOf = (brokerId: number, { rack = null, host = `host-${brokerId}` }: BrokerSpec): Broker => ({
  brokerId,
  host,
  port: 9092,
  rack,
});

function topicOf(name: string, spec: TopicSpec): Topic {
  const { replicas = [[1, 2, 3]], isr = replicas, leaders = [], internal = false, error } = spec;
  const partitions = replicas.map(
    (ids, partition): Partition => ({
      partition,
      leader: leaders[partition] ?? isr[partition]?.[0] ?? -1,
      leaderEpoch: 1,
      replicas: ids,
      isr: isr[partition] ?? ids,
      offline: [],
    }),
  );
  return { name, topicId: name, internal, partitions: error ? [] : partitions, error };
}

function offsetsOf({ replicas = [[1, 2, 3]], offsets }: TopicSpec, at: number): TopicOffsets {
  const bounds = replicas.map((_, index) => offsets?.[index] ?? ([0, 1000] as const));
  return {
    earliest: bounds.map(([start]) => BigInt(start)),
    latest: bounds.map(([, end]) => BigInt(end)),
    sampledAt: bounds.map(() => at),
  };
}

export function resource(defaults: Configs, own: Configs, source: ConfigSource): ConfigResource {
  const entries = [
    ...Object.entries(defaults)
      .filter(([name]) => !(name in own))
      .map(([name, spec]) => entryOf(name, spec, 'built-in')),
    ...Object.entries(own).map(([name, spec]) => entryOf(name, spec, source)),
  ];
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), answeredBy: 1 };
}

function entryOf(name: string, spec: ConfigSpec, fallback: ConfigSource): ConfigEntry {
  const {
    value,
    source = fallback,
    synonyms,
    sensitive = false,
  } = typeof spec === 'object' && spec !== null ? spec : { value: spec };
  return {
    name,
    value,
    source,
    readOnly: false,
    sensitive,
    type: 'string',
    synonyms: synonyms ?? [{ name, value, source }],
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

function groupOf(groupId: string, spec: GroupSpec, at: number): Group {
  const {
    type = 'classic',
    protocolType = 'consumer',
    state = 'Stable',
    assignor = 'cooperative-sticky',
    members = [],
  } = spec;
  const denied = members === 'denied';
  return {
    groupId,
    type,
    protocolType,
    state,
    coordinatorId: 1,
    listedAt: at,
    description: denied
      ? null
      : {
          groupId,
          state,
          assignor,
          groupEpoch: null,
          assignmentEpoch: null,
          members: members.map(memberOf),
          describedAt: at,
        },
    ...(denied && { describeError: DENIED }),
  };
}

const memberOf = ({
  id,
  instanceId,
  partitions = {},
}: Exclude<GroupSpec['members'], 'denied' | undefined>[number]): GroupMember => ({
  memberId: id,
  instanceId: instanceId ?? null,
  clientId: id,
  host: '/10.0.0.1',
  rack: null,
  assignment: Object.entries(partitions).map(([topic, numbers]) => ({ topic, partitions: numbers })),
  targetAssignment: null,
  memberEpoch: null,
});

const lagsOf = ({ lags = {} }: GroupSpec) =>
  Object.entries(lags).map(([topic, partitions]) => ({
    topic,
    partitions: Object.entries(partitions).map(([partition, lag]) => ({
      partition: Number(partition),
      ...lag,
    })),
  }));

const commitsOf = (spec: GroupSpec, at: number): GroupOffsets => ({
  topics: new Map(
    lagsOf(spec).map(({ topic, partitions }) => [
      topic,
      partitions.map(({ partition, committed = 900 }) => ({ partition, offset: BigInt(committed) })),
    ]),
  ),
  brokerLag: null,
  sampledAt: at,
});

function progressOf(spec: GroupSpec, at: number): GroupProgress {
  const topics = lagsOf(spec).map(({ topic, partitions }) => {
    const progress = partitions.map(
      ({ partition, ...lag }) => [partition, partitionProgress(lag, at)] as const,
    );
    return [topic, new Map(progress)] as const;
  });
  return {
    topics: new Map(topics),
    sum: { messages: null, known: 0, total: 0, reason: null, sampledAt: at },
    points: (spec.points ?? []).map(([age, lag, committed]) => ({
      at: NOW - age,
      lag: BigInt(lag),
      committed: BigInt(committed),
    })),
    sampledAt: at,
  };
}

function partitionProgress(spec: LagSpec, at: number): PartitionProgress {
  const { committed = 900, lag = 0, behindForMs = 0, committedForMs = 0, rewoundFrom } = spec;
  return {
    committed: BigInt(committed),
    committedSince: NOW - committedForMs,
    lag: lag === null ? { kind: 'unknown', reason: 'beyond-end' } : { kind: 'known', messages: BigInt(lag) },
    behindSince: lag === null || lag === 0 ? null : NOW - behindForMs,
    lagAtBehind: lag === null || lag === 0 ? null : BigInt(lag),
    lagFellAt: null,
    rewoundFrom: rewoundFrom === undefined ? null : BigInt(rewoundFrom),
    endSampledAt: at,
  };
}

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
