// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { deleteRecordsV2 } from '../delete-records-v2.ts';
import type {
  DeleteRecordsRequest,
  DeleteRecordsRequestDeleteRecordsPartition,
  DeleteRecordsRequestDeleteRecordsTopic,
  DeleteRecordsResponse,
  DeleteRecordsResponseDeleteRecordsPartitionResult,
  DeleteRecordsResponseDeleteRecordsTopicResult,
} from '../delete-records-v2.ts';

export function decodeDeleteRecordsRequest(r: Reader): DeleteRecordsRequest {
  const topics: DeleteRecordsRequestDeleteRecordsTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDeleteRecordsRequestDeleteRecordsTopic(r));
  const timeoutMs = r.int32();
  r.skipTags();
  return { topics, timeoutMs };
}

export function decodeDeleteRecordsRequestDeleteRecordsTopic(r: Reader): DeleteRecordsRequestDeleteRecordsTopic {
  const name = r.compactString();
  const partitions: DeleteRecordsRequestDeleteRecordsPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeDeleteRecordsRequestDeleteRecordsPartition(r));
  r.skipTags();
  return { name, partitions };
}

export function decodeDeleteRecordsRequestDeleteRecordsPartition(r: Reader): DeleteRecordsRequestDeleteRecordsPartition {
  const partitionIndex = r.int32();
  const offset = r.int64();
  r.skipTags();
  return { partitionIndex, offset };
}

export function encodeDeleteRecordsResponse(w: Writer, m: DeleteRecordsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDeleteRecordsResponseDeleteRecordsTopicResult(w, item);
  w.uvarint(0);
}

export function encodeDeleteRecordsResponseDeleteRecordsTopicResult(w: Writer, m: DeleteRecordsResponseDeleteRecordsTopicResult): void {
  w.compactString(m.name);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeDeleteRecordsResponseDeleteRecordsPartitionResult(w, item);
  w.uvarint(0);
}

export function encodeDeleteRecordsResponseDeleteRecordsPartitionResult(w: Writer, m: DeleteRecordsResponseDeleteRecordsPartitionResult): void {
  w.int32(m.partitionIndex);
  w.int64(m.lowWatermark);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const deleteRecordsV2Peer: Peer<DeleteRecordsRequest, DeleteRecordsResponse> = {
  api: deleteRecordsV2,
  decodeRequest: decodeDeleteRecordsRequest,
  encodeResponse: encodeDeleteRecordsResponse,
};

