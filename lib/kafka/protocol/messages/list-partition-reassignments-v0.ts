// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ListPartitionReassignmentsRequest = {
  timeoutMs?: number | undefined;
  topics?: readonly ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null | undefined;
};

export type ListPartitionReassignmentsRequestListPartitionReassignmentsTopics = {
  name: string;
  partitionIndexes: readonly number[];
};

export type ListPartitionReassignmentsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  topics: readonly ListPartitionReassignmentsResponseOngoingTopicReassignment[];
};

export type ListPartitionReassignmentsResponseOngoingTopicReassignment = {
  name: string;
  partitions: readonly ListPartitionReassignmentsResponseOngoingPartitionReassignment[];
};

export type ListPartitionReassignmentsResponseOngoingPartitionReassignment = {
  partitionIndex: number;
  replicas: readonly number[];
  addingReplicas: readonly number[];
  removingReplicas: readonly number[];
};

export function encodeListPartitionReassignmentsRequest(w: Writer, m: ListPartitionReassignmentsRequest): void {
  w.int32(m.timeoutMs ?? 60000);
  const topics = m.topics ?? null;
  if (topics === null) w.compactLength(-1);
  else {
    w.compactLength(topics.length);
    for (const item of topics) encodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(w, item);
  }
  w.uvarint(0);
}

export function encodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(w: Writer, m: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics): void {
  w.compactString(m.name);
  w.compactLength(m.partitionIndexes.length);
  for (const item of m.partitionIndexes) w.int32(item);
  w.uvarint(0);
}

export function decodeListPartitionReassignmentsResponse(r: Reader): ListPartitionReassignmentsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const topics: ListPartitionReassignmentsResponseOngoingTopicReassignment[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeListPartitionReassignmentsResponseOngoingTopicReassignment(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, topics };
}

export function decodeListPartitionReassignmentsResponseOngoingTopicReassignment(r: Reader): ListPartitionReassignmentsResponseOngoingTopicReassignment {
  const name = r.compactString();
  const partitions: ListPartitionReassignmentsResponseOngoingPartitionReassignment[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeListPartitionReassignmentsResponseOngoingPartitionReassignment(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeListPartitionReassignmentsResponseOngoingPartitionReassignment(r: Reader): ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  const partitionIndex = r.int32();
  const replicas = r.compactInt32Array();
  const addingReplicas = r.compactInt32Array();
  const removingReplicas = r.compactInt32Array();
  r.skipTags();
  return { partitionIndex, replicas, addingReplicas, removingReplicas };
}

export const listPartitionReassignmentsV0: Api<ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse> = {
  name: 'ListPartitionReassignments',
  key: 46,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeListPartitionReassignmentsRequest,
  decode: decodeListPartitionReassignmentsResponse,
};

