// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeGroupsV5 } from '../describe-groups-v5.ts';
import type {
  DescribeGroupsRequest,
  DescribeGroupsResponse,
  DescribeGroupsResponseDescribedGroup,
  DescribeGroupsResponseDescribedGroupMember,
} from '../describe-groups-v5.ts';

export function decodeDescribeGroupsRequest(r: Reader): DescribeGroupsRequest {
  const groups: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(r.compactString());
  const includeAuthorizedOperations = r.bool();
  r.skipTags();
  return { groups, includeAuthorizedOperations };
}

export function encodeDescribeGroupsResponse(w: Writer, m: DescribeGroupsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeDescribeGroupsResponseDescribedGroup(w, item);
  w.uvarint(0);
}

export function encodeDescribeGroupsResponseDescribedGroup(w: Writer, m: DescribeGroupsResponseDescribedGroup): void {
  w.int16(m.errorCode);
  w.compactString(m.groupId);
  w.compactString(m.groupState);
  w.compactString(m.protocolType);
  w.compactString(m.protocolData);
  w.compactLength(m.members.length);
  for (const item of m.members) encodeDescribeGroupsResponseDescribedGroupMember(w, item);
  w.int32(m.authorizedOperations);
  w.uvarint(0);
}

export function encodeDescribeGroupsResponseDescribedGroupMember(w: Writer, m: DescribeGroupsResponseDescribedGroupMember): void {
  w.compactString(m.memberId);
  w.compactStringOrNull(m.groupInstanceId);
  w.compactString(m.clientId);
  w.compactString(m.clientHost);
  w.compactBytes(m.memberMetadata);
  w.compactBytes(m.memberAssignment);
  w.uvarint(0);
}

export const describeGroupsV5Peer: Peer<DescribeGroupsRequest, DescribeGroupsResponse> = {
  api: describeGroupsV5,
  decodeRequest: decodeDescribeGroupsRequest,
  encodeResponse: encodeDescribeGroupsResponse,
};

