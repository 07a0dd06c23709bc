// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type AlterPartitionReassignmentsRequest = {
  timeoutMs?: number | undefined;
  topics: readonly AlterPartitionReassignmentsRequestReassignableTopic[];
};

export type AlterPartitionReassignmentsRequestReassignableTopic = {
  name: string;
  partitions: readonly AlterPartitionReassignmentsRequestReassignablePartition[];
};

export type AlterPartitionReassignmentsRequestReassignablePartition = {
  partitionIndex: number;
  replicas?: readonly number[] | null | undefined;
};

export type AlterPartitionReassignmentsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  responses: readonly AlterPartitionReassignmentsResponseReassignableTopicResponse[];
};

export type AlterPartitionReassignmentsResponseReassignableTopicResponse = {
  name: string;
  partitions: readonly AlterPartitionReassignmentsResponseReassignablePartitionResponse[];
};

export type AlterPartitionReassignmentsResponseReassignablePartitionResponse = {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeAlterPartitionReassignmentsRequest(w: Writer, m: AlterPartitionReassignmentsRequest): void {
  w.int32(m.timeoutMs ?? 60000);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeAlterPartitionReassignmentsRequestReassignableTopic(w, item);
  w.uvarint(0);
}

export function encodeAlterPartitionReassignmentsRequestReassignableTopic(w: Writer, m: AlterPartitionReassignmentsRequestReassignableTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeAlterPartitionReassignmentsRequestReassignablePartition(w, item);
  w.uvarint(0);
}

export function encodeAlterPartitionReassignmentsRequestReassignablePartition(w: Writer, m: AlterPartitionReassignmentsRequestReassignablePartition): void {
  w.int32(m.partitionIndex);
  const replicas = m.replicas ?? null;
  if (replicas === null) w.compactLength(-1);
  else {
    w.compactLength(replicas.length);
    for (const item of replicas) w.int32(item);
  }
  w.uvarint(0);
}

export function decodeAlterPartitionReassignmentsResponse(r: Reader): AlterPartitionReassignmentsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const responses: AlterPartitionReassignmentsResponseReassignableTopicResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) responses.push(decodeAlterPartitionReassignmentsResponseReassignableTopicResponse(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, responses };
}

export function decodeAlterPartitionReassignmentsResponseReassignableTopicResponse(r: Reader): AlterPartitionReassignmentsResponseReassignableTopicResponse {
  const name = r.compactString();
  const partitions: AlterPartitionReassignmentsResponseReassignablePartitionResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(r: Reader): AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { partitionIndex, errorCode, errorMessage };
}

export const alterPartitionReassignmentsV0: Api<AlterPartitionReassignmentsRequest, AlterPartitionReassignmentsResponse> = {
  name: 'AlterPartitionReassignments',
  key: 45,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeAlterPartitionReassignmentsRequest,
  decode: decodeAlterPartitionReassignmentsResponse,
};

