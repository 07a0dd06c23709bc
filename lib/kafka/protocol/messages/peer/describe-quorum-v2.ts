// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeQuorumV2 } from '../describe-quorum-v2.ts';
import type {
  DescribeQuorumRequest,
  DescribeQuorumRequestPartitionData,
  DescribeQuorumRequestTopicData,
  DescribeQuorumResponse,
  DescribeQuorumResponseListener,
  DescribeQuorumResponseNode,
  DescribeQuorumResponsePartitionData,
  DescribeQuorumResponseReplicaState,
  DescribeQuorumResponseTopicData,
} from '../describe-quorum-v2.ts';

export function decodeDescribeQuorumRequest(r: Reader): DescribeQuorumRequest {
  const topics: DescribeQuorumRequestTopicData[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeQuorumRequestTopicData(r));
  r.skipTags();
  return { topics };
}

export function decodeDescribeQuorumRequestTopicData(r: Reader): DescribeQuorumRequestTopicData {
  const topicName = r.compactString();
  const partitions: DescribeQuorumRequestPartitionData[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDescribeQuorumRequestPartitionData(r));
  r.skipTags();
  return { topicName, partitions };
}

export function decodeDescribeQuorumRequestPartitionData(r: Reader): DescribeQuorumRequestPartitionData {
  const partitionIndex = r.int32();
  r.skipTags();
  return { partitionIndex };
}

export function encodeDescribeQuorumResponse(w: Writer, m: DescribeQuorumResponse): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeQuorumResponseTopicData(w, item);
  w.compactLength(m.nodes.length);
  for (const item of m.nodes) encodeDescribeQuorumResponseNode(w, item);
  w.uvarint(0);
}

export function encodeDescribeQuorumResponseTopicData(w: Writer, m: DescribeQuorumResponseTopicData): void {
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDescribeQuorumResponsePartitionData(w, item);
  w.uvarint(0);
}

export function encodeDescribeQuorumResponsePartitionData(w: Writer, m: DescribeQuorumResponsePartitionData): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.int32(m.leaderId);
  w.int32(m.leaderEpoch);
  w.int64(m.highWatermark);
  w.compactLength(m.currentVoters.length);
  for (const item of m.currentVoters) encodeDescribeQuorumResponseReplicaState(w, item);
  w.compactLength(m.observers.length);
  for (const item of m.observers) encodeDescribeQuorumResponseReplicaState(w, item);
  w.uvarint(0);
}

export function encodeDescribeQuorumResponseReplicaState(w: Writer, m: DescribeQuorumResponseReplicaState): void {
  w.int32(m.replicaId);
  w.uuid(m.replicaDirectoryId);
  w.int64(m.logEndOffset);
  w.int64(m.lastFetchTimestamp);
  w.int64(m.lastCaughtUpTimestamp);
  w.uvarint(0);
}

export function encodeDescribeQuorumResponseNode(w: Writer, m: DescribeQuorumResponseNode): void {
  w.int32(m.nodeId);
  w.compactLength(m.listeners.length);
  for (const item of m.listeners) encodeDescribeQuorumResponseListener(w, item);
  w.uvarint(0);
}

export function encodeDescribeQuorumResponseListener(w: Writer, m: DescribeQuorumResponseListener): void {
  w.compactString(m.name);
  w.compactString(m.host);
  w.uint16(m.port);
  w.uvarint(0);
}

export const describeQuorumV2Peer: Peer<DescribeQuorumRequest, DescribeQuorumResponse> = {
  api: describeQuorumV2,
  decodeRequest: decodeDescribeQuorumRequest,
  encodeResponse: encodeDescribeQuorumResponse,
};

