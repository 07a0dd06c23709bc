// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { electLeadersV2 } from '../elect-leaders-v2.ts';
import type {
  ElectLeadersRequest,
  ElectLeadersRequestTopicPartitions,
  ElectLeadersResponse,
  ElectLeadersResponsePartitionResult,
  ElectLeadersResponseReplicaElectionResult,
} from '../elect-leaders-v2.ts';

export function decodeElectLeadersRequest(r: Reader): ElectLeadersRequest {
  const electionType = r.int8();
  const topicPartitionsLength = r.compactLengthOrNull();
  const topicPartitionsItems: ElectLeadersRequestTopicPartitions[] = [];
  for (let n = topicPartitionsLength; n > 0; n--) topicPartitionsItems.push(decodeElectLeadersRequestTopicPartitions(r));
  const topicPartitions = topicPartitionsLength < 0 ? null : topicPartitionsItems;
  const timeoutMs = r.int32();
  r.skipTags();
  return { electionType, topicPartitions, timeoutMs };
}

export function decodeElectLeadersRequestTopicPartitions(r: Reader): ElectLeadersRequestTopicPartitions {
  const topic = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topic, partitions };
}

export function encodeElectLeadersResponse(w: Writer, m: ElectLeadersResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactLength(m.replicaElectionResults.length);
  for (const item of m.replicaElectionResults) encodeElectLeadersResponseReplicaElectionResult(w, item);
  w.uvarint(0);
}

export function encodeElectLeadersResponseReplicaElectionResult(w: Writer, m: ElectLeadersResponseReplicaElectionResult): void {
  w.compactString(m.topic);
  w.compactLength(m.partitionResult.length);
  for (const item of m.partitionResult) encodeElectLeadersResponsePartitionResult(w, item);
  w.uvarint(0);
}

export function encodeElectLeadersResponsePartitionResult(w: Writer, m: ElectLeadersResponsePartitionResult): void {
  w.int32(m.partitionId);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const electLeadersV2Peer: Peer<ElectLeadersRequest, ElectLeadersResponse> = {
  api: electLeadersV2,
  decodeRequest: decodeElectLeadersRequest,
  encodeResponse: encodeElectLeadersResponse,
};

