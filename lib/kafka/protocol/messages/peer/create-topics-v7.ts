// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { createTopicsV7 } from '../create-topics-v7.ts';
import type {
  CreateTopicsRequest,
  CreateTopicsRequestCreatableReplicaAssignment,
  CreateTopicsRequestCreatableTopic,
  CreateTopicsRequestCreatableTopicConfig,
  CreateTopicsResponse,
  CreateTopicsResponseCreatableTopicConfigs,
  CreateTopicsResponseCreatableTopicResult,
} from '../create-topics-v7.ts';

export function decodeCreateTopicsRequest(r: Reader): CreateTopicsRequest {
  const topics: CreateTopicsRequestCreatableTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeCreateTopicsRequestCreatableTopic(r));
  const timeoutMs = r.int32();
  const validateOnly = r.bool();
  r.skipTags();
  return { topics, timeoutMs, validateOnly };
}

export function decodeCreateTopicsRequestCreatableTopic(r: Reader): CreateTopicsRequestCreatableTopic {
  const name = r.compactString();
  const numPartitions = r.int32();
  const replicationFactor = r.int16();
  const assignments: CreateTopicsRequestCreatableReplicaAssignment[] = [];
  for (let n = r.compactLength(); n > 0; n--) assignments.push(decodeCreateTopicsRequestCreatableReplicaAssignment(r));
  const configs: CreateTopicsRequestCreatableTopicConfig[] = [];
  for (let n = r.compactLength(); n > 0; n--) configs.push(decodeCreateTopicsRequestCreatableTopicConfig(r));
  r.skipTags();
  return { name, numPartitions, replicationFactor, assignments, configs };
}

export function decodeCreateTopicsRequestCreatableReplicaAssignment(r: Reader): CreateTopicsRequestCreatableReplicaAssignment {
  const partitionIndex = r.int32();
  const brokerIds = r.compactInt32Array();
  r.skipTags();
  return { partitionIndex, brokerIds };
}

export function decodeCreateTopicsRequestCreatableTopicConfig(r: Reader): CreateTopicsRequestCreatableTopicConfig {
  const name = r.compactString();
  const value = r.compactStringOrNull();
  r.skipTags();
  return { name, value };
}

export function encodeCreateTopicsResponse(w: Writer, m: CreateTopicsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeCreateTopicsResponseCreatableTopicResult(w, item);
  w.uvarint(0);
}

export function encodeCreateTopicsResponseCreatableTopicResult(w: Writer, m: CreateTopicsResponseCreatableTopicResult): void {
  w.compactString(m.name);
  w.uuid(m.topicId);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.int32(m.numPartitions);
  w.int16(m.replicationFactor);
  if (m.configs === null) w.compactLength(-1);
  else {
    w.compactLength(m.configs.length);
    for (const item of m.configs) encodeCreateTopicsResponseCreatableTopicConfigs(w, item);
  }
  w.uvarint((m.topicConfigErrorCode === undefined ? 0 : 1));
  const topicConfigErrorCode = m.topicConfigErrorCode;
  if (topicConfigErrorCode !== undefined) {
    w.tagged(0, (w) => {
      w.int16(topicConfigErrorCode);
    });
  }
}

export function encodeCreateTopicsResponseCreatableTopicConfigs(w: Writer, m: CreateTopicsResponseCreatableTopicConfigs): void {
  w.compactString(m.name);
  w.compactStringOrNull(m.value);
  w.bool(m.readOnly);
  w.int8(m.configSource);
  w.bool(m.isSensitive);
  w.uvarint(0);
}

export const createTopicsV7Peer: Peer<CreateTopicsRequest, CreateTopicsResponse> = {
  api: createTopicsV7,
  decodeRequest: decodeCreateTopicsRequest,
  encodeResponse: encodeCreateTopicsResponse,
};

