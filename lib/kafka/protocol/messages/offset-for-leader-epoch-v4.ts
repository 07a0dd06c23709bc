// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type OffsetForLeaderEpochRequest = {
  replicaId?: number | undefined;
  topics: readonly OffsetForLeaderEpochRequestOffsetForLeaderTopic[];
};

export type OffsetForLeaderEpochRequestOffsetForLeaderTopic = {
  topic: string;
  partitions: readonly OffsetForLeaderEpochRequestOffsetForLeaderPartition[];
};

export type OffsetForLeaderEpochRequestOffsetForLeaderPartition = {
  partition: number;
  currentLeaderEpoch?: number | undefined;
  leaderEpoch: number;
};

export type OffsetForLeaderEpochResponse = {
  throttleTimeMs: number;
  topics: readonly OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[];
};

export type OffsetForLeaderEpochResponseOffsetForLeaderTopicResult = {
  topic: string;
  partitions: readonly OffsetForLeaderEpochResponseEpochEndOffset[];
};

export type OffsetForLeaderEpochResponseEpochEndOffset = {
  errorCode: number;
  partition: number;
  leaderEpoch: number;
  endOffset: bigint;
};

export function encodeOffsetForLeaderEpochRequest(w: Writer, m: OffsetForLeaderEpochRequest): void {
  w.int32(m.replicaId ?? -2);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(w, item);
  w.uvarint(0);
}

export function encodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(w: Writer, m: OffsetForLeaderEpochRequestOffsetForLeaderTopic): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(w, item);
  w.uvarint(0);
}

export function encodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(w: Writer, m: OffsetForLeaderEpochRequestOffsetForLeaderPartition): void {
  w.int32(m.partition);
  w.int32(m.currentLeaderEpoch ?? -1);
  w.int32(m.leaderEpoch);
  w.uvarint(0);
}

export function decodeOffsetForLeaderEpochResponse(r: Reader): OffsetForLeaderEpochResponse {
  const throttleTimeMs = r.int32();
  const topics: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(r));
  r.skipTags();
  return { throttleTimeMs, topics };
}

export function decodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(r: Reader): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  const topic = r.compactString();
  const partitions: OffsetForLeaderEpochResponseEpochEndOffset[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeOffsetForLeaderEpochResponseEpochEndOffset(r));
  r.skipTags();
  return { topic, partitions };
}

export function decodeOffsetForLeaderEpochResponseEpochEndOffset(r: Reader): OffsetForLeaderEpochResponseEpochEndOffset {
  const errorCode = r.int16();
  const partition = r.int32();
  const leaderEpoch = r.int32();
  const endOffset = r.int64();
  r.skipTags();
  return { errorCode, partition, leaderEpoch, endOffset };
}

export const offsetForLeaderEpochV4: Api<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse> = {
  name: 'OffsetForLeaderEpoch',
  key: 23,
  version: 4,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeOffsetForLeaderEpochRequest,
  decode: decodeOffsetForLeaderEpochResponse,
};

