// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DeleteGroupsRequest = {
  groupsNames: readonly string[];
};

export type DeleteGroupsResponse = {
  throttleTimeMs: number;
  results: readonly DeleteGroupsResponseDeletableGroupResult[];
};

export type DeleteGroupsResponseDeletableGroupResult = {
  groupId: string;
  errorCode: number;
};

export function encodeDeleteGroupsRequest(w: Writer, m: DeleteGroupsRequest): void {
  w.compactLength(m.groupsNames.length);
  for (const item of m.groupsNames) w.compactString(item);
  w.uvarint(0);
}

export function decodeDeleteGroupsResponse(r: Reader): DeleteGroupsResponse {
  const throttleTimeMs = r.int32();
  const results: DeleteGroupsResponseDeletableGroupResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeDeleteGroupsResponseDeletableGroupResult(r));
  r.skipTags();
  return { throttleTimeMs, results };
}

export function decodeDeleteGroupsResponseDeletableGroupResult(r: Reader): DeleteGroupsResponseDeletableGroupResult {
  const groupId = r.compactString();
  const errorCode = r.int16();
  r.skipTags();
  return { groupId, errorCode };
}

export const deleteGroupsV2: Api<DeleteGroupsRequest, DeleteGroupsResponse> = {
  name: 'DeleteGroups',
  key: 42,
  version: 2,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDeleteGroupsRequest,
  decode: decodeDeleteGroupsResponse,
};

