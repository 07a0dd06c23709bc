// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { listPartitionReassignmentsV0 } from '../list-partition-reassignments-v0.ts';
import type {
  ListPartitionReassignmentsRequest,
  ListPartitionReassignmentsRequestListPartitionReassignmentsTopics,
  ListPartitionReassignmentsResponse,
  ListPartitionReassignmentsResponseOngoingPartitionReassignment,
  ListPartitionReassignmentsResponseOngoingTopicReassignment,
} from '../list-partition-reassignments-v0.ts';

export function decodeListPartitionReassignmentsRequest(r: Reader): ListPartitionReassignmentsRequest {
  const timeoutMs = r.int32();
  const topicsLength = r.compactLengthOrNull();
  const topicsItems: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] = [];
  for (let n = topicsLength; n > 0; n--) topicsItems.push(decodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(r));
  const topics = topicsLength < 0 ? null : topicsItems;
  r.skipTags();
  return { timeoutMs, topics };
}

export function decodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(r: Reader): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  const name = r.compactString();
  const partitionIndexes = r.compactInt32Array();
  r.skipTags();
  return { name, partitionIndexes };
}

export function encodeListPartitionReassignmentsResponse(w: Writer, m: ListPartitionReassignmentsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeListPartitionReassignmentsResponseOngoingTopicReassignment(w, item);
  w.uvarint(0);
}

export function encodeListPartitionReassignmentsResponseOngoingTopicReassignment(w: Writer, m: ListPartitionReassignmentsResponseOngoingTopicReassignment): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeListPartitionReassignmentsResponseOngoingPartitionReassignment(w, item);
  w.uvarint(0);
}

export function encodeListPartitionReassignmentsResponseOngoingPartitionReassignment(w: Writer, m: ListPartitionReassignmentsResponseOngoingPartitionReassignment): void {
  w.int32(m.partitionIndex);
  w.compactLength(m.replicas.length);
  for (const item of m.replicas) w.int32(item);
  w.compactLength(m.addingReplicas.length);
  for (const item of m.addingReplicas) w.int32(item);
  w.compactLength(m.removingReplicas.length);
  for (const item of m.removingReplicas) w.int32(item);
  w.uvarint(0);
}

export const listPartitionReassignmentsV0Peer: Peer<ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse> = {
  api: listPartitionReassignmentsV0,
  decodeRequest: decodeListPartitionReassignmentsRequest,
  encodeResponse: encodeListPartitionReassignmentsResponse,
};

