// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeLogDirsV4 } from '../describe-log-dirs-v4.ts';
import type {
  DescribeLogDirsRequest,
  DescribeLogDirsRequestDescribableLogDirTopic,
  DescribeLogDirsResponse,
  DescribeLogDirsResponseDescribeLogDirsPartition,
  DescribeLogDirsResponseDescribeLogDirsResult,
  DescribeLogDirsResponseDescribeLogDirsTopic,
} from '../describe-log-dirs-v4.ts';

export function decodeDescribeLogDirsRequest(r: Reader): DescribeLogDirsRequest {
  const topicsLength = r.compactLengthOrNull();
  const topicsItems: DescribeLogDirsRequestDescribableLogDirTopic[] = [];
  for (let n = topicsLength; n > 0; n--) topicsItems.push(decodeDescribeLogDirsRequestDescribableLogDirTopic(r));
  const topics = topicsLength < 0 ? null : topicsItems;
  r.skipTags();
  return { topics };
}

export function decodeDescribeLogDirsRequestDescribableLogDirTopic(r: Reader): DescribeLogDirsRequestDescribableLogDirTopic {
  const topic = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topic, partitions };
}

export function encodeDescribeLogDirsResponse(w: Writer, m: DescribeLogDirsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeDescribeLogDirsResponseDescribeLogDirsResult(w, item);
  w.uvarint(0);
}

export function encodeDescribeLogDirsResponseDescribeLogDirsResult(w: Writer, m: DescribeLogDirsResponseDescribeLogDirsResult): void {
  w.int16(m.errorCode);
  w.compactString(m.logDir);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeLogDirsResponseDescribeLogDirsTopic(w, item);
  w.int64(m.totalBytes);
  w.int64(m.usableBytes);
  w.uvarint(0);
}

export function encodeDescribeLogDirsResponseDescribeLogDirsTopic(w: Writer, m: DescribeLogDirsResponseDescribeLogDirsTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDescribeLogDirsResponseDescribeLogDirsPartition(w, item);
  w.uvarint(0);
}

export function encodeDescribeLogDirsResponseDescribeLogDirsPartition(w: Writer, m: DescribeLogDirsResponseDescribeLogDirsPartition): void {
  w.int32(m.partitionIndex);
  w.int64(m.partitionSize);
  w.int64(m.offsetLag);
  w.bool(m.isFutureKey);
  w.uvarint(0);
}

export const describeLogDirsV4Peer: Peer<DescribeLogDirsRequest, DescribeLogDirsResponse> = {
  api: describeLogDirsV4,
  decodeRequest: decodeDescribeLogDirsRequest,
  encodeResponse: encodeDescribeLogDirsResponse,
};

