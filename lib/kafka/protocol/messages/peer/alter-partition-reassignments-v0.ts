// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { alterPartitionReassignmentsV0 } from '../alter-partition-reassignments-v0.ts';
import type {
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsRequestReassignablePartition,
  AlterPartitionReassignmentsRequestReassignableTopic,
  AlterPartitionReassignmentsResponse,
  AlterPartitionReassignmentsResponseReassignablePartitionResponse,
  AlterPartitionReassignmentsResponseReassignableTopicResponse,
} from '../alter-partition-reassignments-v0.ts';

export function decodeAlterPartitionReassignmentsRequest(r: Reader): AlterPartitionReassignmentsRequest {
  const timeoutMs = r.int32();
  const topics: AlterPartitionReassignmentsRequestReassignableTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeAlterPartitionReassignmentsRequestReassignableTopic(r));
  r.skipTags();
  return { timeoutMs, topics };
}

export function decodeAlterPartitionReassignmentsRequestReassignableTopic(r: Reader): AlterPartitionReassignmentsRequestReassignableTopic {
  const name = r.compactString();
  const partitions: AlterPartitionReassignmentsRequestReassignablePartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeAlterPartitionReassignmentsRequestReassignablePartition(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeAlterPartitionReassignmentsRequestReassignablePartition(r: Reader): AlterPartitionReassignmentsRequestReassignablePartition {
  const partitionIndex = r.int32();
  const replicasLength = r.compactLengthOrNull();
  const replicasItems: number[] = [];
  for (let n = replicasLength; n > 0; n--) replicasItems.push(r.int32());
  const replicas = replicasLength < 0 ? null : replicasItems;
  r.skipTags();
  return { partitionIndex, replicas };
}

export function encodeAlterPartitionReassignmentsResponse(w: Writer, m: AlterPartitionReassignmentsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.responses.length);
  for (const item of m.responses) encodeAlterPartitionReassignmentsResponseReassignableTopicResponse(w, item);
  w.uvarint(0);
}

export function encodeAlterPartitionReassignmentsResponseReassignableTopicResponse(w: Writer, m: AlterPartitionReassignmentsResponseReassignableTopicResponse): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(w, item);
  w.uvarint(0);
}

export function encodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(w: Writer, m: AlterPartitionReassignmentsResponseReassignablePartitionResponse): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const alterPartitionReassignmentsV0Peer: Peer<AlterPartitionReassignmentsRequest, AlterPartitionReassignmentsResponse> = {
  api: alterPartitionReassignmentsV0,
  decodeRequest: decodeAlterPartitionReassignmentsRequest,
  encodeResponse: encodeAlterPartitionReassignmentsResponse,
};

