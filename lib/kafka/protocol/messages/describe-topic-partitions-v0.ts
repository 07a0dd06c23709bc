// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeTopicPartitionsRequest = {
  topics: readonly DescribeTopicPartitionsRequestTopicRequest[];
  responsePartitionLimit?: number | undefined;
  cursor?: DescribeTopicPartitionsRequestCursor | null | undefined;
};

export type DescribeTopicPartitionsRequestTopicRequest = {
  name: string;
};

export type DescribeTopicPartitionsRequestCursor = {
  topicName: string;
  partitionIndex: number;
};

export type DescribeTopicPartitionsResponse = {
  throttleTimeMs: number;
  topics: readonly DescribeTopicPartitionsResponseTopic[];
  nextCursor: DescribeTopicPartitionsResponseCursor | null;
};

export type DescribeTopicPartitionsResponseTopic = {
  errorCode: number;
  name: string | null;
  topicId: string;
  isInternal: boolean;
  partitions: readonly DescribeTopicPartitionsResponsePartition[];
  topicAuthorizedOperations: number;
};

export type DescribeTopicPartitionsResponsePartition = {
  errorCode: number;
  partitionIndex: number;
  leaderId: number;
  leaderEpoch: number;
  replicaNodes: readonly number[];
  isrNodes: readonly number[];
  eligibleLeaderReplicas: readonly number[] | null;
  lastKnownElr: readonly number[] | null;
  offlineReplicas: readonly number[];
};

export type DescribeTopicPartitionsResponseCursor = {
  topicName: string;
  partitionIndex: number;
};

export function encodeDescribeTopicPartitionsRequest(w: Writer, m: DescribeTopicPartitionsRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeTopicPartitionsRequestTopicRequest(w, item);
  w.int32(m.responsePartitionLimit ?? 2000);
  const cursor = m.cursor ?? null;
  if (cursor === null) w.int8(-1);
  else {
    w.int8(1);
    encodeDescribeTopicPartitionsRequestCursor(w, cursor);
  }
  w.uvarint(0);
}

export function encodeDescribeTopicPartitionsRequestTopicRequest(w: Writer, m: DescribeTopicPartitionsRequestTopicRequest): void {
  w.compactString(m.name);
  w.uvarint(0);
}

export function encodeDescribeTopicPartitionsRequestCursor(w: Writer, m: DescribeTopicPartitionsRequestCursor): void {
  w.compactString(m.topicName);
  w.int32(m.partitionIndex);
  w.uvarint(0);
}

export function decodeDescribeTopicPartitionsResponse(r: Reader): DescribeTopicPartitionsResponse {
  const throttleTimeMs = r.int32();
  const topics: DescribeTopicPartitionsResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeTopicPartitionsResponseTopic(r));
  const nextCursor = r.int8() < 0 ? null : decodeDescribeTopicPartitionsResponseCursor(r);
  r.skipTags();
  return { throttleTimeMs, topics, nextCursor };
}

export function decodeDescribeTopicPartitionsResponseTopic(r: Reader): DescribeTopicPartitionsResponseTopic {
  const errorCode = r.int16();
  const name = r.compactStringOrNull();
  const topicId = r.uuid();
  const isInternal = r.bool();
  const partitions: DescribeTopicPartitionsResponsePartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDescribeTopicPartitionsResponsePartition(r));
  const topicAuthorizedOperations = r.int32();
  r.skipTags();
  return { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations };
}

export function decodeDescribeTopicPartitionsResponsePartition(r: Reader): DescribeTopicPartitionsResponsePartition {
  const errorCode = r.int16();
  const partitionIndex = r.int32();
  const leaderId = r.int32();
  const leaderEpoch = r.int32();
  const replicaNodes = r.compactInt32Array();
  const isrNodes = r.compactInt32Array();
  const eligibleLeaderReplicasLength = r.compactLengthOrNull();
  const eligibleLeaderReplicasItems: number[] = [];
  for (let n = eligibleLeaderReplicasLength; n > 0; n--) eligibleLeaderReplicasItems.push(r.int32());
  const eligibleLeaderReplicas = eligibleLeaderReplicasLength < 0 ? null : eligibleLeaderReplicasItems;
  const lastKnownElrLength = r.compactLengthOrNull();
  const lastKnownElrItems: number[] = [];
  for (let n = lastKnownElrLength; n > 0; n--) lastKnownElrItems.push(r.int32());
  const lastKnownElr = lastKnownElrLength < 0 ? null : lastKnownElrItems;
  const offlineReplicas = r.compactInt32Array();
  r.skipTags();
  return { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, eligibleLeaderReplicas, lastKnownElr, offlineReplicas };
}

export function decodeDescribeTopicPartitionsResponseCursor(r: Reader): DescribeTopicPartitionsResponseCursor {
  const topicName = r.compactString();
  const partitionIndex = r.int32();
  r.skipTags();
  return { topicName, partitionIndex };
}

export const describeTopicPartitionsV0: Api<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse> = {
  name: 'DescribeTopicPartitions',
  key: 75,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeTopicPartitionsRequest,
  decode: decodeDescribeTopicPartitionsResponse,
};

