// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type AlterReplicaLogDirsRequest = {
  dirs: readonly AlterReplicaLogDirsRequestAlterReplicaLogDir[];
};

export type AlterReplicaLogDirsRequestAlterReplicaLogDir = {
  path: string;
  topics: readonly AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[];
};

export type AlterReplicaLogDirsRequestAlterReplicaLogDirTopic = {
  name: string;
  partitions: readonly number[];
};

export type AlterReplicaLogDirsResponse = {
  throttleTimeMs: number;
  results: readonly AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[];
};

export type AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult = {
  topicName: string;
  partitions: readonly AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[];
};

export type AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult = {
  partitionIndex: number;
  errorCode: number;
};

export function encodeAlterReplicaLogDirsRequest(w: Writer, m: AlterReplicaLogDirsRequest): void {
  w.compactLength(m.dirs.length);
  for (const item of m.dirs) encodeAlterReplicaLogDirsRequestAlterReplicaLogDir(w, item);
  w.uvarint(0);
}

export function encodeAlterReplicaLogDirsRequestAlterReplicaLogDir(w: Writer, m: AlterReplicaLogDirsRequestAlterReplicaLogDir): void {
  w.compactString(m.path);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(w, item);
  w.uvarint(0);
}

export function encodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(w: Writer, m: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export function decodeAlterReplicaLogDirsResponse(r: Reader): AlterReplicaLogDirsResponse {
  const throttleTimeMs = r.int32();
  const results: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(r));
  r.skipTags();
  return { throttleTimeMs, results };
}

export function decodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(r: Reader): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  const topicName = r.compactString();
  const partitions: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(r));
  r.skipTags();
  return { topicName, partitions };
}

export function decodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(r: Reader): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  r.skipTags();
  return { partitionIndex, errorCode };
}

export const alterReplicaLogDirsV2: Api<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse> = {
  name: 'AlterReplicaLogDirs',
  key: 34,
  version: 2,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeAlterReplicaLogDirsRequest,
  decode: decodeAlterReplicaLogDirsResponse,
};

