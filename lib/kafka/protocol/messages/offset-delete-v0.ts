// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type OffsetDeleteRequest = {
  groupId: string;
  topics: readonly OffsetDeleteRequestTopic[];
};

export type OffsetDeleteRequestTopic = {
  name: string;
  partitions: readonly OffsetDeleteRequestPartition[];
};

export type OffsetDeleteRequestPartition = {
  partitionIndex: number;
};

export type OffsetDeleteResponse = {
  errorCode: number;
  throttleTimeMs: number;
  topics: readonly OffsetDeleteResponseTopic[];
};

export type OffsetDeleteResponseTopic = {
  name: string;
  partitions: readonly OffsetDeleteResponsePartition[];
};

export type OffsetDeleteResponsePartition = {
  partitionIndex: number;
  errorCode: number;
};

export function encodeOffsetDeleteRequest(w: Writer, m: OffsetDeleteRequest): void {
  w.string(m.groupId);
  w.length(m.topics.length);
  for (const item of m.topics) encodeOffsetDeleteRequestTopic(w, item);
}

export function encodeOffsetDeleteRequestTopic(w: Writer, m: OffsetDeleteRequestTopic): void {
  w.string(m.name);
  w.length(m.partitions.length);
  for (const item of m.partitions) encodeOffsetDeleteRequestPartition(w, item);
}

export function encodeOffsetDeleteRequestPartition(w: Writer, m: OffsetDeleteRequestPartition): void {
  w.int32(m.partitionIndex);
}

export function decodeOffsetDeleteResponse(r: Reader): OffsetDeleteResponse {
  const errorCode = r.int16();
  const throttleTimeMs = r.int32();
  const topics: OffsetDeleteResponseTopic[] = [];
  for (let n = r.length(); n > 0; n--) topics.push(decodeOffsetDeleteResponseTopic(r));
  return { errorCode, throttleTimeMs, topics };
}

export function decodeOffsetDeleteResponseTopic(r: Reader): OffsetDeleteResponseTopic {
  const name = r.string();
  const partitions: OffsetDeleteResponsePartition[] = [];
  for (let n = r.length(); n > 0; n--) partitions.push(decodeOffsetDeleteResponsePartition(r));
  return { name, partitions };
}

export function decodeOffsetDeleteResponsePartition(r: Reader): OffsetDeleteResponsePartition {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  return { partitionIndex, errorCode };
}

export const offsetDeleteV0: Api<OffsetDeleteRequest, OffsetDeleteResponse> = {
  name: 'OffsetDelete',
  key: 47,
  version: 0,
  requestHeader: 1,
  responseHeader: 0,
  encode: encodeOffsetDeleteRequest,
  decode: decodeOffsetDeleteResponse,
};

