// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeQuorumV1 } from '../describe-quorum-v1.ts';
import type {
  DescribeQuorumRequest,
  DescribeQuorumRequestPartitionData,
  DescribeQuorumRequestTopicData,
  DescribeQuorumResponse,
  DescribeQuorumResponsePartitionData,
  DescribeQuorumResponseReplicaState,
  DescribeQuorumResponseTopicData,
} from '../describe-quorum-v1.ts';

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
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeQuorumResponseTopicData(w, item);
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
  w.int64(m.logEndOffset);
  w.int64(m.lastFetchTimestamp);
  w.int64(m.lastCaughtUpTimestamp);
  w.uvarint(0);
}

export const describeQuorumV1Peer: Peer<DescribeQuorumRequest, DescribeQuorumResponse> = {
  api: describeQuorumV1,
  decodeRequest: decodeDescribeQuorumRequest,
  encodeResponse: encodeDescribeQuorumResponse,
};

