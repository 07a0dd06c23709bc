// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ShareGroupDescribeRequest = {
  groupIds: readonly string[];
  includeAuthorizedOperations: boolean;
};

export type ShareGroupDescribeResponse = {
  throttleTimeMs: number;
  groups: readonly ShareGroupDescribeResponseDescribedGroup[];
};

export type ShareGroupDescribeResponseDescribedGroup = {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  groupEpoch: number;
  assignmentEpoch: number;
  assignorName: string;
  members: readonly ShareGroupDescribeResponseMember[];
  authorizedOperations: number;
};

export type ShareGroupDescribeResponseMember = {
  memberId: string;
  rackId: string | null;
  memberEpoch: number;
  clientId: string;
  clientHost: string;
  subscribedTopicNames: readonly string[];
  assignment: ShareGroupDescribeResponseAssignment;
};

export type ShareGroupDescribeResponseAssignment = {
  topicPartitions: readonly ShareGroupDescribeResponseTopicPartitions[];
};

export type ShareGroupDescribeResponseTopicPartitions = {
  topicId: string;
  topicName: string;
  partitions: readonly number[];
};

export function encodeShareGroupDescribeRequest(w: Writer, m: ShareGroupDescribeRequest): void {
  w.compactLength(m.groupIds.length);
  for (const item of m.groupIds) w.compactString(item);
  w.bool(m.includeAuthorizedOperations);
  w.uvarint(0);
}

export function decodeShareGroupDescribeResponse(r: Reader): ShareGroupDescribeResponse {
  const throttleTimeMs = r.int32();
  const groups: ShareGroupDescribeResponseDescribedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeShareGroupDescribeResponseDescribedGroup(r));
  r.skipTags();
  return { throttleTimeMs, groups };
}

export function decodeShareGroupDescribeResponseDescribedGroup(r: Reader): ShareGroupDescribeResponseDescribedGroup {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const groupId = r.compactString();
  const groupState = r.compactString();
  const groupEpoch = r.int32();
  const assignmentEpoch = r.int32();
  const assignorName = r.compactString();
  const members: ShareGroupDescribeResponseMember[] = [];
  for (let n = r.compactLength(); n > 0; n--) members.push(decodeShareGroupDescribeResponseMember(r));
  const authorizedOperations = r.int32();
  r.skipTags();
  return { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations };
}

export function decodeShareGroupDescribeResponseMember(r: Reader): ShareGroupDescribeResponseMember {
  const memberId = r.compactString();
  const rackId = r.compactStringOrNull();
  const memberEpoch = r.int32();
  const clientId = r.compactString();
  const clientHost = r.compactString();
  const subscribedTopicNames: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) subscribedTopicNames.push(r.compactString());
  const assignment = decodeShareGroupDescribeResponseAssignment(r);
  r.skipTags();
  return { memberId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames, assignment };
}

export function decodeShareGroupDescribeResponseAssignment(r: Reader): ShareGroupDescribeResponseAssignment {
  const topicPartitions: ShareGroupDescribeResponseTopicPartitions[] = [];
  for (let n = r.compactLength(); n > 0; n--) topicPartitions.push(decodeShareGroupDescribeResponseTopicPartitions(r));
  r.skipTags();
  return { topicPartitions };
}

export function decodeShareGroupDescribeResponseTopicPartitions(r: Reader): ShareGroupDescribeResponseTopicPartitions {
  const topicId = r.uuid();
  const topicName = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topicId, topicName, partitions };
}

export const shareGroupDescribeV1: Api<ShareGroupDescribeRequest, ShareGroupDescribeResponse> = {
  name: 'ShareGroupDescribe',
  key: 77,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeShareGroupDescribeRequest,
  decode: decodeShareGroupDescribeResponse,
};

