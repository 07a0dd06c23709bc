// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ListGroupsRequest = {
  statesFilter: readonly string[];
  typesFilter: readonly string[];
};

export type ListGroupsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  groups: readonly ListGroupsResponseListedGroup[];
};

export type ListGroupsResponseListedGroup = {
  groupId: string;
  protocolType: string;
  groupState: string;
  groupType: string;
};

export function encodeListGroupsRequest(w: Writer, m: ListGroupsRequest): void {
  w.compactLength(m.statesFilter.length);
  for (const item of m.statesFilter) w.compactString(item);
  w.compactLength(m.typesFilter.length);
  for (const item of m.typesFilter) w.compactString(item);
  w.uvarint(0);
}

export function decodeListGroupsResponse(r: Reader): ListGroupsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const groups: ListGroupsResponseListedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeListGroupsResponseListedGroup(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, groups };
}

export function decodeListGroupsResponseListedGroup(r: Reader): ListGroupsResponseListedGroup {
  const groupId = r.compactString();
  const protocolType = r.compactString();
  const groupState = r.compactString();
  const groupType = r.compactString();
  r.skipTags();
  return { groupId, protocolType, groupState, groupType };
}

export function* stepsListGroupsResponse(r: Reader): Generator<undefined, ListGroupsResponse, undefined> {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const groups: ListGroupsResponseListedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    groups.push(decodeListGroupsResponseListedGroup(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, errorCode, groups };
}

export const listGroupsV5: Api<ListGroupsRequest, ListGroupsResponse> = {
  name: 'ListGroups',
  key: 16,
  version: 5,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeListGroupsRequest,
  decode: decodeListGroupsResponse,
  steps: stepsListGroupsResponse,
};

