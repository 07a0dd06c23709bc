// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { deleteTopicsV6 } from '../delete-topics-v6.ts';
import type {
  DeleteTopicsRequest,
  DeleteTopicsRequestDeleteTopicState,
  DeleteTopicsResponse,
  DeleteTopicsResponseDeletableTopicResult,
} from '../delete-topics-v6.ts';

export function decodeDeleteTopicsRequest(r: Reader): DeleteTopicsRequest {
  const topics: DeleteTopicsRequestDeleteTopicState[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDeleteTopicsRequestDeleteTopicState(r));
  const timeoutMs = r.int32();
  r.skipTags();
  return { topics, timeoutMs };
}

export function decodeDeleteTopicsRequestDeleteTopicState(r: Reader): DeleteTopicsRequestDeleteTopicState {
  const name = r.compactStringOrNull();
  const topicId = r.uuid();
  r.skipTags();
  return { name, topicId };
}

export function encodeDeleteTopicsResponse(w: Writer, m: DeleteTopicsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.responses.length);
  for (const item of m.responses) encodeDeleteTopicsResponseDeletableTopicResult(w, item);
  w.uvarint(0);
}

export function encodeDeleteTopicsResponseDeletableTopicResult(w: Writer, m: DeleteTopicsResponseDeletableTopicResult): void {
  w.compactStringOrNull(m.name);
  w.uuid(m.topicId);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const deleteTopicsV6Peer: Peer<DeleteTopicsRequest, DeleteTopicsResponse> = {
  api: deleteTopicsV6,
  decodeRequest: decodeDeleteTopicsRequest,
  encodeResponse: encodeDeleteTopicsResponse,
};

