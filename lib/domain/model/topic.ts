import type { ErrorInfo } from '@/lib/shared/app-error.ts';

/** A partition as Metadata v12 gives it. Arrays may be shared between partitions: never write to them. */
export type Partition = {
  partition: number;
  /** Broker id of the leader, -1 when there is none. */
  leader: number;
  leaderEpoch: number;
  /** In assignment order: the first is the preferred leader. */
  replicas: readonly number[];
  isr: readonly number[];
  offline: readonly number[];
  error?: ErrorInfo | undefined;
};

export type Topic = {
  name: string;
  topicId: string;
  internal: boolean;
  /** Ascending by partition. */
  partitions: readonly Partition[];
  /** For example TOPIC_AUTHORIZATION_FAILED: the topic exists for us, its partitions do not. */
  error?: ErrorInfo | undefined;
};

/** Start and end offset of every partition of one topic, index = position in `Topic.partitions`. */
export type TopicOffsets = {
  /** Log start offset (ListOffsets -2); null = unknown. */
  earliest: readonly (bigint | null)[];
  /** Log end offset as a consumer sees it, the high watermark (ListOffsets -1); null = unknown. */
  latest: readonly (bigint | null)[];
  /** Epoch ms each partition's `latest` was asked for; null = never. */
  sampledAt: readonly (number | null)[];
  errors?: ReadonlyMap<number, ErrorInfo> | undefined;
};
