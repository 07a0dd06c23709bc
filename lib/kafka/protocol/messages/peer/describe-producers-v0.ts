// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeProducersV0 } from '../describe-producers-v0.ts';
import type {
  DescribeProducersRequest,
  DescribeProducersRequestTopicRequest,
  DescribeProducersResponse,
  DescribeProducersResponsePartitionResponse,
  DescribeProducersResponseProducerState,
  DescribeProducersResponseTopicResponse,
} from '../describe-producers-v0.ts';

export function decodeDescribeProducersRequest(r: Reader): DescribeProducersRequest {
  const topics: DescribeProducersRequestTopicRequest[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeProducersRequestTopicRequest(r));
  r.skipTags();
  return { topics };
}

export function decodeDescribeProducersRequestTopicRequest(r: Reader): DescribeProducersRequestTopicRequest {
  const name = r.compactString();
  const partitionIndexes = r.compactInt32Array();
  r.skipTags();
  return { name, partitionIndexes };
}

export function encodeDescribeProducersResponse(w: Writer, m: DescribeProducersResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeProducersResponseTopicResponse(w, item);
  w.uvarint(0);
}

export function encodeDescribeProducersResponseTopicResponse(w: Writer, m: DescribeProducersResponseTopicResponse): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDescribeProducersResponsePartitionResponse(w, item);
  w.uvarint(0);
}

export function encodeDescribeProducersResponsePartitionResponse(w: Writer, m: DescribeProducersResponsePartitionResponse): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.activeProducers.length);
  for (const item of m.activeProducers) encodeDescribeProducersResponseProducerState(w, item);
  w.uvarint(0);
}

export function encodeDescribeProducersResponseProducerState(w: Writer, m: DescribeProducersResponseProducerState): void {
  w.int64(m.producerId);
  w.int32(m.producerEpoch);
  w.int32(m.lastSequence);
  w.int64(m.lastTimestamp);
  w.int32(m.coordinatorEpoch);
  w.int64(m.currentTxnStartOffset);
  w.uvarint(0);
}

export const describeProducersV0Peer: Peer<DescribeProducersRequest, DescribeProducersResponse> = {
  api: describeProducersV0,
  decodeRequest: decodeDescribeProducersRequest,
  encodeResponse: encodeDescribeProducersResponse,
};

