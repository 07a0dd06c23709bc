// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeLogDirsRequest = {
  topics: readonly DescribeLogDirsRequestDescribableLogDirTopic[] | null;
};

export type DescribeLogDirsRequestDescribableLogDirTopic = {
  topic: string;
  partitions: readonly number[];
};

export type DescribeLogDirsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  results: readonly DescribeLogDirsResponseDescribeLogDirsResult[];
};

export type DescribeLogDirsResponseDescribeLogDirsResult = {
  errorCode: number;
  logDir: string;
  topics: readonly DescribeLogDirsResponseDescribeLogDirsTopic[];
  totalBytes: bigint;
  usableBytes: bigint;
};

export type DescribeLogDirsResponseDescribeLogDirsTopic = {
  name: string;
  partitions: readonly DescribeLogDirsResponseDescribeLogDirsPartition[];
};

export type DescribeLogDirsResponseDescribeLogDirsPartition = {
  partitionIndex: number;
  partitionSize: bigint;
  offsetLag: bigint;
  isFutureKey: boolean;
};

export function encodeDescribeLogDirsRequest(w: Writer, m: DescribeLogDirsRequest): void {
  if (m.topics === null) w.compactLength(-1);
  else {
    w.compactLength(m.topics.length);
    for (const item of m.topics) encodeDescribeLogDirsRequestDescribableLogDirTopic(w, item);
  }
  w.uvarint(0);
}

export function encodeDescribeLogDirsRequestDescribableLogDirTopic(w: Writer, m: DescribeLogDirsRequestDescribableLogDirTopic): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export function decodeDescribeLogDirsResponse(r: Reader): DescribeLogDirsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const results: DescribeLogDirsResponseDescribeLogDirsResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeDescribeLogDirsResponseDescribeLogDirsResult(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, results };
}

export function decodeDescribeLogDirsResponseDescribeLogDirsResult(r: Reader): DescribeLogDirsResponseDescribeLogDirsResult {
  const errorCode = r.int16();
  const logDir = r.compactString();
  const topics: DescribeLogDirsResponseDescribeLogDirsTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeLogDirsResponseDescribeLogDirsTopic(r));
  const totalBytes = r.int64();
  const usableBytes = r.int64();
  r.skipTags();
  return { errorCode, logDir, topics, totalBytes, usableBytes };
}

export function decodeDescribeLogDirsResponseDescribeLogDirsTopic(r: Reader): DescribeLogDirsResponseDescribeLogDirsTopic {
  const name = r.compactString();
  const partitions: DescribeLogDirsResponseDescribeLogDirsPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDescribeLogDirsResponseDescribeLogDirsPartition(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeDescribeLogDirsResponseDescribeLogDirsPartition(r: Reader): DescribeLogDirsResponseDescribeLogDirsPartition {
  const partitionIndex = r.int32();
  const partitionSize = r.int64();
  const offsetLag = r.int64();
  const isFutureKey = r.bool();
  r.skipTags();
  return { partitionIndex, partitionSize, offsetLag, isFutureKey };
}

export function* stepsDescribeLogDirsResponse(r: Reader): Generator<undefined, DescribeLogDirsResponse, undefined> {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const results: DescribeLogDirsResponseDescribeLogDirsResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    results.push(yield* stepsDescribeLogDirsResponseDescribeLogDirsResult(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, errorCode, results };
}

export function* stepsDescribeLogDirsResponseDescribeLogDirsResult(r: Reader): Generator<undefined, DescribeLogDirsResponseDescribeLogDirsResult, undefined> {
  const errorCode = r.int16();
  const logDir = r.compactString();
  const topics: DescribeLogDirsResponseDescribeLogDirsTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    topics.push(decodeDescribeLogDirsResponseDescribeLogDirsTopic(r));
    yield;
  }
  const totalBytes = r.int64();
  const usableBytes = r.int64();
  r.skipTags();
  return { errorCode, logDir, topics, totalBytes, usableBytes };
}

export const describeLogDirsV4: Api<DescribeLogDirsRequest, DescribeLogDirsResponse> = {
  name: 'DescribeLogDirs',
  key: 35,
  version: 4,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeLogDirsRequest,
  decode: decodeDescribeLogDirsResponse,
  steps: stepsDescribeLogDirsResponse,
};

