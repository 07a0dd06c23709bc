// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeShareGroupOffsetsRequest = {
  groups: readonly DescribeShareGroupOffsetsRequestGroup[];
};

export type DescribeShareGroupOffsetsRequestGroup = {
  groupId: string;
  topics: readonly DescribeShareGroupOffsetsRequestTopic[] | null;
};

export type DescribeShareGroupOffsetsRequestTopic = {
  topicName: string;
  partitions: readonly number[];
};

export type DescribeShareGroupOffsetsResponse = {
  throttleTimeMs: number;
  groups: readonly DescribeShareGroupOffsetsResponseGroup[];
};

export type DescribeShareGroupOffsetsResponseGroup = {
  groupId: string;
  topics: readonly DescribeShareGroupOffsetsResponseTopic[];
  errorCode: number;
  errorMessage: string | null;
};

export type DescribeShareGroupOffsetsResponseTopic = {
  topicName: string;
  topicId: string;
  partitions: readonly DescribeShareGroupOffsetsResponsePartition[];
};

export type DescribeShareGroupOffsetsResponsePartition = {
  partitionIndex: number;
  startOffset: bigint;
  leaderEpoch: number;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeDescribeShareGroupOffsetsRequest(w: Writer, m: DescribeShareGroupOffsetsRequest): void {
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeDescribeShareGroupOffsetsRequestGroup(w, item);
  w.uvarint(0);
}

export function encodeDescribeShareGroupOffsetsRequestGroup(w: Writer, m: DescribeShareGroupOffsetsRequestGroup): void {
  w.compactString(m.groupId);
  if (m.topics === null) w.compactLength(-1);
  else {
    w.compactLength(m.topics.length);
    for (const item of m.topics) encodeDescribeShareGroupOffsetsRequestTopic(w, item);
  }
  w.uvarint(0);
}

export function encodeDescribeShareGroupOffsetsRequestTopic(w: Writer, m: DescribeShareGroupOffsetsRequestTopic): void {
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export function decodeDescribeShareGroupOffsetsResponse(r: Reader): DescribeShareGroupOffsetsResponse {
  const throttleTimeMs = r.int32();
  const groups: DescribeShareGroupOffsetsResponseGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeDescribeShareGroupOffsetsResponseGroup(r));
  r.skipTags();
  return { throttleTimeMs, groups };
}

export function decodeDescribeShareGroupOffsetsResponseGroup(r: Reader): DescribeShareGroupOffsetsResponseGroup {
  const groupId = r.compactString();
  const topics: DescribeShareGroupOffsetsResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeShareGroupOffsetsResponseTopic(r));
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { groupId, topics, errorCode, errorMessage };
}

export function decodeDescribeShareGroupOffsetsResponseTopic(r: Reader): DescribeShareGroupOffsetsResponseTopic {
  const topicName = r.compactString();
  const topicId = r.uuid();
  const partitions: DescribeShareGroupOffsetsResponsePartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDescribeShareGroupOffsetsResponsePartition(r));
  r.skipTags();
  return { topicName, topicId, partitions };
}

export function decodeDescribeShareGroupOffsetsResponsePartition(r: Reader): DescribeShareGroupOffsetsResponsePartition {
  const partitionIndex = r.int32();
  const startOffset = r.int64();
  const leaderEpoch = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { partitionIndex, startOffset, leaderEpoch, errorCode, errorMessage };
}

export function* stepsDescribeShareGroupOffsetsResponse(r: Reader): Generator<undefined, DescribeShareGroupOffsetsResponse, undefined> {
  const throttleTimeMs = r.int32();
  const groups: DescribeShareGroupOffsetsResponseGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    groups.push(decodeDescribeShareGroupOffsetsResponseGroup(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, groups };
}

export const describeShareGroupOffsetsV0: Api<DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsResponse> = {
  name: 'DescribeShareGroupOffsets',
  key: 90,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeShareGroupOffsetsRequest,
  decode: decodeDescribeShareGroupOffsetsResponse,
  steps: stepsDescribeShareGroupOffsetsResponse,
};

