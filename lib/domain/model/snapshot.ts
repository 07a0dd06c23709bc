import type { Result } from '@/lib/shared/result.ts';
import type { Section } from '@/lib/shared/section.ts';
import type { GroupProgress } from '../lag/group-progress.ts';
import type { TopicActivity } from '../topics/activity.ts';
import type { TopicRate } from '../topics/rates.ts';
import type { ShortOfCopies } from '../topics/short-of-copies.ts';
import type { Acls } from './acl.ts';
import type { Broker, Features, Quorum } from './broker.ts';
import type { ConfigDocs, ConfigResource } from './config.ts';
import type { Group, GroupOffsets } from './group.ts';
import type { BrokerLogDirs } from './log-dir.ts';
import type { NewestRecord } from './newest-record.ts';
import type { ProducerCount } from './producers.ts';
import type { ClientQuota } from './quota.ts';
import type { Reassignment } from './reassignment.ts';
import type { Topic, TopicOffsets } from './topic.ts';
import type { OpenTransactions } from './transaction.ts';

export type ClusterMetadata = {
  clusterId: string | null;
  /** Brokers that are registered and unfenced now. */
  brokers: ReadonlyMap<number, Broker>;
  topics: ReadonlyMap<string, Topic>;
};

/** A broker seen before that Metadata no longer lists: its rack and host are worth keeping while it is down. */
export type AbsentBroker = Broker & { absentSince: number };

/** `readAt`, epoch ms, where it is kept from before this reading. */
export type ReadConfigs = Result<ConfigResource> & { readAt?: number | undefined };

export type TopicConfigs = {
  byTopic: ReadonlyMap<string, ReadConfigs>;
  /** What a new topic would inherit now; the reference for "explicit and equal to the default". */
  defaults: Result<ConfigResource>;
  docs: ConfigDocs;
};

export type BrokerConfigs = {
  byBroker: ReadonlyMap<number, Result<ConfigResource> & { collectedAt: number }>;
  /** The cluster-wide dynamic defaults (broker resource with an empty name): only keys that are set. */
  clusterDefaults: ReadConfigs;
  /** Of the voters that are no brokers, as they tell themselves. */
  controllers: ReadonlyMap<number, Result<ConfigResource>>;
  docs: ConfigDocs;
};

/** The sections of a snapshot, each collected at its own cadence. */
export type SnapshotSections = {
  metadata: Section<ClusterMetadata>;
  offsets: Section<ReadonlyMap<string, TopicOffsets>>;
  groups: Section<ReadonlyMap<string, Group>>;
  commits: Section<ReadonlyMap<string, GroupOffsets>>;
  topicConfigs: Section<TopicConfigs>;
  brokerConfigs: Section<BrokerConfigs>;
  logDirs: Section<ReadonlyMap<number, BrokerLogDirs>>;
  quorum: Section<Quorum>;
  features: Section<Features>;
  /** Only who owns what follows from them. */
  acls: Section<Acls>;
  /** Topics that are being reassigned. */
  reassignments: Section<ReadonlyMap<string, Reassignment>>;
  quotas: Section<readonly ClientQuota[]>;
  /** By topic; a few topics are read at a time. */
  newestRecords: Section<ReadonlyMap<string, NewestRecord>>;
  /** By topic, of those that were written; a few are read at a time. */
  producers: Section<ReadonlyMap<string, ProducerCount>>;
};

export type SectionName = keyof SnapshotSections;

/**
 * Everything known about one cluster at one moment. Replaced whole, never written to; parts that did not change keep
 * their identity from one snapshot to the next.
 */
export type ClusterSnapshot = {
  /** Grows by one with every change; starts anew with the process, so it is only meaningful with `epoch`. */
  version: number;
  /** Random id of this run of the collector: a cursor or ETag of an earlier run never matches by chance. */
  epoch: string;
  /** The version at which each section changed last. */
  revisions: { readonly [Name in SectionName]?: number };
  /** Epoch ms at which this run read each section first. */
  firstReadAt: { readonly [Name in SectionName]?: number };
  /** Sections not collected yet are absent. */
  sections: { readonly [Name in SectionName]?: SnapshotSections[Name] };
  absentBrokers: ReadonlyMap<number, AbsentBroker>;
  /** Derived from successive samples: cannot be computed from one snapshot alone. */
  progress: ReadonlyMap<string, GroupProgress>;
  rates: ReadonlyMap<string, TopicRate>;
  activity: ReadonlyMap<string, TopicActivity>;
  shortOfCopies: ShortOfCopies;
  /** Last stable offsets below the log end; null before the first look. */
  openTransactions: OpenTransactions | null;
};
