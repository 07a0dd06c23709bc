// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { writeTxnMarkersV1 } from '../write-txn-markers-v1.ts';
import type {
  WriteTxnMarkersRequest,
  WriteTxnMarkersRequestWritableTxnMarker,
  WriteTxnMarkersRequestWritableTxnMarkerTopic,
  WriteTxnMarkersResponse,
  WriteTxnMarkersResponseWritableTxnMarkerPartitionResult,
  WriteTxnMarkersResponseWritableTxnMarkerResult,
  WriteTxnMarkersResponseWritableTxnMarkerTopicResult,
} from '../write-txn-markers-v1.ts';

export function decodeWriteTxnMarkersRequest(r: Reader): WriteTxnMarkersRequest {
  const markers: WriteTxnMarkersRequestWritableTxnMarker[] = [];
  for (let n = r.compactLength(); n > 0; n--) markers.push(decodeWriteTxnMarkersRequestWritableTxnMarker(r));
  r.skipTags();
  return { markers };
}

export function decodeWriteTxnMarkersRequestWritableTxnMarker(r: Reader): WriteTxnMarkersRequestWritableTxnMarker {
  const producerId = r.int64();
  const producerEpoch = r.int16();
  const transactionResult = r.bool();
  const topics: WriteTxnMarkersRequestWritableTxnMarkerTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeWriteTxnMarkersRequestWritableTxnMarkerTopic(r));
  const coordinatorEpoch = r.int32();
  r.skipTags();
  return { producerId, producerEpoch, transactionResult, topics, coordinatorEpoch };
}

export function decodeWriteTxnMarkersRequestWritableTxnMarkerTopic(r: Reader): WriteTxnMarkersRequestWritableTxnMarkerTopic {
  const name = r.compactString();
  const partitionIndexes = r.compactInt32Array();
  r.skipTags();
  return { name, partitionIndexes };
}

export function encodeWriteTxnMarkersResponse(w: Writer, m: WriteTxnMarkersResponse): void {
  w.compactLength(m.markers.length);
  for (const item of m.markers) encodeWriteTxnMarkersResponseWritableTxnMarkerResult(w, item);
  w.uvarint(0);
}

export function encodeWriteTxnMarkersResponseWritableTxnMarkerResult(w: Writer, m: WriteTxnMarkersResponseWritableTxnMarkerResult): void {
  w.int64(m.producerId);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(w, item);
  w.uvarint(0);
}

export function encodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(w: Writer, m: WriteTxnMarkersResponseWritableTxnMarkerTopicResult): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(w, item);
  w.uvarint(0);
}

export function encodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(w: Writer, m: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const writeTxnMarkersV1Peer: Peer<WriteTxnMarkersRequest, WriteTxnMarkersResponse> = {
  api: writeTxnMarkersV1,
  decodeRequest: decodeWriteTxnMarkersRequest,
  encodeResponse: encodeWriteTxnMarkersResponse,
};

