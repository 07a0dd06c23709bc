// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type WriteTxnMarkersRequest = {
  markers: readonly WriteTxnMarkersRequestWritableTxnMarker[];
};

export type WriteTxnMarkersRequestWritableTxnMarker = {
  producerId: bigint;
  producerEpoch: number;
  transactionResult: boolean;
  topics: readonly WriteTxnMarkersRequestWritableTxnMarkerTopic[];
  coordinatorEpoch: number;
};

export type WriteTxnMarkersRequestWritableTxnMarkerTopic = {
  name: string;
  partitionIndexes: readonly number[];
};

export type WriteTxnMarkersResponse = {
  markers: readonly WriteTxnMarkersResponseWritableTxnMarkerResult[];
};

export type WriteTxnMarkersResponseWritableTxnMarkerResult = {
  producerId: bigint;
  topics: readonly WriteTxnMarkersResponseWritableTxnMarkerTopicResult[];
};

export type WriteTxnMarkersResponseWritableTxnMarkerTopicResult = {
  name: string;
  partitions: readonly WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[];
};

export type WriteTxnMarkersResponseWritableTxnMarkerPartitionResult = {
  partitionIndex: number;
  errorCode: number;
};

export function encodeWriteTxnMarkersRequest(w: Writer, m: WriteTxnMarkersRequest): void {
  w.compactLength(m.markers.length);
  for (const item of m.markers) encodeWriteTxnMarkersRequestWritableTxnMarker(w, item);
  w.uvarint(0);
}

export function encodeWriteTxnMarkersRequestWritableTxnMarker(w: Writer, m: WriteTxnMarkersRequestWritableTxnMarker): void {
  w.int64(m.producerId);
  w.int16(m.producerEpoch);
  w.bool(m.transactionResult);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeWriteTxnMarkersRequestWritableTxnMarkerTopic(w, item);
  w.int32(m.coordinatorEpoch);
  w.uvarint(0);
}

export function encodeWriteTxnMarkersRequestWritableTxnMarkerTopic(w: Writer, m: WriteTxnMarkersRequestWritableTxnMarkerTopic): void {
  w.compactString(m.name);
  w.compactLength(m.partitionIndexes.length);
  for (const item of m.partitionIndexes) w.int32(item);
  w.uvarint(0);
}

export function decodeWriteTxnMarkersResponse(r: Reader): WriteTxnMarkersResponse {
  const markers: WriteTxnMarkersResponseWritableTxnMarkerResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) markers.push(decodeWriteTxnMarkersResponseWritableTxnMarkerResult(r));
  r.skipTags();
  return { markers };
}

export function decodeWriteTxnMarkersResponseWritableTxnMarkerResult(r: Reader): WriteTxnMarkersResponseWritableTxnMarkerResult {
  const producerId = r.int64();
  const topics: WriteTxnMarkersResponseWritableTxnMarkerTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(r));
  r.skipTags();
  return { producerId, topics };
}

export function decodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(r: Reader): WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  const name = r.compactString();
  const partitions: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(r: Reader): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  r.skipTags();
  return { partitionIndex, errorCode };
}

export const writeTxnMarkersV1: Api<WriteTxnMarkersRequest, WriteTxnMarkersResponse> = {
  name: 'WriteTxnMarkers',
  key: 27,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeWriteTxnMarkersRequest,
  decode: decodeWriteTxnMarkersResponse,
};

