// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type CreatePartitionsRequest = {
  topics: readonly CreatePartitionsRequestCreatePartitionsTopic[];
  timeoutMs: number;
  validateOnly: boolean;
};

export type CreatePartitionsRequestCreatePartitionsTopic = {
  name: string;
  count: number;
  assignments: readonly CreatePartitionsRequestCreatePartitionsAssignment[] | null;
};

export type CreatePartitionsRequestCreatePartitionsAssignment = {
  brokerIds: readonly number[];
};

export type CreatePartitionsResponse = {
  throttleTimeMs: number;
  results: readonly CreatePartitionsResponseCreatePartitionsTopicResult[];
};

export type CreatePartitionsResponseCreatePartitionsTopicResult = {
  name: string;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeCreatePartitionsRequest(w: Writer, m: CreatePartitionsRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeCreatePartitionsRequestCreatePartitionsTopic(w, item);
  w.int32(m.timeoutMs);
  w.bool(m.validateOnly);
  w.uvarint(0);
}

export function encodeCreatePartitionsRequestCreatePartitionsTopic(w: Writer, m: CreatePartitionsRequestCreatePartitionsTopic): void {
  w.compactString(m.name);
  w.int32(m.count);
  if (m.assignments === null) w.compactLength(-1);
  else {
    w.compactLength(m.assignments.length);
    for (const item of m.assignments) encodeCreatePartitionsRequestCreatePartitionsAssignment(w, item);
  }
  w.uvarint(0);
}

export function encodeCreatePartitionsRequestCreatePartitionsAssignment(w: Writer, m: CreatePartitionsRequestCreatePartitionsAssignment): void {
  w.compactLength(m.brokerIds.length);
  for (const item of m.brokerIds) w.int32(item);
  w.uvarint(0);
}

export function decodeCreatePartitionsResponse(r: Reader): CreatePartitionsResponse {
  const throttleTimeMs = r.int32();
  const results: CreatePartitionsResponseCreatePartitionsTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeCreatePartitionsResponseCreatePartitionsTopicResult(r));
  r.skipTags();
  return { throttleTimeMs, results };
}

export function decodeCreatePartitionsResponseCreatePartitionsTopicResult(r: Reader): CreatePartitionsResponseCreatePartitionsTopicResult {
  const name = r.compactString();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { name, errorCode, errorMessage };
}

export const createPartitionsV3: Api<CreatePartitionsRequest, CreatePartitionsResponse> = {
  name: 'CreatePartitions',
  key: 37,
  version: 3,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeCreatePartitionsRequest,
  decode: decodeCreatePartitionsResponse,
};

