// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type OffsetFetchRequest = {
  groups: readonly OffsetFetchRequestGroup[];
  requireStable?: boolean | undefined;
};

export type OffsetFetchRequestGroup = {
  groupId: string;
  topics: readonly OffsetFetchRequestTopics[] | null;
};

export type OffsetFetchRequestTopics = {
  name: string;
  partitionIndexes: readonly number[];
};

export type OffsetFetchResponse = {
  throttleTimeMs: number;
  groups: readonly OffsetFetchResponseGroup[];
};

export type OffsetFetchResponseGroup = {
  groupId: string;
  topics: readonly OffsetFetchResponseTopics[];
  errorCode: number;
};

export type OffsetFetchResponseTopics = {
  name: string;
  partitions: readonly OffsetFetchResponsePartitions[];
};

export type OffsetFetchResponsePartitions = {
  partitionIndex: number;
  committedOffset: bigint;
  committedLeaderEpoch: number;
  metadata: string | null;
  errorCode: number;
};

export function encodeOffsetFetchRequest(w: Writer, m: OffsetFetchRequest): void {
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeOffsetFetchRequestGroup(w, item);
  w.bool(m.requireStable ?? false);
  w.uvarint(0);
}

export function encodeOffsetFetchRequestGroup(w: Writer, m: OffsetFetchRequestGroup): void {
  w.compactString(m.groupId);
  if (m.topics === null) w.compactLength(-1);
  else {
    w.compactLength(m.topics.length);
    for (const item of m.topics) encodeOffsetFetchRequestTopics(w, item);
  }
  w.uvarint(0);
}

export function encodeOffsetFetchRequestTopics(w: Writer, m: OffsetFetchRequestTopics): void {
  w.compactString(m.name);
  w.compactLength(m.partitionIndexes.length);
  for (const item of m.partitionIndexes) w.int32(item);
  w.uvarint(0);
}

export function decodeOffsetFetchResponse(r: Reader): OffsetFetchResponse {
  const throttleTimeMs = r.int32();
  const groups: OffsetFetchResponseGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeOffsetFetchResponseGroup(r));
  r.skipTags();
  return { throttleTimeMs, groups };
}

export function decodeOffsetFetchResponseGroup(r: Reader): OffsetFetchResponseGroup {
  const groupId = r.compactString();
  const topics: OffsetFetchResponseTopics[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeOffsetFetchResponseTopics(r));
  const errorCode = r.int16();
  r.skipTags();
  return { groupId, topics, errorCode };
}

export function decodeOffsetFetchResponseTopics(r: Reader): OffsetFetchResponseTopics {
  const name = r.compactString();
  const partitions: OffsetFetchResponsePartitions[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeOffsetFetchResponsePartitions(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeOffsetFetchResponsePartitions(r: Reader): OffsetFetchResponsePartitions {
  const partitionIndex = r.int32();
  const committedOffset = r.int64();
  const committedLeaderEpoch = r.int32();
  const metadata = r.compactStringOrNull();
  const errorCode = r.int16();
  r.skipTags();
  return { partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode };
}

export function* stepsOffsetFetchResponse(r: Reader): Generator<undefined, OffsetFetchResponse, undefined> {
  const throttleTimeMs = r.int32();
  const groups: OffsetFetchResponseGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    groups.push(decodeOffsetFetchResponseGroup(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, groups };
}

export const offsetFetchV8: Api<OffsetFetchRequest, OffsetFetchResponse> = {
  name: 'OffsetFetch',
  key: 9,
  version: 8,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeOffsetFetchRequest,
  decode: decodeOffsetFetchResponse,
  steps: stepsOffsetFetchResponse,
};

