// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ConsumerGroupDescribeRequest = {
  groupIds: readonly string[];
  includeAuthorizedOperations: boolean;
};

export type ConsumerGroupDescribeResponse = {
  throttleTimeMs: number;
  groups: readonly ConsumerGroupDescribeResponseDescribedGroup[];
};

export type ConsumerGroupDescribeResponseDescribedGroup = {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  groupEpoch: number;
  assignmentEpoch: number;
  assignorName: string;
  members: readonly ConsumerGroupDescribeResponseMember[];
  authorizedOperations: number;
};

export type ConsumerGroupDescribeResponseMember = {
  memberId: string;
  instanceId: string | null;
  rackId: string | null;
  memberEpoch: number;
  clientId: string;
  clientHost: string;
  subscribedTopicNames: readonly string[];
  subscribedTopicRegex: string | null;
  assignment: ConsumerGroupDescribeResponseAssignment;
  targetAssignment: ConsumerGroupDescribeResponseAssignment;
  memberType: number;
};

export type ConsumerGroupDescribeResponseAssignment = {
  topicPartitions: readonly ConsumerGroupDescribeResponseTopicPartitions[];
};

export type ConsumerGroupDescribeResponseTopicPartitions = {
  topicId: string;
  topicName: string;
  partitions: readonly number[];
};

export function encodeConsumerGroupDescribeRequest(w: Writer, m: ConsumerGroupDescribeRequest): void {
  w.compactLength(m.groupIds.length);
  for (const item of m.groupIds) w.compactString(item);
  w.bool(m.includeAuthorizedOperations);
  w.uvarint(0);
}

export function decodeConsumerGroupDescribeResponse(r: Reader): ConsumerGroupDescribeResponse {
  const throttleTimeMs = r.int32();
  const groups: ConsumerGroupDescribeResponseDescribedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeConsumerGroupDescribeResponseDescribedGroup(r));
  r.skipTags();
  return { throttleTimeMs, groups };
}

export function decodeConsumerGroupDescribeResponseDescribedGroup(r: Reader): ConsumerGroupDescribeResponseDescribedGroup {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const groupId = r.compactString();
  const groupState = r.compactString();
  const groupEpoch = r.int32();
  const assignmentEpoch = r.int32();
  const assignorName = r.compactString();
  const members: ConsumerGroupDescribeResponseMember[] = [];
  for (let n = r.compactLength(); n > 0; n--) members.push(decodeConsumerGroupDescribeResponseMember(r));
  const authorizedOperations = r.int32();
  r.skipTags();
  return { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations };
}

export function decodeConsumerGroupDescribeResponseMember(r: Reader): ConsumerGroupDescribeResponseMember {
  const memberId = r.compactString();
  const instanceId = r.compactStringOrNull();
  const rackId = r.compactStringOrNull();
  const memberEpoch = r.int32();
  const clientId = r.compactString();
  const clientHost = r.compactString();
  const subscribedTopicNames: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) subscribedTopicNames.push(r.compactString());
  const subscribedTopicRegex = r.compactStringOrNull();
  const assignment = decodeConsumerGroupDescribeResponseAssignment(r);
  const targetAssignment = decodeConsumerGroupDescribeResponseAssignment(r);
  const memberType = r.int8();
  r.skipTags();
  return { memberId, instanceId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames, subscribedTopicRegex, assignment, targetAssignment, memberType };
}

export function decodeConsumerGroupDescribeResponseAssignment(r: Reader): ConsumerGroupDescribeResponseAssignment {
  const topicPartitions: ConsumerGroupDescribeResponseTopicPartitions[] = [];
  for (let n = r.compactLength(); n > 0; n--) topicPartitions.push(decodeConsumerGroupDescribeResponseTopicPartitions(r));
  r.skipTags();
  return { topicPartitions };
}

export function decodeConsumerGroupDescribeResponseTopicPartitions(r: Reader): ConsumerGroupDescribeResponseTopicPartitions {
  const topicId = r.uuid();
  const topicName = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topicId, topicName, partitions };
}

export function* stepsConsumerGroupDescribeResponse(r: Reader): Generator<undefined, ConsumerGroupDescribeResponse, undefined> {
  const throttleTimeMs = r.int32();
  const groups: ConsumerGroupDescribeResponseDescribedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    groups.push(decodeConsumerGroupDescribeResponseDescribedGroup(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, groups };
}

export const consumerGroupDescribeV1: Api<ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse> = {
  name: 'ConsumerGroupDescribe',
  key: 69,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeConsumerGroupDescribeRequest,
  decode: decodeConsumerGroupDescribeResponse,
  steps: stepsConsumerGroupDescribeResponse,
};

