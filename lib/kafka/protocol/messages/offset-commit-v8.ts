// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type OffsetCommitRequest = {
  groupId: string;
  generationIdOrMemberEpoch?: number | undefined;
  memberId: string;
  groupInstanceId?: string | null | undefined;
  topics: readonly OffsetCommitRequestTopic[];
};

export type OffsetCommitRequestTopic = {
  name: string;
  partitions: readonly OffsetCommitRequestPartition[];
};

export type OffsetCommitRequestPartition = {
  partitionIndex: number;
  committedOffset: bigint;
  committedLeaderEpoch?: number | undefined;
  committedMetadata: string | null;
};

export type OffsetCommitResponse = {
  throttleTimeMs: number;
  topics: readonly OffsetCommitResponseTopic[];
};

export type OffsetCommitResponseTopic = {
  name: string;
  partitions: readonly OffsetCommitResponsePartition[];
};

export type OffsetCommitResponsePartition = {
  partitionIndex: number;
  errorCode: number;
};

export function encodeOffsetCommitRequest(w: Writer, m: OffsetCommitRequest): void {
  w.compactString(m.groupId);
  w.int32(m.generationIdOrMemberEpoch ?? -1);
  w.compactString(m.memberId);
  w.compactStringOrNull(m.groupInstanceId ?? null);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeOffsetCommitRequestTopic(w, item);
  w.uvarint(0);
}

export function encodeOffsetCommitRequestTopic(w: Writer, m: OffsetCommitRequestTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeOffsetCommitRequestPartition(w, item);
  w.uvarint(0);
}

export function encodeOffsetCommitRequestPartition(w: Writer, m: OffsetCommitRequestPartition): void {
  w.int32(m.partitionIndex);
  w.int64(m.committedOffset);
  w.int32(m.committedLeaderEpoch ?? -1);
  w.compactStringOrNull(m.committedMetadata);
  w.uvarint(0);
}

export function decodeOffsetCommitResponse(r: Reader): OffsetCommitResponse {
  const throttleTimeMs = r.int32();
  const topics: OffsetCommitResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeOffsetCommitResponseTopic(r));
  r.skipTags();
  return { throttleTimeMs, topics };
}

export function decodeOffsetCommitResponseTopic(r: Reader): OffsetCommitResponseTopic {
  const name = r.compactString();
  const partitions: OffsetCommitResponsePartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeOffsetCommitResponsePartition(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeOffsetCommitResponsePartition(r: Reader): OffsetCommitResponsePartition {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  r.skipTags();
  return { partitionIndex, errorCode };
}

export const offsetCommitV8: Api<OffsetCommitRequest, OffsetCommitResponse> = {
  name: 'OffsetCommit',
  key: 8,
  version: 8,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeOffsetCommitRequest,
  decode: decodeOffsetCommitResponse,
};

