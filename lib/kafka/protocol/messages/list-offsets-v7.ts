// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ListOffsetsRequest = {
  replicaId: number;
  isolationLevel: number;
  topics: readonly ListOffsetsRequestListOffsetsTopic[];
};

export type ListOffsetsRequestListOffsetsTopic = {
  name: string;
  partitions: readonly ListOffsetsRequestListOffsetsPartition[];
};

export type ListOffsetsRequestListOffsetsPartition = {
  partitionIndex: number;
  currentLeaderEpoch?: number | undefined;
  timestamp: bigint;
};

export type ListOffsetsResponse = {
  throttleTimeMs: number;
  topics: readonly ListOffsetsResponseListOffsetsTopicResponse[];
};

export type ListOffsetsResponseListOffsetsTopicResponse = {
  name: string;
  partitions: readonly ListOffsetsResponseListOffsetsPartitionResponse[];
};

export type ListOffsetsResponseListOffsetsPartitionResponse = {
  partitionIndex: number;
  errorCode: number;
  timestamp: bigint;
  offset: bigint;
  leaderEpoch: number;
};

export function encodeListOffsetsRequest(w: Writer, m: ListOffsetsRequest): void {
  w.int32(m.replicaId);
  w.int8(m.isolationLevel);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeListOffsetsRequestListOffsetsTopic(w, item);
  w.uvarint(0);
}

export function encodeListOffsetsRequestListOffsetsTopic(w: Writer, m: ListOffsetsRequestListOffsetsTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeListOffsetsRequestListOffsetsPartition(w, item);
  w.uvarint(0);
}

export function encodeListOffsetsRequestListOffsetsPartition(w: Writer, m: ListOffsetsRequestListOffsetsPartition): void {
  w.int32(m.partitionIndex);
  w.int32(m.currentLeaderEpoch ?? -1);
  w.int64(m.timestamp);
  w.uvarint(0);
}

export function decodeListOffsetsResponse(r: Reader): ListOffsetsResponse {
  const throttleTimeMs = r.int32();
  const topics: ListOffsetsResponseListOffsetsTopicResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeListOffsetsResponseListOffsetsTopicResponse(r));
  r.skipTags();
  return { throttleTimeMs, topics };
}

export function decodeListOffsetsResponseListOffsetsTopicResponse(r: Reader): ListOffsetsResponseListOffsetsTopicResponse {
  const name = r.compactString();
  const partitions: ListOffsetsResponseListOffsetsPartitionResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeListOffsetsResponseListOffsetsPartitionResponse(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeListOffsetsResponseListOffsetsPartitionResponse(r: Reader): ListOffsetsResponseListOffsetsPartitionResponse {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  const timestamp = r.int64();
  const offset = r.int64();
  const leaderEpoch = r.int32();
  r.skipTags();
  return { partitionIndex, errorCode, timestamp, offset, leaderEpoch };
}

export function* stepsListOffsetsResponse(r: Reader): Generator<undefined, ListOffsetsResponse, undefined> {
  const throttleTimeMs = r.int32();
  const topics: ListOffsetsResponseListOffsetsTopicResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    topics.push(decodeListOffsetsResponseListOffsetsTopicResponse(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, topics };
}

export const listOffsetsV7: Api<ListOffsetsRequest, ListOffsetsResponse> = {
  name: 'ListOffsets',
  key: 2,
  version: 7,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeListOffsetsRequest,
  decode: decodeListOffsetsResponse,
  steps: stepsListOffsetsResponse,
};

