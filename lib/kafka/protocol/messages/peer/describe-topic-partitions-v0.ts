// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeTopicPartitionsV0 } from '../describe-topic-partitions-v0.ts';
import type {
  DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsRequestCursor,
  DescribeTopicPartitionsRequestTopicRequest,
  DescribeTopicPartitionsResponse,
  DescribeTopicPartitionsResponseCursor,
  DescribeTopicPartitionsResponsePartition,
  DescribeTopicPartitionsResponseTopic,
} from '../describe-topic-partitions-v0.ts';

export function decodeDescribeTopicPartitionsRequest(r: Reader): DescribeTopicPartitionsRequest {
  const topics: DescribeTopicPartitionsRequestTopicRequest[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeTopicPartitionsRequestTopicRequest(r));
  const responsePartitionLimit = r.int32();
  const cursor = r.int8() < 0 ? null : decodeDescribeTopicPartitionsRequestCursor(r);
  r.skipTags();
  return { topics, responsePartitionLimit, cursor };
}

export function decodeDescribeTopicPartitionsRequestTopicRequest(r: Reader): DescribeTopicPartitionsRequestTopicRequest {
  const name = r.compactString();
  r.skipTags();
  return { name };
}

export function decodeDescribeTopicPartitionsRequestCursor(r: Reader): DescribeTopicPartitionsRequestCursor {
  const topicName = r.compactString();
  const partitionIndex = r.int32();
  r.skipTags();
  return { topicName, partitionIndex };
}

export function encodeDescribeTopicPartitionsResponse(w: Writer, m: DescribeTopicPartitionsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeTopicPartitionsResponseTopic(w, item);
  if (m.nextCursor === null) w.int8(-1);
  else {
    w.int8(1);
    encodeDescribeTopicPartitionsResponseCursor(w, m.nextCursor);
  }
  w.uvarint(0);
}

export function encodeDescribeTopicPartitionsResponseTopic(w: Writer, m: DescribeTopicPartitionsResponseTopic): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.name);
  w.uuid(m.topicId);
  w.bool(m.isInternal);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDescribeTopicPartitionsResponsePartition(w, item);
  w.int32(m.topicAuthorizedOperations);
  w.uvarint(0);
}

export function encodeDescribeTopicPartitionsResponsePartition(w: Writer, m: DescribeTopicPartitionsResponsePartition): void {
  w.int16(m.errorCode);
  w.int32(m.partitionIndex);
  w.int32(m.leaderId);
  w.int32(m.leaderEpoch);
  w.compactLength(m.replicaNodes.length);
  for (const item of m.replicaNodes) w.int32(item);
  w.compactLength(m.isrNodes.length);
  for (const item of m.isrNodes) w.int32(item);
  if (m.eligibleLeaderReplicas === null) w.compactLength(-1);
  else {
    w.compactLength(m.eligibleLeaderReplicas.length);
    for (const item of m.eligibleLeaderReplicas) w.int32(item);
  }
  if (m.lastKnownElr === null) w.compactLength(-1);
  else {
    w.compactLength(m.lastKnownElr.length);
    for (const item of m.lastKnownElr) w.int32(item);
  }
  w.compactLength(m.offlineReplicas.length);
  for (const item of m.offlineReplicas) w.int32(item);
  w.uvarint(0);
}

export function encodeDescribeTopicPartitionsResponseCursor(w: Writer, m: DescribeTopicPartitionsResponseCursor): void {
  w.compactString(m.topicName);
  w.int32(m.partitionIndex);
  w.uvarint(0);
}

export const describeTopicPartitionsV0Peer: Peer<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse> = {
  api: describeTopicPartitionsV0,
  decodeRequest: decodeDescribeTopicPartitionsRequest,
  encodeResponse: encodeDescribeTopicPartitionsResponse,
};

