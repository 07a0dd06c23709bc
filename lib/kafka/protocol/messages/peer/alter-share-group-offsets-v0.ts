// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { alterShareGroupOffsetsV0 } from '../alter-share-group-offsets-v0.ts';
import type {
  AlterShareGroupOffsetsRequest,
  AlterShareGroupOffsetsRequestPartition,
  AlterShareGroupOffsetsRequestTopic,
  AlterShareGroupOffsetsResponse,
  AlterShareGroupOffsetsResponsePartition,
  AlterShareGroupOffsetsResponseTopic,
} from '../alter-share-group-offsets-v0.ts';

export function decodeAlterShareGroupOffsetsRequest(r: Reader): AlterShareGroupOffsetsRequest {
  const groupId = r.compactString();
  const topics: AlterShareGroupOffsetsRequestTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeAlterShareGroupOffsetsRequestTopic(r));
  r.skipTags();
  return { groupId, topics };
}

export function decodeAlterShareGroupOffsetsRequestTopic(r: Reader): AlterShareGroupOffsetsRequestTopic {
  const topicName = r.compactString();
  const partitions: AlterShareGroupOffsetsRequestPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeAlterShareGroupOffsetsRequestPartition(r));
  r.skipTags();
  return { topicName, partitions };
}

export function decodeAlterShareGroupOffsetsRequestPartition(r: Reader): AlterShareGroupOffsetsRequestPartition {
  const partitionIndex = r.int32();
  const startOffset = r.int64();
  r.skipTags();
  return { partitionIndex, startOffset };
}

export function encodeAlterShareGroupOffsetsResponse(w: Writer, m: AlterShareGroupOffsetsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.responses.length);
  for (const item of m.responses) encodeAlterShareGroupOffsetsResponseTopic(w, item);
  w.uvarint(0);
}

export function encodeAlterShareGroupOffsetsResponseTopic(w: Writer, m: AlterShareGroupOffsetsResponseTopic): void {
  w.compactString(m.topicName);
  w.uuid(m.topicId);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeAlterShareGroupOffsetsResponsePartition(w, item);
  w.uvarint(0);
}

export function encodeAlterShareGroupOffsetsResponsePartition(w: Writer, m: AlterShareGroupOffsetsResponsePartition): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const alterShareGroupOffsetsV0Peer: Peer<AlterShareGroupOffsetsRequest, AlterShareGroupOffsetsResponse> = {
  api: alterShareGroupOffsetsV0,
  decodeRequest: decodeAlterShareGroupOffsetsRequest,
  encodeResponse: encodeAlterShareGroupOffsetsResponse,
};

