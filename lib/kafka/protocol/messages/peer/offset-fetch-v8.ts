// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { offsetFetchV8 } from '../offset-fetch-v8.ts';
import type {
  OffsetFetchRequest,
  OffsetFetchRequestGroup,
  OffsetFetchRequestTopics,
  OffsetFetchResponse,
  OffsetFetchResponseGroup,
  OffsetFetchResponsePartitions,
  OffsetFetchResponseTopics,
} from '../offset-fetch-v8.ts';

export function decodeOffsetFetchRequest(r: Reader): OffsetFetchRequest {
  const groups: OffsetFetchRequestGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeOffsetFetchRequestGroup(r));
  const requireStable = r.bool();
  r.skipTags();
  return { groups, requireStable };
}

export function decodeOffsetFetchRequestGroup(r: Reader): OffsetFetchRequestGroup {
  const groupId = r.compactString();
  const topicsLength = r.compactLengthOrNull();
  const topicsItems: OffsetFetchRequestTopics[] = [];
  for (let n = topicsLength; n > 0; n--) topicsItems.push(decodeOffsetFetchRequestTopics(r));
  const topics = topicsLength < 0 ? null : topicsItems;
  r.skipTags();
  return { groupId, topics };
}

export function decodeOffsetFetchRequestTopics(r: Reader): OffsetFetchRequestTopics {
  const name = r.compactString();
  const partitionIndexes = r.compactInt32Array();
  r.skipTags();
  return { name, partitionIndexes };
}

export function encodeOffsetFetchResponse(w: Writer, m: OffsetFetchResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeOffsetFetchResponseGroup(w, item);
  w.uvarint(0);
}

export function encodeOffsetFetchResponseGroup(w: Writer, m: OffsetFetchResponseGroup): void {
  w.compactString(m.groupId);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeOffsetFetchResponseTopics(w, item);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export function encodeOffsetFetchResponseTopics(w: Writer, m: OffsetFetchResponseTopics): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeOffsetFetchResponsePartitions(w, item);
  w.uvarint(0);
}

export function encodeOffsetFetchResponsePartitions(w: Writer, m: OffsetFetchResponsePartitions): void {
  w.int32(m.partitionIndex);
  w.int64(m.committedOffset);
  w.int32(m.committedLeaderEpoch);
  w.compactStringOrNull(m.metadata);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const offsetFetchV8Peer: Peer<OffsetFetchRequest, OffsetFetchResponse> = {
  api: offsetFetchV8,
  decodeRequest: decodeOffsetFetchRequest,
  encodeResponse: encodeOffsetFetchResponse,
};

