// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type AlterShareGroupOffsetsRequest = {
  groupId: string;
  topics: readonly AlterShareGroupOffsetsRequestTopic[];
};

export type AlterShareGroupOffsetsRequestTopic = {
  topicName: string;
  partitions: readonly AlterShareGroupOffsetsRequestPartition[];
};

export type AlterShareGroupOffsetsRequestPartition = {
  partitionIndex: number;
  startOffset: bigint;
};

export type AlterShareGroupOffsetsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  responses: readonly AlterShareGroupOffsetsResponseTopic[];
};

export type AlterShareGroupOffsetsResponseTopic = {
  topicName: string;
  topicId: string;
  partitions: readonly AlterShareGroupOffsetsResponsePartition[];
};

export type AlterShareGroupOffsetsResponsePartition = {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeAlterShareGroupOffsetsRequest(w: Writer, m: AlterShareGroupOffsetsRequest): void {
  w.compactString(m.groupId);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeAlterShareGroupOffsetsRequestTopic(w, item);
  w.uvarint(0);
}

export function encodeAlterShareGroupOffsetsRequestTopic(w: Writer, m: AlterShareGroupOffsetsRequestTopic): void {
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeAlterShareGroupOffsetsRequestPartition(w, item);
  w.uvarint(0);
}

export function encodeAlterShareGroupOffsetsRequestPartition(w: Writer, m: AlterShareGroupOffsetsRequestPartition): void {
  w.int32(m.partitionIndex);
  w.int64(m.startOffset);
  w.uvarint(0);
}

export function decodeAlterShareGroupOffsetsResponse(r: Reader): AlterShareGroupOffsetsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const responses: AlterShareGroupOffsetsResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) responses.push(decodeAlterShareGroupOffsetsResponseTopic(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, responses };
}

export function decodeAlterShareGroupOffsetsResponseTopic(r: Reader): AlterShareGroupOffsetsResponseTopic {
  const topicName = r.compactString();
  const topicId = r.uuid();
  const partitions: AlterShareGroupOffsetsResponsePartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeAlterShareGroupOffsetsResponsePartition(r));
  r.skipTags();
  return { topicName, topicId, partitions };
}

export function decodeAlterShareGroupOffsetsResponsePartition(r: Reader): AlterShareGroupOffsetsResponsePartition {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { partitionIndex, errorCode, errorMessage };
}

export const alterShareGroupOffsetsV0: Api<AlterShareGroupOffsetsRequest, AlterShareGroupOffsetsResponse> = {
  name: 'AlterShareGroupOffsets',
  key: 91,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeAlterShareGroupOffsetsRequest,
  decode: decodeAlterShareGroupOffsetsResponse,
};

