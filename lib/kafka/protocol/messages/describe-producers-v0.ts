// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeProducersRequest = {
  topics: readonly DescribeProducersRequestTopicRequest[];
};

export type DescribeProducersRequestTopicRequest = {
  name: string;
  partitionIndexes: readonly number[];
};

export type DescribeProducersResponse = {
  throttleTimeMs: number;
  topics: readonly DescribeProducersResponseTopicResponse[];
};

export type DescribeProducersResponseTopicResponse = {
  name: string;
  partitions: readonly DescribeProducersResponsePartitionResponse[];
};

export type DescribeProducersResponsePartitionResponse = {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  activeProducers: readonly DescribeProducersResponseProducerState[];
};

export type DescribeProducersResponseProducerState = {
  producerId: bigint;
  producerEpoch: number;
  lastSequence: number;
  lastTimestamp: bigint;
  coordinatorEpoch: number;
  currentTxnStartOffset: bigint;
};

export function encodeDescribeProducersRequest(w: Writer, m: DescribeProducersRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeProducersRequestTopicRequest(w, item);
  w.uvarint(0);
}

export function encodeDescribeProducersRequestTopicRequest(w: Writer, m: DescribeProducersRequestTopicRequest): void {
  w.compactString(m.name);
  w.compactLength(m.partitionIndexes.length);
  for (const item of m.partitionIndexes) w.int32(item);
  w.uvarint(0);
}

export function decodeDescribeProducersResponse(r: Reader): DescribeProducersResponse {
  const throttleTimeMs = r.int32();
  const topics: DescribeProducersResponseTopicResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeProducersResponseTopicResponse(r));
  r.skipTags();
  return { throttleTimeMs, topics };
}

export function decodeDescribeProducersResponseTopicResponse(r: Reader): DescribeProducersResponseTopicResponse {
  const name = r.compactString();
  const partitions: DescribeProducersResponsePartitionResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDescribeProducersResponsePartitionResponse(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeDescribeProducersResponsePartitionResponse(r: Reader): DescribeProducersResponsePartitionResponse {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const activeProducers: DescribeProducersResponseProducerState[] = [];
  for (let n = r.compactLength(); n > 0; n--) activeProducers.push(decodeDescribeProducersResponseProducerState(r));
  r.skipTags();
  return { partitionIndex, errorCode, errorMessage, activeProducers };
}

export function decodeDescribeProducersResponseProducerState(r: Reader): DescribeProducersResponseProducerState {
  const producerId = r.int64();
  const producerEpoch = r.int32();
  const lastSequence = r.int32();
  const lastTimestamp = r.int64();
  const coordinatorEpoch = r.int32();
  const currentTxnStartOffset = r.int64();
  r.skipTags();
  return { producerId, producerEpoch, lastSequence, lastTimestamp, coordinatorEpoch, currentTxnStartOffset };
}

export const describeProducersV0: Api<DescribeProducersRequest, DescribeProducersResponse> = {
  name: 'DescribeProducers',
  key: 61,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeProducersRequest,
  decode: decodeDescribeProducersResponse,
};

