// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DeleteTopicsRequest = {
  topics: readonly DeleteTopicsRequestDeleteTopicState[];
  timeoutMs: number;
};

export type DeleteTopicsRequestDeleteTopicState = {
  name?: string | null | undefined;
  topicId: string;
};

export type DeleteTopicsResponse = {
  throttleTimeMs: number;
  responses: readonly DeleteTopicsResponseDeletableTopicResult[];
};

export type DeleteTopicsResponseDeletableTopicResult = {
  name: string | null;
  topicId: string;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeDeleteTopicsRequest(w: Writer, m: DeleteTopicsRequest): void {
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDeleteTopicsRequestDeleteTopicState(w, item);
  w.int32(m.timeoutMs);
  w.uvarint(0);
}

export function encodeDeleteTopicsRequestDeleteTopicState(w: Writer, m: DeleteTopicsRequestDeleteTopicState): void {
  w.compactStringOrNull(m.name ?? null);
  w.uuid(m.topicId);
  w.uvarint(0);
}

export function decodeDeleteTopicsResponse(r: Reader): DeleteTopicsResponse {
  const throttleTimeMs = r.int32();
  const responses: DeleteTopicsResponseDeletableTopicResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) responses.push(decodeDeleteTopicsResponseDeletableTopicResult(r));
  r.skipTags();
  return { throttleTimeMs, responses };
}

export function decodeDeleteTopicsResponseDeletableTopicResult(r: Reader): DeleteTopicsResponseDeletableTopicResult {
  const name = r.compactStringOrNull();
  const topicId = r.uuid();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { name, topicId, errorCode, errorMessage };
}

export const deleteTopicsV6: Api<DeleteTopicsRequest, DeleteTopicsResponse> = {
  name: 'DeleteTopics',
  key: 20,
  version: 6,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDeleteTopicsRequest,
  decode: decodeDeleteTopicsResponse,
};

