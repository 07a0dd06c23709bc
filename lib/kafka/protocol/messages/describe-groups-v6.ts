// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeGroupsRequest = {
  groups: readonly string[];
  includeAuthorizedOperations: boolean;
};

export type DescribeGroupsResponse = {
  throttleTimeMs: number;
  groups: readonly DescribeGroupsResponseDescribedGroup[];
};

export type DescribeGroupsResponseDescribedGroup = {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  protocolType: string;
  protocolData: string;
  members: readonly DescribeGroupsResponseDescribedGroupMember[];
  authorizedOperations: number;
};

export type DescribeGroupsResponseDescribedGroupMember = {
  memberId: string;
  groupInstanceId: string | null;
  clientId: string;
  clientHost: string;
  memberMetadata: Uint8Array;
  memberAssignment: Uint8Array;
};

export function encodeDescribeGroupsRequest(w: Writer, m: DescribeGroupsRequest): void {
  w.compactLength(m.groups.length);
  for (const item of m.groups) w.compactString(item);
  w.bool(m.includeAuthorizedOperations);
  w.uvarint(0);
}

export function decodeDescribeGroupsResponse(r: Reader): DescribeGroupsResponse {
  const throttleTimeMs = r.int32();
  const groups: DescribeGroupsResponseDescribedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeDescribeGroupsResponseDescribedGroup(r));
  r.skipTags();
  return { throttleTimeMs, groups };
}

export function decodeDescribeGroupsResponseDescribedGroup(r: Reader): DescribeGroupsResponseDescribedGroup {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const groupId = r.compactString();
  const groupState = r.compactString();
  const protocolType = r.compactString();
  const protocolData = r.compactString();
  const members: DescribeGroupsResponseDescribedGroupMember[] = [];
  for (let n = r.compactLength(); n > 0; n--) members.push(decodeDescribeGroupsResponseDescribedGroupMember(r));
  const authorizedOperations = r.int32();
  r.skipTags();
  return { errorCode, errorMessage, groupId, groupState, protocolType, protocolData, members, authorizedOperations };
}

export function decodeDescribeGroupsResponseDescribedGroupMember(r: Reader): DescribeGroupsResponseDescribedGroupMember {
  const memberId = r.compactString();
  const groupInstanceId = r.compactStringOrNull();
  const clientId = r.compactString();
  const clientHost = r.compactString();
  const memberMetadata = r.compactBytes();
  const memberAssignment = r.compactBytes();
  r.skipTags();
  return { memberId, groupInstanceId, clientId, clientHost, memberMetadata, memberAssignment };
}

export function* stepsDescribeGroupsResponse(r: Reader): Generator<undefined, DescribeGroupsResponse, undefined> {
  const throttleTimeMs = r.int32();
  const groups: DescribeGroupsResponseDescribedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    groups.push(decodeDescribeGroupsResponseDescribedGroup(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, groups };
}

export const describeGroupsV6: Api<DescribeGroupsRequest, DescribeGroupsResponse> = {
  name: 'DescribeGroups',
  key: 15,
  version: 6,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeGroupsRequest,
  decode: decodeDescribeGroupsResponse,
  steps: stepsDescribeGroupsResponse,
};

