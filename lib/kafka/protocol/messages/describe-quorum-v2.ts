// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeQuorumRequest = {
  topics: readonly DescribeQuorumRequestTopicData[];
};

export type DescribeQuorumRequestTopicData = {
  topicName: string;
  partitions: readonly DescribeQuorumRequestPartitionData[];
};

export type DescribeQuorumRequestPartitionData = {
  partitionIndex: number;
};

export type DescribeQuorumResponse = {
  errorCode: number;
  errorMessage: string | null;
  topics: readonly DescribeQuorumResponseTopicData[];
  nodes: readonly DescribeQuorumResponseNode[];
};

export type DescribeQuorumResponseTopicData = {
  topicName: string;
  partitions: readonly DescribeQuorumResponsePartitionData[];
};

export type DescribeQuorumResponsePartitionData = {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  leaderId: number;
  leaderEpoch: number;
  highWatermark: bigint;
  currentVoters: readonly DescribeQuorumResponseReplicaState[];
  observers: readonly DescribeQuorumResponseReplicaState[];
};

export type DescribeQuorumResponseReplicaState = {
  replicaId: number;
  replicaDirectoryId: string;
  logEndOffset: bigint;
  lastFetchTimestamp: bigint;
  lastCaughtUpTimestamp: bigint;
};

export type DescribeQuorumResponseNode = {
  nodeId: number;
  listeners: readonly DescribeQuorumResponseListener[];
};

export type DescribeQuorumResponseListener = {
  name: string;
  host: string;
  port: number;
};

export function encodeDescribeQuorumRequest(w: Writer, m: DescribeQuorumRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeQuorumRequestTopicData(w, item);
  w.uvarint(0);
}

export function encodeDescribeQuorumRequestTopicData(w: Writer, m: DescribeQuorumRequestTopicData): void {
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDescribeQuorumRequestPartitionData(w, item);
  w.uvarint(0);
}

export function encodeDescribeQuorumRequestPartitionData(w: Writer, m: DescribeQuorumRequestPartitionData): void {
  w.int32(m.partitionIndex);
  w.uvarint(0);
}

export function decodeDescribeQuorumResponse(r: Reader): DescribeQuorumResponse {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const topics: DescribeQuorumResponseTopicData[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeQuorumResponseTopicData(r));
  const nodes: DescribeQuorumResponseNode[] = [];
  for (let n = r.compactLength(); n > 0; n--) nodes.push(decodeDescribeQuorumResponseNode(r));
  r.skipTags();
  return { errorCode, errorMessage, topics, nodes };
}

export function decodeDescribeQuorumResponseTopicData(r: Reader): DescribeQuorumResponseTopicData {
  const topicName = r.compactString();
  const partitions: DescribeQuorumResponsePartitionData[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDescribeQuorumResponsePartitionData(r));
  r.skipTags();
  return { topicName, partitions };
}

export function decodeDescribeQuorumResponsePartitionData(r: Reader): DescribeQuorumResponsePartitionData {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const leaderId = r.int32();
  const leaderEpoch = r.int32();
  const highWatermark = r.int64();
  const currentVoters: DescribeQuorumResponseReplicaState[] = [];
  for (let n = r.compactLength(); n > 0; n--) currentVoters.push(decodeDescribeQuorumResponseReplicaState(r));
  const observers: DescribeQuorumResponseReplicaState[] = [];
  for (let n = r.compactLength(); n > 0; n--) observers.push(decodeDescribeQuorumResponseReplicaState(r));
  r.skipTags();
  return { partitionIndex, errorCode, errorMessage, leaderId, leaderEpoch, highWatermark, currentVoters, observers };
}

export function decodeDescribeQuorumResponseReplicaState(r: Reader): DescribeQuorumResponseReplicaState {
  const replicaId = r.int32();
  const replicaDirectoryId = r.uuid();
  const logEndOffset = r.int64();
  const lastFetchTimestamp = r.int64();
  const lastCaughtUpTimestamp = r.int64();
  r.skipTags();
  return { replicaId, replicaDirectoryId, logEndOffset, lastFetchTimestamp, lastCaughtUpTimestamp };
}

export function decodeDescribeQuorumResponseNode(r: Reader): DescribeQuorumResponseNode {
  const nodeId = r.int32();
  const listeners: DescribeQuorumResponseListener[] = [];
  for (let n = r.compactLength(); n > 0; n--) listeners.push(decodeDescribeQuorumResponseListener(r));
  r.skipTags();
  return { nodeId, listeners };
}

export function decodeDescribeQuorumResponseListener(r: Reader): DescribeQuorumResponseListener {
  const name = r.compactString();
  const host = r.compactString();
  const port = r.uint16();
  r.skipTags();
  return { name, host, port };
}

export const describeQuorumV2: Api<DescribeQuorumRequest, DescribeQuorumResponse> = {
  name: 'DescribeQuorum',
  key: 55,
  version: 2,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeQuorumRequest,
  decode: decodeDescribeQuorumResponse,
};

