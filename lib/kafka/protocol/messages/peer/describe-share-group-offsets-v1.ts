// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeShareGroupOffsetsV1 } from '../describe-share-group-offsets-v1.ts';
import type {
  DescribeShareGroupOffsetsRequest,
  DescribeShareGroupOffsetsRequestGroup,
  DescribeShareGroupOffsetsRequestTopic,
  DescribeShareGroupOffsetsResponse,
  DescribeShareGroupOffsetsResponseGroup,
  DescribeShareGroupOffsetsResponsePartition,
  DescribeShareGroupOffsetsResponseTopic,
} from '../describe-share-group-offsets-v1.ts';

export function decodeDescribeShareGroupOffsetsRequest(r: Reader): DescribeShareGroupOffsetsRequest {
  const groups: DescribeShareGroupOffsetsRequestGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeDescribeShareGroupOffsetsRequestGroup(r));
  r.skipTags();
  return { groups };
}

export function decodeDescribeShareGroupOffsetsRequestGroup(r: Reader): DescribeShareGroupOffsetsRequestGroup {
  const groupId = r.compactString();
  const topicsLength = r.compactLengthOrNull();
  const topicsItems: DescribeShareGroupOffsetsRequestTopic[] = [];
  for (let n = topicsLength; n > 0; n--) topicsItems.push(decodeDescribeShareGroupOffsetsRequestTopic(r));
  const topics = topicsLength < 0 ? null : topicsItems;
  r.skipTags();
  return { groupId, topics };
}

export function decodeDescribeShareGroupOffsetsRequestTopic(r: Reader): DescribeShareGroupOffsetsRequestTopic {
  const topicName = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topicName, partitions };
}

export function encodeDescribeShareGroupOffsetsResponse(w: Writer, m: DescribeShareGroupOffsetsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeDescribeShareGroupOffsetsResponseGroup(w, item);
  w.uvarint(0);
}

export function encodeDescribeShareGroupOffsetsResponseGroup(w: Writer, m: DescribeShareGroupOffsetsResponseGroup): void {
  w.compactString(m.groupId);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeShareGroupOffsetsResponseTopic(w, item);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export function encodeDescribeShareGroupOffsetsResponseTopic(w: Writer, m: DescribeShareGroupOffsetsResponseTopic): void {
  w.compactString(m.topicName);
  w.uuid(m.topicId);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDescribeShareGroupOffsetsResponsePartition(w, item);
  w.uvarint(0);
}

export function encodeDescribeShareGroupOffsetsResponsePartition(w: Writer, m: DescribeShareGroupOffsetsResponsePartition): void {
  w.int32(m.partitionIndex);
  w.int64(m.startOffset);
  w.int32(m.leaderEpoch);
  w.int64(m.lag);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const describeShareGroupOffsetsV1Peer: Peer<DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsResponse> = {
  api: describeShareGroupOffsetsV1,
  decodeRequest: decodeDescribeShareGroupOffsetsRequest,
  encodeResponse: encodeDescribeShareGroupOffsetsResponse,
};

