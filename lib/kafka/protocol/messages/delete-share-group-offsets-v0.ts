// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DeleteShareGroupOffsetsRequest = {
  groupId: string;
  topics: readonly DeleteShareGroupOffsetsRequestTopic[];
};

export type DeleteShareGroupOffsetsRequestTopic = {
  topicName: string;
};

export type DeleteShareGroupOffsetsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  responses: readonly DeleteShareGroupOffsetsResponseTopic[];
};

export type DeleteShareGroupOffsetsResponseTopic = {
  topicName: string;
  topicId: string;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeDeleteShareGroupOffsetsRequest(w: Writer, m: DeleteShareGroupOffsetsRequest): void {
  w.compactString(m.groupId);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDeleteShareGroupOffsetsRequestTopic(w, item);
  w.uvarint(0);
}

export function encodeDeleteShareGroupOffsetsRequestTopic(w: Writer, m: DeleteShareGroupOffsetsRequestTopic): void {
  w.compactString(m.topicName);
  w.uvarint(0);
}

export function decodeDeleteShareGroupOffsetsResponse(r: Reader): DeleteShareGroupOffsetsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const responses: DeleteShareGroupOffsetsResponseTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) responses.push(decodeDeleteShareGroupOffsetsResponseTopic(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, responses };
}

export function decodeDeleteShareGroupOffsetsResponseTopic(r: Reader): DeleteShareGroupOffsetsResponseTopic {
  const topicName = r.compactString();
  const topicId = r.uuid();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { topicName, topicId, errorCode, errorMessage };
}

export const deleteShareGroupOffsetsV0: Api<DeleteShareGroupOffsetsRequest, DeleteShareGroupOffsetsResponse> = {
  name: 'DeleteShareGroupOffsets',
  key: 92,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDeleteShareGroupOffsetsRequest,
  decode: decodeDeleteShareGroupOffsetsResponse,
};

