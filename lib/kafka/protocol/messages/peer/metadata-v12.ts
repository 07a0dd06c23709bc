// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { metadataV12 } from '../metadata-v12.ts';
import type {
  MetadataRequest,
  MetadataRequestTopic,
  MetadataResponse,
  MetadataResponseBroker,
  MetadataResponsePartition,
  MetadataResponseTopic,
} from '../metadata-v12.ts';

export function decodeMetadataRequest(r: Reader): MetadataRequest {
  const topicsLength = r.compactLengthOrNull();
  const topicsItems: MetadataRequestTopic[] = [];
  for (let n = topicsLength; n > 0; n--) topicsItems.push(decodeMetadataRequestTopic(r));
  const topics = topicsLength < 0 ? null : topicsItems;
  const allowAutoTopicCreation = r.bool();
  const includeTopicAuthorizedOperations = r.bool();
  r.skipTags();
  return { topics, allowAutoTopicCreation, includeTopicAuthorizedOperations };
}

export function decodeMetadataRequestTopic(r: Reader): MetadataRequestTopic {
  const topicId = r.uuid();
  const name = r.compactStringOrNull();
  r.skipTags();
  return { topicId, name };
}

export function encodeMetadataResponse(w: Writer, m: MetadataResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.brokers.length);
  for (const item of m.brokers) encodeMetadataResponseBroker(w, item);
  w.compactStringOrNull(m.clusterId);
  w.int32(m.controllerId);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeMetadataResponseTopic(w, item);
  w.uvarint(0);
}

export function encodeMetadataResponseBroker(w: Writer, m: MetadataResponseBroker): void {
  w.int32(m.nodeId);
  w.compactString(m.host);
  w.int32(m.port);
  w.compactStringOrNull(m.rack);
  w.uvarint(0);
}

export function encodeMetadataResponseTopic(w: Writer, m: MetadataResponseTopic): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.name);
  w.uuid(m.topicId);
  w.bool(m.isInternal);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeMetadataResponsePartition(w, item);
  w.int32(m.topicAuthorizedOperations);
  w.uvarint(0);
}

export function encodeMetadataResponsePartition(w: Writer, m: MetadataResponsePartition): void {
  w.int16(m.errorCode);
  w.int32(m.partitionIndex);
  w.int32(m.leaderId);
  w.int32(m.leaderEpoch);
  w.compactLength(m.replicaNodes.length);
  for (const item of m.replicaNodes) w.int32(item);
  w.compactLength(m.isrNodes.length);
  for (const item of m.isrNodes) w.int32(item);
  w.compactLength(m.offlineReplicas.length);
  for (const item of m.offlineReplicas) w.int32(item);
  w.uvarint(0);
}

export const metadataV12Peer: Peer<MetadataRequest, MetadataResponse> = {
  api: metadataV12,
  decodeRequest: decodeMetadataRequest,
  encodeResponse: encodeMetadataResponse,
};

