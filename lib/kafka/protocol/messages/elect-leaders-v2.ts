// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ElectLeadersRequest = {
  electionType: number;
  topicPartitions: readonly ElectLeadersRequestTopicPartitions[] | null;
  timeoutMs?: number | undefined;
};

export type ElectLeadersRequestTopicPartitions = {
  topic: string;
  partitions: readonly number[];
};

export type ElectLeadersResponse = {
  throttleTimeMs: number;
  errorCode: number;
  replicaElectionResults: readonly ElectLeadersResponseReplicaElectionResult[];
};

export type ElectLeadersResponseReplicaElectionResult = {
  topic: string;
  partitionResult: readonly ElectLeadersResponsePartitionResult[];
};

export type ElectLeadersResponsePartitionResult = {
  partitionId: number;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeElectLeadersRequest(w: Writer, m: ElectLeadersRequest): void {
  w.int8(m.electionType);
  if (m.topicPartitions === null) w.compactLength(-1);
  else {
    w.compactLength(m.topicPartitions.length);
    for (const item of m.topicPartitions) encodeElectLeadersRequestTopicPartitions(w, item);
  }
  w.int32(m.timeoutMs ?? 60000);
  w.uvarint(0);
}

export function encodeElectLeadersRequestTopicPartitions(w: Writer, m: ElectLeadersRequestTopicPartitions): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export function decodeElectLeadersResponse(r: Reader): ElectLeadersResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const replicaElectionResults: ElectLeadersResponseReplicaElectionResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) replicaElectionResults.push(decodeElectLeadersResponseReplicaElectionResult(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, replicaElectionResults };
}

export function decodeElectLeadersResponseReplicaElectionResult(r: Reader): ElectLeadersResponseReplicaElectionResult {
  const topic = r.compactString();
  const partitionResult: ElectLeadersResponsePartitionResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitionResult.push(decodeElectLeadersResponsePartitionResult(r));
  r.skipTags();
  return { topic, partitionResult };
}

export function decodeElectLeadersResponsePartitionResult(r: Reader): ElectLeadersResponsePartitionResult {
  const partitionId = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { partitionId, errorCode, errorMessage };
}

export const electLeadersV2: Api<ElectLeadersRequest, ElectLeadersResponse> = {
  name: 'ElectLeaders',
  key: 43,
  version: 2,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeElectLeadersRequest,
  decode: decodeElectLeadersResponse,
};

