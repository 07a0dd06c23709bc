// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { consumerGroupDescribeV0 } from '../consumer-group-describe-v0.ts';
import type {
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse,
  ConsumerGroupDescribeResponseAssignment,
  ConsumerGroupDescribeResponseDescribedGroup,
  ConsumerGroupDescribeResponseMember,
  ConsumerGroupDescribeResponseTopicPartitions,
} from '../consumer-group-describe-v0.ts';

export function decodeConsumerGroupDescribeRequest(r: Reader): ConsumerGroupDescribeRequest {
  const groupIds: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) groupIds.push(r.compactString());
  const includeAuthorizedOperations = r.bool();
  r.skipTags();
  return { groupIds, includeAuthorizedOperations };
}

export function encodeConsumerGroupDescribeResponse(w: Writer, m: ConsumerGroupDescribeResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeConsumerGroupDescribeResponseDescribedGroup(w, item);
  w.uvarint(0);
}

export function encodeConsumerGroupDescribeResponseDescribedGroup(w: Writer, m: ConsumerGroupDescribeResponseDescribedGroup): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactString(m.groupId);
  w.compactString(m.groupState);
  w.int32(m.groupEpoch);
  w.int32(m.assignmentEpoch);
  w.compactString(m.assignorName);
  w.compactLength(m.members.length);
  for (const item of m.members) encodeConsumerGroupDescribeResponseMember(w, item);
  w.int32(m.authorizedOperations);
  w.uvarint(0);
}

export function encodeConsumerGroupDescribeResponseMember(w: Writer, m: ConsumerGroupDescribeResponseMember): void {
  w.compactString(m.memberId);
  w.compactStringOrNull(m.instanceId);
  w.compactStringOrNull(m.rackId);
  w.int32(m.memberEpoch);
  w.compactString(m.clientId);
  w.compactString(m.clientHost);
  w.compactLength(m.subscribedTopicNames.length);
  for (const item of m.subscribedTopicNames) w.compactString(item);
  w.compactStringOrNull(m.subscribedTopicRegex);
  encodeConsumerGroupDescribeResponseAssignment(w, m.assignment);
  encodeConsumerGroupDescribeResponseAssignment(w, m.targetAssignment);
  w.uvarint(0);
}

export function encodeConsumerGroupDescribeResponseAssignment(w: Writer, m: ConsumerGroupDescribeResponseAssignment): void {
  w.compactLength(m.topicPartitions.length);
  for (const item of m.topicPartitions) encodeConsumerGroupDescribeResponseTopicPartitions(w, item);
  w.uvarint(0);
}

export function encodeConsumerGroupDescribeResponseTopicPartitions(w: Writer, m: ConsumerGroupDescribeResponseTopicPartitions): void {
  w.uuid(m.topicId);
  w.compactString(m.topicName);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export const consumerGroupDescribeV0Peer: Peer<ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse> = {
  api: consumerGroupDescribeV0,
  decodeRequest: decodeConsumerGroupDescribeRequest,
  encodeResponse: encodeConsumerGroupDescribeResponse,
};

