import type { Result } from '@/lib/shared/result.ts';
import type { CallOptions } from './reader.ts';

export type NewTopic = {
  name: string;
  /** -1 takes the broker's default, as for `replicationFactor`. */
  partitions: number;
  replicationFactor: number;
  configs?: Readonly<Record<string, string>> | undefined;
};

/** `append` and `subtract` work on lists; only the keys named here are touched. */
export type ConfigChange = {
  name: string;
  operation: 'set' | 'delete' | 'append' | 'subtract';
  value: string | null;
};

export type ConfigTarget =
  | { type: 'topic'; name: string }
  | { type: 'broker'; brokerId: number }
  | { type: 'cluster' };

/** topic -> partition -> offset of the next record to read. */
export type OffsetsToCommit = ReadonlyMap<string, ReadonlyMap<number, bigint>>;

/**
 * The changes Highwater makes. Each is sent once: an answer that got lost is not asked for again. An item's refusal is
 * data; a method rejects with an AppError when no answer came at all.
 */
export type KafkaWriter = {
  createTopics(
    topics: readonly NewTopic[],
    options?: CallOptions & { validateOnly?: boolean },
  ): Promise<Map<string, Result<{ topicId: string }>>>;
  deleteTopics(names: readonly string[], options?: CallOptions): Promise<Map<string, Result<true>>>;
  /** Atomic per target (IncrementalAlterConfigs): one bad key and nothing is applied. */
  alterConfigs(
    target: ConfigTarget,
    changes: readonly ConfigChange[],
    options?: CallOptions & { validateOnly?: boolean },
  ): Promise<Result<true>>;
  /**
   * Commits from outside the group, which must have no members: a group that is active answers UNKNOWN_MEMBER_ID.
   * A group that does not exist is created.
   */
  commitOffsets(
    groupId: string,
    offsets: OffsetsToCommit,
    options?: CallOptions,
  ): Promise<Map<string, Map<number, Result<true>>>>;
};
