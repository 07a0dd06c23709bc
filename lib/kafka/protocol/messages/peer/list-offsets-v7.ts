// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { listOffsetsV7 } from '../list-offsets-v7.ts';
import type {
  ListOffsetsRequest,
  ListOffsetsRequestListOffsetsPartition,
  ListOffsetsRequestListOffsetsTopic,
  ListOffsetsResponse,
  ListOffsetsResponseListOffsetsPartitionResponse,
  ListOffsetsResponseListOffsetsTopicResponse,
} from '../list-offsets-v7.ts';

export function decodeListOffsetsRequest(r: Reader): ListOffsetsRequest {
  const replicaId = r.int32();
  const isolationLevel = r.int8();
  const topics: ListOffsetsRequestListOffsetsTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeListOffsetsRequestListOffsetsTopic(r));
  r.skipTags();
  return { replicaId, isolationLevel, topics };
}

export function decodeListOffsetsRequestListOffsetsTopic(r: Reader): ListOffsetsRequestListOffsetsTopic {
  const name = r.compactString();
  const partitions: ListOffsetsRequestListOffsetsPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeListOffsetsRequestListOffsetsPartition(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeListOffsetsRequestListOffsetsPartition(r: Reader): ListOffsetsRequestListOffsetsPartition {
  const partitionIndex = r.int32();
  const currentLeaderEpoch = r.int32();
  const timestamp = r.int64();
  r.skipTags();
  return { partitionIndex, currentLeaderEpoch, timestamp };
}

export function encodeListOffsetsResponse(w: Writer, m: ListOffsetsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeListOffsetsResponseListOffsetsTopicResponse(w, item);
  w.uvarint(0);
}

export function encodeListOffsetsResponseListOffsetsTopicResponse(w: Writer, m: ListOffsetsResponseListOffsetsTopicResponse): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeListOffsetsResponseListOffsetsPartitionResponse(w, item);
  w.uvarint(0);
}

export function encodeListOffsetsResponseListOffsetsPartitionResponse(w: Writer, m: ListOffsetsResponseListOffsetsPartitionResponse): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.int64(m.timestamp);
  w.int64(m.offset);
  w.int32(m.leaderEpoch);
  w.uvarint(0);
}

export const listOffsetsV7Peer: Peer<ListOffsetsRequest, ListOffsetsResponse> = {
  api: listOffsetsV7,
  decodeRequest: decodeListOffsetsRequest,
  encodeResponse: encodeListOffsetsResponse,
};

