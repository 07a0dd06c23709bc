// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { offsetCommitV8 } from '../offset-commit-v8.ts';
import type {
  OffsetCommitRequest,
  OffsetCommitRequestPartition,
  OffsetCommitRequestTopic,
  OffsetCommitResponse,
  OffsetCommitResponsePartition,
  OffsetCommitResponseTopic,
} from '../offset-commit-v8.ts';

export function decodeOffsetCommitRequest(r: Reader): OffsetCommitRequest {
  const groupId = r.compactString();
  const generationIdOrMemberEpoch = r.int32();
  const memberId = r.compactString();
  const groupInstanceId = r.compactStringOrNull();
  const topics: OffsetCommitRequestTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeOffsetCommitRequestTopic(r));
  r.skipTags();
  return { groupId, generationIdOrMemberEpoch, memberId, groupInstanceId, topics };
}

export function decodeOffsetCommitRequestTopic(r: Reader): OffsetCommitRequestTopic {
  const name = r.compactString();
  const partitions: OffsetCommitRequestPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeOffsetCommitRequestPartition(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeOffsetCommitRequestPartition(r: Reader): OffsetCommitRequestPartition {
  const partitionIndex = r.int32();
  const committedOffset = r.int64();
  const committedLeaderEpoch = r.int32();
  const committedMetadata = r.compactStringOrNull();
  r.skipTags();
  return { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata };
}

export function encodeOffsetCommitResponse(w: Writer, m: OffsetCommitResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeOffsetCommitResponseTopic(w, item);
  w.uvarint(0);
}

export function encodeOffsetCommitResponseTopic(w: Writer, m: OffsetCommitResponseTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeOffsetCommitResponsePartition(w, item);
  w.uvarint(0);
}

export function encodeOffsetCommitResponsePartition(w: Writer, m: OffsetCommitResponsePartition): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const offsetCommitV8Peer: Peer<OffsetCommitRequest, OffsetCommitResponse> = {
  api: offsetCommitV8,
  decodeRequest: decodeOffsetCommitRequest,
  encodeResponse: encodeOffsetCommitResponse,
};

