// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type CreateTopicsRequest = {
  topics: readonly CreateTopicsRequestCreatableTopic[];
  timeoutMs?: number | undefined;
  validateOnly?: boolean | undefined;
};

export type CreateTopicsRequestCreatableTopic = {
  name: string;
  numPartitions: number;
  replicationFactor: number;
  assignments: readonly CreateTopicsRequestCreatableReplicaAssignment[];
  configs: readonly CreateTopicsRequestCreatableTopicConfig[];
};

export type CreateTopicsRequestCreatableReplicaAssignment = {
  partitionIndex: number;
  brokerIds: readonly number[];
};

export type CreateTopicsRequestCreatableTopicConfig = {
  name: string;
  value: string | null;
};

export type CreateTopicsResponse = {
  throttleTimeMs: number;
  topics: readonly CreateTopicsResponseCreatableTopicResult[];
};

export type CreateTopicsResponseCreatableTopicResult = {
  name: string;
  topicId: string;
  errorCode: number;
  errorMessage: string | null;
  topicConfigErrorCode?: number | undefined;
  numPartitions: number;
  replicationFactor: number;
  configs: readonly CreateTopicsResponseCreatableTopicConfigs[] | null;
};

export type CreateTopicsResponseCreatableTopicConfigs = {
  name: string;
  value: string | null;
  readOnly: boolean;
  configSource: number;
  isSensitive: boolean;
};

export function encodeCreateTopicsRequest(w: Writer, m: CreateTopicsRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeCreateTopicsRequestCreatableTopic(w, item);
  w.int32(m.timeoutMs ?? 60000);
  w.bool(m.validateOnly ?? false);
  w.uvarint(0);
}

export function encodeCreateTopicsRequestCreatableTopic(w: Writer, m: CreateTopicsRequestCreatableTopic): void {
  w.compactString(m.name);
  w.int32(m.numPartitions);
  w.int16(m.replicationFactor);
  w.compactLength(m.assignments.length);
  for (const item of m.assignments) encodeCreateTopicsRequestCreatableReplicaAssignment(w, item);
  w.compactLength(m.configs.length);
  for (const item of m.configs) encodeCreateTopicsRequestCreatableTopicConfig(w, item);
  w.uvarint(0);
}

export function encodeCreateTopicsRequestCreatableReplicaAssignment(w: Writer, m: CreateTopicsRequestCreatableReplicaAssignment): void {
  w.int32(m.partitionIndex);
  w.compactLength(m.brokerIds.length);
  for (const item of m.brokerIds) w.int32(item);
  w.uvarint(0);
}

export function encodeCreateTopicsRequestCreatableTopicConfig(w: Writer, m: CreateTopicsRequestCreatableTopicConfig): void {
  w.compactString(m.name);
  w.compactStringOrNull(m.value);
  w.uvarint(0);
}

export function decodeCreateTopicsResponse(r: Reader): CreateTopicsResponse {
  const throttleTimeMs = r.int32();
  const topics: CreateTopicsResponseCreatableTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeCreateTopicsResponseCreatableTopicResult(r));
  r.skipTags();
  return { throttleTimeMs, topics };
}

export function decodeCreateTopicsResponseCreatableTopicResult(r: Reader): CreateTopicsResponseCreatableTopicResult {
  const name = r.compactString();
  const topicId = r.uuid();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const numPartitions = r.int32();
  const replicationFactor = r.int16();
  const configsLength = r.compactLengthOrNull();
  const configsItems: CreateTopicsResponseCreatableTopicConfigs[] = [];
  for (let n = configsLength; n > 0; n--) configsItems.push(decodeCreateTopicsResponseCreatableTopicConfigs(r));
  const configs = configsLength < 0 ? null : configsItems;
  let topicConfigErrorCode: number | undefined;
  for (let n = r.uvarint(); n > 0; n--) {
    const tag = r.uvarint();
    const size = r.uvarint();
    switch (tag) {
      case 0: {
        topicConfigErrorCode = r.int16();
        break;
      }
      default:
        r.skip(size);
    }
  }
  return { name, topicId, errorCode, errorMessage, topicConfigErrorCode, numPartitions, replicationFactor, configs };
}

export function decodeCreateTopicsResponseCreatableTopicConfigs(r: Reader): CreateTopicsResponseCreatableTopicConfigs {
  const name = r.compactString();
  const value = r.compactStringOrNull();
  const readOnly = r.bool();
  const configSource = r.int8();
  const isSensitive = r.bool();
  r.skipTags();
  return { name, value, readOnly, configSource, isSensitive };
}

export const createTopicsV7: Api<CreateTopicsRequest, CreateTopicsResponse> = {
  name: 'CreateTopics',
  key: 19,
  version: 7,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeCreateTopicsRequest,
  decode: decodeCreateTopicsResponse,
};

