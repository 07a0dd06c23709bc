import type { ConfigResource, ConfigSubject } from '@/lib/domain/model/config.ts';
import type { Result } from '@/lib/shared/result.ts';
import type { CallOptions } from './reader.ts';

export type NewTopic = {
  name: string;
  /** -1 takes the broker's default, as for `replicationFactor`. */
  partitions: number;
  replicationFactor: number;
  configs?: Readonly<Record<string, string>> | undefined;
};

/** What the controller made of it, or would make of it with `validateOnly` (the id then means nothing). */
export type CreatedTopic = {
  topicId: string;
  /** Null where Highwater may not describe the configs. */
  partitions: number | null;
  replicationFactor: number | null;
  configs: Result<ConfigResource>;
};

/** `append` and `subtract` work on lists; only the keys named here are touched. */
export type ConfigChange = {
  name: string;
  operation: 'set' | 'delete' | 'append' | 'subtract';
  value: string | null;
};

/** What is to change of one resource. */
export type ConfigAlteration = { subject: ConfigSubject; changes: readonly ConfigChange[] };

/** topic -> partition -> offset of the next record to read. */
export type OffsetsToCommit = ReadonlyMap<string, ReadonlyMap<number, bigint>>;

/** topic -> partitions. */
export type PartitionsOfTopics = ReadonlyMap<string, readonly number[]>;

/** topic -> partition -> what the coordinator made of it. */
export type OffsetAnswersByTopic = Map<string, Map<number, Result<true>>>;

/** `memberId` is who holds the instance id now: another one is fenced (FENCED_INSTANCE_ID). */
export type StaticMember = { instanceId: string; memberId: string };

/**
 * The changes Highwater makes. Each is sent once: an answer that got lost is not asked for again. An item's refusal is
 * data; a method rejects with an AppError when no answer came at all.
 */
export type KafkaWriter = {
  createTopics(
    topics: readonly NewTopic[],
    options?: CallOptions & { validateOnly?: boolean },
  ): Promise<Map<string, Result<CreatedTopic>>>;
  /** By topic id: a topic of the same name that was created meanwhile is another topic. */
  deleteTopics(topicIds: readonly string[], options?: CallOptions): Promise<Map<string, Result<true>>>;
  /** `count`: partitions there shall be in all. */
  createPartitions(
    topic: string,
    count: number,
    options?: CallOptions & { validateOnly?: boolean },
  ): Promise<Result<true>>;
  /**
   * Moves the log start of each partition up to the offset given for it, at its leader; answers the new log start.
   * Kafka has no validate-only here.
   */
  deleteRecords(
    topic: string,
    before: ReadonlyMap<number, bigint>,
    options?: CallOptions,
  ): Promise<Map<number, Result<bigint>>>;
  /** A partition that needs no election answers ELECTION_NOT_NEEDED. */
  electPreferredLeaders(
    topic: string,
    partitions: readonly number[],
    options?: CallOptions,
  ): Promise<Map<number, Result<true>>>;
  /**
   * One request, answered in the order of the resources. Atomic per resource (IncrementalAlterConfigs): one bad key and
   * nothing of it is applied. A broker's or its loggers' configs go to that broker, so they come alone.
   */
  alterConfigs(
    alterations: readonly ConfigAlteration[],
    options?: CallOptions & { validateOnly?: boolean },
  ): Promise<Result<true>[]>;
  /**
   * Commits from outside the group, which must have no members: a group that is active answers UNKNOWN_MEMBER_ID.
   * A group that does not exist is created.
   */
  commitOffsets(
    groupId: string,
    offsets: OffsetsToCommit,
    options?: CallOptions,
  ): Promise<OffsetAnswersByTopic>;
  /** A topic that a member subscribes to answers GROUP_SUBSCRIBED_TO_TOPIC. The last offset of an empty classic group takes the group along. */
  deleteOffsets(
    groupId: string,
    partitions: PartitionsOfTopics,
    options?: CallOptions,
  ): Promise<OffsetAnswersByTopic>;
  /** Start offsets of a share group without members; `unsupported_by_cluster` before Kafka 4.1. */
  alterShareOffsets(
    groupId: string,
    offsets: OffsetsToCommit,
    options?: CallOptions,
  ): Promise<OffsetAnswersByTopic>;
  /** Of whole topics: Kafka has nothing finer for share groups. */
  deleteShareOffsets(
    groupId: string,
    topics: readonly string[],
    options?: CallOptions,
  ): Promise<Map<string, Result<true>>>;
  /** With all its offsets. A group with members answers NON_EMPTY_GROUP. */
  deleteGroup(groupId: string, options?: CallOptions): Promise<Result<true>>;
  /** Classic groups only. */
  removeStaticMember(groupId: string, member: StaticMember, options?: CallOptions): Promise<Result<true>>;
};
