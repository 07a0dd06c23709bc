// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { alterReplicaLogDirsV2 } from '../alter-replica-log-dirs-v2.ts';
import type {
  AlterReplicaLogDirsRequest,
  AlterReplicaLogDirsRequestAlterReplicaLogDir,
  AlterReplicaLogDirsRequestAlterReplicaLogDirTopic,
  AlterReplicaLogDirsResponse,
  AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult,
  AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult,
} from '../alter-replica-log-dirs-v2.ts';

export function decodeAlterReplicaLogDirsRequest(r: Reader): AlterReplicaLogDirsRequest {
  const dirs: AlterReplicaLogDirsRequestAlterReplicaLogDir[] = [];
  for (let n = r.compactLength(); n > 0; n--) dirs.push(decodeAlterReplicaLogDirsRequestAlterReplicaLogDir(r));
  r.skipTags();
  return { dirs };
}

export function decodeAlterReplicaLogDirsRequestAlterReplicaLogDir(r: Reader): AlterReplicaLogDirsRequestAlterReplicaLogDir {
  const path = r.compactString();
  const topics: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(r));
  r.skipTags();
  return { path, topics };
}

export function decodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(r: Reader): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  const name = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { name, partitions };
}

export function encodeAlterReplicaLogDirsResponse(w: Writer, m: AlterReplicaLogDirsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(w, item);
  w.uvarint(0);
}

export function encodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(w: Writer, m: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult): void {
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(w, item);
  w.uvarint(0);
}

export function encodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(w: Writer, m: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const alterReplicaLogDirsV2Peer: Peer<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse> = {
  api: alterReplicaLogDirsV2,
  decodeRequest: decodeAlterReplicaLogDirsRequest,
  encodeResponse: encodeAlterReplicaLogDirsResponse,
};

