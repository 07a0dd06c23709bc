import type { Broker, Features, Quorum } from '@/lib/domain/model/broker.ts';
import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import type { Group, GroupMember, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { LogDir } from '@/lib/domain/model/log-dir.ts';
import type { ClientQuota } from '@/lib/domain/model/quota.ts';
import type { Reassignment } from '@/lib/domain/model/reassignment.ts';
import type { Partition, TopicOffsets } from '@/lib/domain/model/topic.ts';
import type { GroupProgress } from '../lag/group-progress.ts';
import type { TopicRate } from '../topics/rates.ts';
import type { ConfigReader } from './config-reader.ts';
import type { Fact, Missing, Sightings } from './fact.ts';
import type { Release } from './release.ts';
import type { GroupHistory, HostFacts, SuppliedFacts, TopicHistory, TopicTags } from './supplied.ts';

export type TopicSizes = {
  /** All copies. */
  totalBytes: bigint;
  /** Largest copy of each partition, index = position in `Topic.partitions`. */
  partitionBytes: readonly bigint[];
};

/** How far one group is behind on one topic, or at least so far; `ms` is 0 when it has read everything. */
export type TimeLag = { groupId: string; ms: number; isBound: boolean };

export type TopicFacts = {
  kind: 'topic';
  name: string;
  internal: boolean;
  /** Never empty. */
  partitions: Fact<readonly Partition[]>;
  /** Fewest replicas of any partition: a reassignment may leave them uneven. */
  replicationFactor: Fact<number>;
  configs: ConfigReader;
  sizes: () => Fact<TopicSizes>;
  offsets: () => Fact<TopicOffsets>;
  rate: Fact<TopicRate>;
  recordsPerSecond: Fact<number>;
  /** Stored bytes per second of one copy: records/s times the mean stored size of an offset. An estimate. */
  bytesPerSecond: () => Fact<number>;
  /** Idempotent or transactional producers with state on its partitions: others leave none. */
  producers: Fact<number>;
  groups: () => Fact<readonly GroupFacts[]>;
  /** A bound is seen, so that it can accuse, and its true value is missing, so that nothing is acquitted by it. */
  timeLags: () => Sightings<TimeLag>;
  tags: TopicTags;
  history: TopicHistory;
};

export type Volume = { path: string; usedFraction: number; usableBytes: bigint };

export type BrokerFacts = {
  kind: 'broker';
  name: string;
  brokerId: number;
  /** Registered and unfenced now. */
  isUp: boolean;
  rack: string | null;
  configs: ConfigReader;
  logDirs: Fact<readonly LogDir[]>;
  /** Log dirs with a known file system (Kafka 3.3+). */
  volumes: () => Fact<readonly Volume[]>;
  /** Partition replicas assigned to it, leaders included, of the topics that tell theirs. */
  replicas: () => Fact<number>;
  leaders: () => Fact<number>;
  host: HostFacts;
};

export type GroupFacts = {
  kind: 'group';
  name: string;
  group: Group;
  members: Fact<readonly GroupMember[]>;
  offsets: Fact<GroupOffsets>;
  progress: Fact<GroupProgress>;
  /** Log start and end offset; null = unknown. */
  startOf: (topic: string, partition: number) => bigint | null;
  endOf: (topic: string, partition: number) => bigint | null;
  /** Why nobody who reads committed records gets past an offset; null when nothing holds it. */
  blockedAt: (topic: string, partition: number, offset: bigint) => string | null;
  history: GroupHistory;
};

export type ClusterFacts = { kind: 'cluster'; name: string };

export type NodeValue = { nodeId: number; entry: ConfigEntry };

export type AuditFacts = {
  now: number;
  supplied: SuppliedFacts;
  cluster: ClusterFacts;
  topics: Fact<readonly TopicFacts[]>;
  /** Null when there is no such topic. */
  topic: (name: string) => Fact<TopicFacts | null>;
  /** Registered brokers, and those that left but are still known. */
  brokers: Fact<readonly BrokerFacts[]>;
  broker: (brokerId: number) => BrokerFacts | undefined;
  /** Rack by broker, of those that have one. */
  rackOf: () => ReadonlyMap<number, string>;
  /** Why the replicas of a topic are in nobody's count; null when every topic was counted. */
  uncounted: () => Missing | null;
  /** Registered and unfenced. */
  liveBrokers: Fact<readonly Broker[]>;
  groups: Fact<readonly GroupFacts[]>;
  /** All copies of the topics whose size is known. */
  heldBytes: () => number;
  /** Stored bytes per second of one copy of everything; needs the rate of every topic. */
  bytesPerSecond: () => Fact<number>;
  /** Bytes per second appended on one broker, followers' copies included and nothing deleted: an upper bound of growth. */
  inflow: (brokerId: number) => Fact<number>;
  quorum: Fact<Quorum>;
  features: Fact<Features>;
  /** By topic, of those that are being reassigned. */
  reassignments: Fact<ReadonlyMap<string, Reassignment>>;
  /** Of users, client ids and addresses. */
  quotas: Fact<readonly ClientQuota[]>;
  release: Fact<Release>;
  /** A key as every broker has it. */
  onBrokers: (key: string) => Sightings<NodeValue>;
  /** A key as every voter has it: any of them may become the active controller. With ZooKeeper, as the brokers have it. */
  onControllers: (key: string) => Sightings<NodeValue>;
};
