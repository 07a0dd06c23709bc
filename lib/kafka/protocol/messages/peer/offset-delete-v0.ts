// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { offsetDeleteV0 } from '../offset-delete-v0.ts';
import type {
  OffsetDeleteRequest,
  OffsetDeleteRequestPartition,
  OffsetDeleteRequestTopic,
  OffsetDeleteResponse,
  OffsetDeleteResponsePartition,
  OffsetDeleteResponseTopic,
} from '../offset-delete-v0.ts';

export function decodeOffsetDeleteRequest(r: Reader): OffsetDeleteRequest {
  const groupId = r.string();
  const topics: OffsetDeleteRequestTopic[] = [];
  for (let n = r.length(); n > 0; n--) topics.push(decodeOffsetDeleteRequestTopic(r));
  return { groupId, topics };
}

export function decodeOffsetDeleteRequestTopic(r: Reader): OffsetDeleteRequestTopic {
  const name = r.string();
  const partitions: OffsetDeleteRequestPartition[] = [];
  for (let n = r.length(); n > 0; n--) partitions.push(decodeOffsetDeleteRequestPartition(r));
  return { name, partitions };
}

export function decodeOffsetDeleteRequestPartition(r: Reader): OffsetDeleteRequestPartition {
  const partitionIndex = r.int32();
  return { partitionIndex };
}

export function encodeOffsetDeleteResponse(w: Writer, m: OffsetDeleteResponse): void {
  w.int16(m.errorCode);
  w.int32(m.throttleTimeMs);
  w.length(m.topics.length);
  for (const item of m.topics) encodeOffsetDeleteResponseTopic(w, item);
}

export function encodeOffsetDeleteResponseTopic(w: Writer, m: OffsetDeleteResponseTopic): void {
  w.string(m.name);
  w.length(m.partitions.length);
  for (const item of m.partitions) encodeOffsetDeleteResponsePartition(w, item);
}

export function encodeOffsetDeleteResponsePartition(w: Writer, m: OffsetDeleteResponsePartition): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
}

export const offsetDeleteV0Peer: Peer<OffsetDeleteRequest, OffsetDeleteResponse> = {
  api: offsetDeleteV0,
  decodeRequest: decodeOffsetDeleteRequest,
  encodeResponse: encodeOffsetDeleteResponse,
};

