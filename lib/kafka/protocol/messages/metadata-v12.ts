// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type MetadataRequest = {
  topics: readonly MetadataRequestTopic[] | null;
  allowAutoTopicCreation?: boolean | undefined;
  includeTopicAuthorizedOperations: boolean;
};

export type MetadataRequestTopic = {
  topicId: string;
  name: string | null;
};

export type MetadataResponse = {
  throttleTimeMs: number;
  brokers: readonly MetadataResponseBroker[];
  clusterId: string | null;
  controllerId: number;
  topics: readonly MetadataResponseTopic[];
};

export type MetadataResponseBroker = {
  nodeId: number;
  host: string;
  port: number;
  rack: string | null;
};

export type MetadataResponseTopic = {
  errorCode: number;
  name: string | null;
  topicId: string;
  isInternal: boolean;
  partitions: readonly MetadataResponsePartition[];
  topicAuthorizedOperations: number;
};

export type MetadataResponsePartition = {
  errorCode: number;
  partitionIndex: number;
  leaderId: number;
  leaderEpoch: number;
  replicaNodes: readonly number[];
  isrNodes: readonly number[];
  offlineReplicas: readonly number[];
};

export function encodeMetadataRequest(w: Writer, m: MetadataRequest): void {
  if (m.topics === null) w.compactLength(-1);
  else {
    w.compactLength(m.topics.length);
    for (const item of m.topics) encodeMetadataRequestTopic(w, item);
  }
  w.bool(m.allowAutoTopicCreation ?? true);
  w.bool(m.includeTopicAuthorizedOperations);
  w.uvarint(0);
}

export function encodeMetadataRequestTopic(w: Writer, m: MetadataRequestTopic): void {
  w.uuid(m.topicId);
  w.compactStringOrNull(m.name);
  w.uvarint(0);
}

export function decodeMetadataResponse(r: Reader): MetadataResponse {
  const throttleTimeMs = r.int32();
  const brokers: MetadataResponseBroker[] = [];
  for (let n = r.compactLength(); n > 0; n--) brokers.push(decodeMetadataResponseBroker(r));
  const clusterId = r.compactStringOrNull();
  const controllerId = r.int32();
  const topics: MetadataResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeMetadataResponseTopic(r));
  r.skipTags();
  return { throttleTimeMs, brokers, clusterId, controllerId, topics };
}

export function decodeMetadataResponseBroker(r: Reader): MetadataResponseBroker {
  const nodeId = r.int32();
  const host = r.compactString();
  const port = r.int32();
  const rack = r.compactStringOrNull();
  r.skipTags();
  return { nodeId, host, port, rack };
}

export function decodeMetadataResponseTopic(r: Reader): MetadataResponseTopic {
  const errorCode = r.int16();
  const name = r.compactStringOrNull();
  const topicId = r.uuid();
  const isInternal = r.bool();
  const partitions: MetadataResponsePartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeMetadataResponsePartition(r));
  const topicAuthorizedOperations = r.int32();
  r.skipTags();
  return { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations };
}

export function decodeMetadataResponsePartition(r: Reader): MetadataResponsePartition {
  const errorCode = r.int16();
  const partitionIndex = r.int32();
  const leaderId = r.int32();
  const leaderEpoch = r.int32();
  const replicaNodes = r.compactInt32Array();
  const isrNodes = r.compactInt32Array();
  const offlineReplicas = r.compactInt32Array();
  r.skipTags();
  return { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, offlineReplicas };
}

export function* stepsMetadataResponse(r: Reader): Generator<undefined, MetadataResponse, undefined> {
  const throttleTimeMs = r.int32();
  const brokers: MetadataResponseBroker[] = [];
  for (let n = r.compactLength(); n > 0; n--) brokers.push(decodeMetadataResponseBroker(r));
  const clusterId = r.compactStringOrNull();
  const controllerId = r.int32();
  const topics: MetadataResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    topics.push(decodeMetadataResponseTopic(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, brokers, clusterId, controllerId, topics };
}

export const metadataV12: Api<MetadataRequest, MetadataResponse> = {
  name: 'Metadata',
  key: 3,
  version: 12,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeMetadataRequest,
  decode: decodeMetadataResponse,
  steps: stepsMetadataResponse,
};

