import type { Acls } from '@/lib/domain/model/acl.ts';
import type { Features, Quorum, QuorumEndpoint } from '@/lib/domain/model/broker.ts';
import type { ConfigDocs, ConfigResource, ConfigSubject } from '@/lib/domain/model/config.ts';
import type { GroupDescription, GroupListing, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { BrokerLogDirs } from '@/lib/domain/model/log-dir.ts';
import type { ClientQuota } from '@/lib/domain/model/quota.ts';
import type { MovingPartition } from '@/lib/domain/model/reassignment.ts';
import type { ClusterMetadata } from '@/lib/domain/model/snapshot.ts';
import type { Topic } from '@/lib/domain/model/topic.ts';
import type { OpenProducer } from '@/lib/domain/model/transaction.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import type { Result } from '@/lib/shared/result.ts';
import type { BatchTimes } from './admin/record-batch.ts';

/** What a fan-out over brokers gave: the values that arrived and, beside them, the brokers that failed. */
export type Fanout<T> = {
  value: T;
  failures: readonly { brokerId: number; error: ErrorInfo }[];
  /** Brokers that answered. */
  answered: readonly number[];
};

/**
 * `stable`: the last stable offset, where readers of committed records stop. `since`: the first record stamped at or after that moment (epoch ms), as
 * ListOffsets by timestamp finds it.
 */
export type OffsetSpec = 'earliest' | 'latest' | 'stable' | { since: number };

/** An offset of one partition. */
export type LogPosition = { topic: string; partition: number; offset: bigint };

/** One partition's answer to ListOffsets; -1 from the broker (nothing there) arrives as null. */
export type PartitionOffset = Result<bigint | null>;

/** topic -> partition -> answer. */
export type OffsetAnswers = Map<string, Map<number, PartitionOffset>>;

export type CallOptions = {
  signal?: AbortSignal;
  /** Deadline of the whole call, milliseconds. */
  deadlineMs?: number;
};

/**
 * The reads Highwater needs from a cluster. `lib/kafka` implements it on the wire; tests implement it in memory.
 * A method rejects only with an `AppError`, and only when nothing at all could be read.
 */
export type KafkaReader = {
  /** All brokers and topics (Metadata v12, `allowAutoTopicCreation: false`); unchanged topics keep their identity. */
  readMetadata(options?: CallOptions): Promise<ClusterMetadata>;
  /** One topic as whichever broker answers first shows it now; null when there is none. */
  readTopic(name: string, options?: CallOptions): Promise<Topic | null>;
  /** The same from every live broker, by broker id: they learn of a change one after the other. */
  readTopicOnBrokers(name: string, options?: CallOptions): Promise<Fanout<ReadonlyMap<number, Topic | null>>>;
  /** One request per leader; partitions without a leader answer LEADER_NOT_AVAILABLE without a request. */
  readOffsets(
    spec: OffsetSpec,
    topics: ReadonlyMap<string, readonly number[]>,
    options?: CallOptions,
  ): Promise<Fanout<OffsetAnswers>>;
  /**
   * The newest timestamp of each partition (epoch ms, as it was stamped), null without records; one request per leader. It
   * costs the leader a look into an index for each, so ask for some at a time.
   */
  readNewestTimes(
    topics: ReadonlyMap<string, readonly number[]>,
    options?: CallOptions,
  ): Promise<Fanout<OffsetAnswers>>;
  /**
   * The times of the record batch at, or next after, each offset; only its header is read. Bounded: of many positions at one
   * leader some are not in the answer. Null: no batch there. Needs READ on the topic.
   */
  readBatchTimes(
    positions: readonly LogPosition[],
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<LogPosition, Result<BatchTimes | null>>>>;
  /** Whose transaction has been open longest on each partition; null when none is. */
  readOpenProducers(
    positions: readonly LogPosition[],
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<LogPosition, Result<OpenProducer | null>>>>;
  /** How many producers with an id have state on each topic: others leave none. Needs READ on the topic. */
  readProducerCounts(
    topics: ReadonlyMap<string, readonly number[]>,
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<string, Result<number>>>>;
  /** Every broker is asked: each lists the groups it coordinates. */
  listGroups(options?: CallOptions): Promise<Fanout<readonly GroupListing[]>>;
  /** By type: DescribeGroups, ConsumerGroupDescribe, ShareGroupDescribe, StreamsGroupDescribe, at the coordinators. */
  describeGroups(
    groups: readonly GroupListing[],
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<string, Result<GroupDescription>>>>;
  /** OffsetFetch v8 for many groups at once; share groups by DescribeShareGroupOffsets. */
  readCommits(
    groups: readonly GroupListing[],
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<string, Result<GroupOffsets>>>>;
  /**
   * What a new topic would resolve to now, from CreateTopics validate-only: the only place that tells the default of
   * `retention.ms` (its synonyms are empty). Rejects with `kafka_denied` without the Create permission.
   */
  readTopicDefaults(options?: CallOptions): Promise<ConfigResource>;
  /** Always asks one fixed broker while it lives, because the answer depends on who is asked. */
  readTopicConfigs(
    topics: readonly string[],
    options?: CallOptions,
  ): Promise<Fanout<{ byTopic: ReadonlyMap<string, Result<ConfigResource>>; docs: ConfigDocs }>>;
  /**
   * Some resources as they are now, by `subjectKey`, with the documentation of their keys: for a look at them or a change of
   * them. Leaves what the reads of everything remember alone. The cluster lists only the keys that are set there.
   */
  readConfigs(
    subjects: readonly ConfigSubject[],
    options?: CallOptions,
  ): Promise<{ bySubject: ReadonlyMap<string, Result<ConfigResource>>; docs: ConfigDocs }>;
  /**
   * The same from every live broker, by broker id: they learn of a change one after the other. A broker's own configs are in
   * its answer alone.
   */
  readConfigsOnBrokers(
    subjects: readonly ConfigSubject[],
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<number, ReadonlyMap<string, Result<ConfigResource>>>>>;
  /** Each controller tells its own (Kafka 3.7); one that cannot be reached is its own failure. */
  readControllerConfigs(
    controllers: readonly QuorumEndpoint[],
    options?: CallOptions,
  ): Promise<ReadonlyMap<number, Result<ConfigResource>>>;
  /** Names of the client metrics subscriptions; `unsupported_by_cluster` before Kafka 3.7. */
  readSubscriptions(options?: CallOptions): Promise<string[]>;
  readBrokerConfigs(
    brokerIds: readonly number[],
    options?: CallOptions,
  ): Promise<
    Fanout<{
      byBroker: ReadonlyMap<number, Result<ConfigResource>>;
      clusterDefaults: Result<ConfigResource>;
      docs: ConfigDocs;
    }>
  >;
  readLogDirs(
    brokerIds: readonly number[],
    options?: CallOptions,
  ): Promise<Fanout<ReadonlyMap<number, BrokerLogDirs>>>;
  readQuorum(options?: CallOptions): Promise<Quorum>;
  readFeatures(options?: CallOptions): Promise<Features>;
  /** What is allowed on topics and groups; rejects with `kafka_denied` without DESCRIBE on the cluster. */
  readAcls(options?: CallOptions): Promise<Acls>;
  /** What is being reassigned, by topic; rejects with `kafka_denied` without DESCRIBE on the cluster. */
  readReassignments(options?: CallOptions): Promise<ReadonlyMap<string, readonly MovingPartition[]>>;
  /** Quotas of users, client ids and addresses; rejects with `kafka_denied` without DESCRIBE_CONFIGS on the cluster. */
  readQuotas(options?: CallOptions): Promise<readonly ClientQuota[]>;
  /** Requests sent since construction, by broker id (-1 = bootstrap) and by API name. */
  requestCounts(): { byBroker: ReadonlyMap<number, number>; byApi: ReadonlyMap<string, number> };
  /** Ends every socket and timer; pending calls reject with `cancelled`. Idempotent. */
  close(): Promise<void>;
};
