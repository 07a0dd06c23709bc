// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DeleteRecordsRequest = {
  topics: readonly DeleteRecordsRequestDeleteRecordsTopic[];
  timeoutMs: number;
};

export type DeleteRecordsRequestDeleteRecordsTopic = {
  name: string;
  partitions: readonly DeleteRecordsRequestDeleteRecordsPartition[];
};

export type DeleteRecordsRequestDeleteRecordsPartition = {
  partitionIndex: number;
  offset: bigint;
};

export type DeleteRecordsResponse = {
  throttleTimeMs: number;
  topics: readonly DeleteRecordsResponseDeleteRecordsTopicResult[];
};

export type DeleteRecordsResponseDeleteRecordsTopicResult = {
  name: string;
  partitions: readonly DeleteRecordsResponseDeleteRecordsPartitionResult[];
};

export type DeleteRecordsResponseDeleteRecordsPartitionResult = {
  partitionIndex: number;
  lowWatermark: bigint;
  errorCode: number;
};

export function encodeDeleteRecordsRequest(w: Writer, m: DeleteRecordsRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDeleteRecordsRequestDeleteRecordsTopic(w, item);
  w.int32(m.timeoutMs);
  w.uvarint(0);
}

export function encodeDeleteRecordsRequestDeleteRecordsTopic(w: Writer, m: DeleteRecordsRequestDeleteRecordsTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDeleteRecordsRequestDeleteRecordsPartition(w, item);
  w.uvarint(0);
}

export function encodeDeleteRecordsRequestDeleteRecordsPartition(w: Writer, m: DeleteRecordsRequestDeleteRecordsPartition): void {
  w.int32(m.partitionIndex);
  w.int64(m.offset);
  w.uvarint(0);
}

export function decodeDeleteRecordsResponse(r: Reader): DeleteRecordsResponse {
  const throttleTimeMs = r.int32();
  const topics: DeleteRecordsResponseDeleteRecordsTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDeleteRecordsResponseDeleteRecordsTopicResult(r));
  r.skipTags();
  return { throttleTimeMs, topics };
}

export function decodeDeleteRecordsResponseDeleteRecordsTopicResult(r: Reader): DeleteRecordsResponseDeleteRecordsTopicResult {
  const name = r.compactString();
  const partitions: DeleteRecordsResponseDeleteRecordsPartitionResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDeleteRecordsResponseDeleteRecordsPartitionResult(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeDeleteRecordsResponseDeleteRecordsPartitionResult(r: Reader): DeleteRecordsResponseDeleteRecordsPartitionResult {
  const partitionIndex = r.int32();
  const lowWatermark = r.int64();
  const errorCode = r.int16();
  r.skipTags();
  return { partitionIndex, lowWatermark, errorCode };
}

export const deleteRecordsV2: Api<DeleteRecordsRequest, DeleteRecordsResponse> = {
  name: 'DeleteRecords',
  key: 21,
  version: 2,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDeleteRecordsRequest,
  decode: decodeDeleteRecordsResponse,
};

