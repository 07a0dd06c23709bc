import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { Since } from '@/lib/domain/model/since.ts';
import type { Result } from '@/lib/shared/result.ts';

/** What people declare about a topic; absent means nobody said anything. */
export type TopicTags = {
  criticality?: 'critical' | 'ephemeral' | undefined;
  /** Records must be gone by a deadline (privacy, contract). */
  hasDeletionDeadline?: boolean | undefined;
  /** One partition is meant: the order of all records matters. */
  needsGlobalOrder?: boolean | undefined;
  /** Unclean election was accepted for it on purpose. */
  isLossAccepted?: boolean | undefined;
};

/** What people declare about a cluster; absent means nobody said anything. */
export type ClusterTags = {
  isMultiTenant?: boolean | undefined;
  /** The cluster can be reached from outside a private network. */
  isPublic?: boolean | undefined;
  restartPlanned?: boolean | undefined;
};

export type OpenTransaction = {
  partition: number;
  /** Age of the oldest open transaction, ms. */
  ageMs: number;
  timeoutMs: number;
  /** High watermark minus last stable offset. */
  heldBackOffsets: bigint;
};

/** What later collections learn about one topic. Epoch ms for `…At` and `…Since`. */
export type TopicHistory = {
  emptySince?: Since | undefined;
  /** No end of its logs moved since then. */
  lastWriteAt?: Since | undefined;
  /** Newest record timestamp (ListOffsets -3), as the producers stamped it. */
  newestTimestampAt?: number | undefined;
  /** Share of the topic's bytes kept alive by records stamped in the future. */
  futureBytesFraction?: number | undefined;
  /** Since when each partition has had replicas out of the ISR. */
  underReplicatedSince?: ReadonlyMap<number, Since> | undefined;
  /** Bytes a fully compacted log would hold. */
  liveBytes?: bigint | undefined;
  openTransactions?: readonly OpenTransaction[] | undefined;
};

/** `rebalances…` are those of the last hour, or of the part of it since `watchedSince` (epoch ms). */
export type GroupHistory = {
  watchedSince?: number | undefined;
  rebalancesPerHour?: number | undefined;
  /** Share of the hour in which the group was rebalancing. */
  rebalancingFraction?: number | undefined;
  /** How long its members take to restart. */
  restartMs?: number | undefined;
  /** Session timeout of its members, from `__consumer_offsets`. */
  sessionTimeoutMs?: number | undefined;
};

/** Figures of the host or of JMX, by broker. Fractions are 0 to 1. */
export type HostFacts = {
  fetcherLagGrows?: boolean | undefined;
  isrShrinksPerSecond?: number | undefined;
  deadCleanerThreads?: number | undefined;
  uncleanablePartitions?: number | undefined;
  /** Days until its first volume is full, by a day of history; `Infinity` when retention deletes before. */
  diskFullInDays?: number | undefined;
  /** What that leaves out. */
  diskFullGap?: string | undefined;
  cpuFraction?: number | undefined;
  remoteCopyErrorsPerSecond?: number | undefined;
};

/**
 * Facts a snapshot does not hold. Whatever is left out is unknown, and the rules that need it say so; an empty map means
 * that it was asked for and there is nothing.
 */
export type SuppliedFacts = ClusterTags & {
  environment?: 'prod' | 'staging' | 'dev' | undefined;
  /** Since when a higher metadata.version than the finalised one is supported everywhere. */
  featuresBehindSince?: Since | undefined;
  topicTags?: ((topic: string) => TopicTags) | undefined;
  topics?: ReadonlyMap<string, TopicHistory> | undefined;
  groups?: ReadonlyMap<string, GroupHistory> | undefined;
  hosts?: ReadonlyMap<number, HostFacts> | undefined;
  /** DescribeAcls: `disabled` is its answer SECURITY_DISABLED. */
  authorizer?: 'enabled' | 'disabled' | undefined;
  /** Group configs that are set, by group (DescribeConfigs GROUP). */
  groupConfigs?: ReadonlyMap<string, Result<ConfigResource>> | undefined;
};
