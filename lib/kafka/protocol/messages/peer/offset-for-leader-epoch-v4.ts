// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { offsetForLeaderEpochV4 } from '../offset-for-leader-epoch-v4.ts';
import type {
  OffsetForLeaderEpochRequest,
  OffsetForLeaderEpochRequestOffsetForLeaderPartition,
  OffsetForLeaderEpochRequestOffsetForLeaderTopic,
  OffsetForLeaderEpochResponse,
  OffsetForLeaderEpochResponseEpochEndOffset,
  OffsetForLeaderEpochResponseOffsetForLeaderTopicResult,
} from '../offset-for-leader-epoch-v4.ts';

export function decodeOffsetForLeaderEpochRequest(r: Reader): OffsetForLeaderEpochRequest {
  const replicaId = r.int32();
  const topics: OffsetForLeaderEpochRequestOffsetForLeaderTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(r));
  r.skipTags();
  return { replicaId, topics };
}

export function decodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(r: Reader): OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  const topic = r.compactString();
  const partitions: OffsetForLeaderEpochRequestOffsetForLeaderPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(r));
  r.skipTags();
  return { topic, partitions };
}

export function decodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(r: Reader): OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  const partition = r.int32();
  const currentLeaderEpoch = r.int32();
  const leaderEpoch = r.int32();
  r.skipTags();
  return { partition, currentLeaderEpoch, leaderEpoch };
}

export function encodeOffsetForLeaderEpochResponse(w: Writer, m: OffsetForLeaderEpochResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(w, item);
  w.uvarint(0);
}

export function encodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(w: Writer, m: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeOffsetForLeaderEpochResponseEpochEndOffset(w, item);
  w.uvarint(0);
}

export function encodeOffsetForLeaderEpochResponseEpochEndOffset(w: Writer, m: OffsetForLeaderEpochResponseEpochEndOffset): void {
  w.int16(m.errorCode);
  w.int32(m.partition);
  w.int32(m.leaderEpoch);
  w.int64(m.endOffset);
  w.uvarint(0);
}

export const offsetForLeaderEpochV4Peer: Peer<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse> = {
  api: offsetForLeaderEpochV4,
  decodeRequest: decodeOffsetForLeaderEpochRequest,
  encodeResponse: encodeOffsetForLeaderEpochResponse,
};

