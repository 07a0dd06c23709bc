import type { ErrorInfo } from '@/lib/shared/app-error.ts';

/** ListGroups v5 `groupType`; `unknown` where the broker cannot tell (v4 and before). */
export type GroupType = 'classic' | 'consumer' | 'share' | 'streams' | 'unknown';

/** State names as the broker spells them, across all group types. */
export type GroupState =
  | 'Unknown'
  | 'PreparingRebalance'
  | 'CompletingRebalance'
  | 'Stable'
  | 'Dead'
  | 'Empty'
  | 'Assigning'
  | 'Reconciling'
  | 'NotReady';

export type TopicPartitions = { topic: string; partitions: readonly number[] };

export type GroupMember = {
  memberId: string;
  /** `group.instance.id` of a static member. */
  instanceId: string | null;
  clientId: string;
  host: string;
  rack: string | null;
  /** Null when the protocol does not tell (a protocol other than "consumer", or undecodable bytes). */
  assignment: readonly TopicPartitions[] | null;
  /** What the coordinator wants it to own (consumer, streams groups); null where the protocol has no such thing. */
  targetAssignment: readonly TopicPartitions[] | null;
  memberEpoch: number | null;
};

/** What ListGroups says; enough for a list, before a describe succeeds. */
export type GroupListing = {
  groupId: string;
  type: GroupType;
  /** `consumer`, `connect`, `share`, `streams`, or "" for offsets committed without membership (a simple group). */
  protocolType: string;
  state: GroupState;
  coordinatorId: number;
  /** Epoch ms the coordinator last listed it: older than the section's age when its coordinator stopped answering. */
  listedAt: number;
};

export type GroupDescription = {
  groupId: string;
  state: GroupState;
  /** Partition assignor, or connector protocol; null when empty or unknown. */
  assignor: string | null;
  groupEpoch: number | null;
  assignmentEpoch: number | null;
  members: readonly GroupMember[];
  describedAt: number;
};

export type Group = GroupListing & {
  description: GroupDescription | null;
  /** Why the newest describe gave nothing; `description` may then be the last good one. */
  describeError?: ErrorInfo | undefined;
};

export type CommittedOffset = {
  partition: number;
  /** Committed offset: the next record to read. For a share group its start offset (SPSO). */
  offset: bigint;
};

/** Offsets of one group, by topic. */
export type GroupOffsets = {
  topics: ReadonlyMap<string, readonly CommittedOffset[]>;
  /** Lag as the broker itself counts it (share groups, DescribeShareGroupOffsets v1); null = derive it. */
  brokerLag: ReadonlyMap<string, ReadonlyMap<number, bigint>> | null;
  /** Epoch ms the request was sent. */
  sampledAt: number;
  error?: ErrorInfo | undefined;
};
