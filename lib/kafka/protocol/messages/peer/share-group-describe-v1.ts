// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { shareGroupDescribeV1 } from '../share-group-describe-v1.ts';
import type {
  ShareGroupDescribeRequest,
  ShareGroupDescribeResponse,
  ShareGroupDescribeResponseAssignment,
  ShareGroupDescribeResponseDescribedGroup,
  ShareGroupDescribeResponseMember,
  ShareGroupDescribeResponseTopicPartitions,
} from '../share-group-describe-v1.ts';

export function decodeShareGroupDescribeRequest(r: Reader): ShareGroupDescribeRequest {
  const groupIds: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) groupIds.push(r.compactString());
  const includeAuthorizedOperations = r.bool();
  r.skipTags();
  return { groupIds, includeAuthorizedOperations };
}

export function encodeShareGroupDescribeResponse(w: Writer, m: ShareGroupDescribeResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeShareGroupDescribeResponseDescribedGroup(w, item);
  w.uvarint(0);
}

export function encodeShareGroupDescribeResponseDescribedGroup(w: Writer, m: ShareGroupDescribeResponseDescribedGroup): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactString(m.groupId);
  w.compactString(m.groupState);
  w.int32(m.groupEpoch);
  w.int32(m.assignmentEpoch);
  w.compactString(m.assignorName);
  w.compactLength(m.members.length);
  for (const item of m.members) encodeShareGroupDescribeResponseMember(w, item);
  w.int32(m.authorizedOperations);
  w.uvarint(0);
}

export function encodeShareGroupDescribeResponseMember(w: Writer, m: ShareGroupDescribeResponseMember): void {
  w.compactString(m.memberId);
  w.compactStringOrNull(m.rackId);
  w.int32(m.memberEpoch);
  w.compactString(m.clientId);
  w.compactString(m.clientHost);
  w.compactLength(m.subscribedTopicNames.length);
  for (const item of m.subscribedTopicNames) w.compactString(item);
  encodeShareGroupDescribeResponseAssignment(w, m.assignment);
  w.uvarint(0);
}

export function encodeShareGroupDescribeResponseAssignment(w: Writer, m: ShareGroupDescribeResponseAssignment): void {
  w.compactLength(m.topicPartitions.length);
  for (const item of m.topicPartitions) encodeShareGroupDescribeResponseTopicPartitions(w, item);
  w.uvarint(0);
}

export function encodeShareGroupDescribeResponseTopicPartitions(w: Writer, m: ShareGroupDescribeResponseTopicPartitions): void {
  w.uuid(m.topicId);
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export const shareGroupDescribeV1Peer: Peer<ShareGroupDescribeRequest, ShareGroupDescribeResponse> = {
  api: shareGroupDescribeV1,
  decodeRequest: decodeShareGroupDescribeRequest,
  encodeResponse: encodeShareGroupDescribeResponse,
};

