// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { deleteGroupsV2 } from '../delete-groups-v2.ts';
import type {
  DeleteGroupsRequest,
  DeleteGroupsResponse,
  DeleteGroupsResponseDeletableGroupResult,
} from '../delete-groups-v2.ts';

export function decodeDeleteGroupsRequest(r: Reader): DeleteGroupsRequest {
  const groupsNames: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) groupsNames.push(r.compactString());
  r.skipTags();
  return { groupsNames };
}

export function encodeDeleteGroupsResponse(w: Writer, m: DeleteGroupsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeDeleteGroupsResponseDeletableGroupResult(w, item);
  w.uvarint(0);
}

export function encodeDeleteGroupsResponseDeletableGroupResult(w: Writer, m: DeleteGroupsResponseDeletableGroupResult): void {
  w.compactString(m.groupId);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const deleteGroupsV2Peer: Peer<DeleteGroupsRequest, DeleteGroupsResponse> = {
  api: deleteGroupsV2,
  decodeRequest: decodeDeleteGroupsRequest,
  encodeResponse: encodeDeleteGroupsResponse,
};

