// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { deleteShareGroupOffsetsV0 } from '../delete-share-group-offsets-v0.ts';
import type {
  DeleteShareGroupOffsetsRequest,
  DeleteShareGroupOffsetsRequestTopic,
  DeleteShareGroupOffsetsResponse,
  DeleteShareGroupOffsetsResponseTopic,
} from '../delete-share-group-offsets-v0.ts';

export function decodeDeleteShareGroupOffsetsRequest(r: Reader): DeleteShareGroupOffsetsRequest {
  const groupId = r.compactString();
  const topics: DeleteShareGroupOffsetsRequestTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDeleteShareGroupOffsetsRequestTopic(r));
  r.skipTags();
  return { groupId, topics };
}

export function decodeDeleteShareGroupOffsetsRequestTopic(r: Reader): DeleteShareGroupOffsetsRequestTopic {
  const topicName = r.compactString();
  r.skipTags();
  return { topicName };
}

export function encodeDeleteShareGroupOffsetsResponse(w: Writer, m: DeleteShareGroupOffsetsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.responses.length);
  for (const item of m.responses) encodeDeleteShareGroupOffsetsResponseTopic(w, item);
  w.uvarint(0);
}

export function encodeDeleteShareGroupOffsetsResponseTopic(w: Writer, m: DeleteShareGroupOffsetsResponseTopic): void {
  w.compactString(m.topicName);
  w.uuid(m.topicId);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const deleteShareGroupOffsetsV0Peer: Peer<DeleteShareGroupOffsetsRequest, DeleteShareGroupOffsetsResponse> = {
  api: deleteShareGroupOffsetsV0,
  decodeRequest: decodeDeleteShareGroupOffsetsRequest,
  encodeResponse: encodeDeleteShareGroupOffsetsResponse,
};

