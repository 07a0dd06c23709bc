// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { streamsGroupDescribeV0 } from '../streams-group-describe-v0.ts';
import type {
  StreamsGroupDescribeRequest,
  StreamsGroupDescribeResponse,
  StreamsGroupDescribeResponseAssignment,
  StreamsGroupDescribeResponseDescribedGroup,
  StreamsGroupDescribeResponseEndpoint,
  StreamsGroupDescribeResponseKeyValue,
  StreamsGroupDescribeResponseMember,
  StreamsGroupDescribeResponseSubtopology,
  StreamsGroupDescribeResponseTaskIds,
  StreamsGroupDescribeResponseTaskOffset,
  StreamsGroupDescribeResponseTopicInfo,
  StreamsGroupDescribeResponseTopology,
} from '../streams-group-describe-v0.ts';

export function decodeStreamsGroupDescribeRequest(r: Reader): StreamsGroupDescribeRequest {
  const groupIds: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) groupIds.push(r.compactString());
  const includeAuthorizedOperations = r.bool();
  r.skipTags();
  return { groupIds, includeAuthorizedOperations };
}

export function encodeStreamsGroupDescribeResponse(w: Writer, m: StreamsGroupDescribeResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeStreamsGroupDescribeResponseDescribedGroup(w, item);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseDescribedGroup(w: Writer, m: StreamsGroupDescribeResponseDescribedGroup): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactString(m.groupId);
  w.compactString(m.groupState);
  w.int32(m.groupEpoch);
  w.int32(m.assignmentEpoch);
  if (m.topology === null) w.int8(-1);
  else {
    w.int8(1);
    encodeStreamsGroupDescribeResponseTopology(w, m.topology);
  }
  w.compactLength(m.members.length);
  for (const item of m.members) encodeStreamsGroupDescribeResponseMember(w, item);
  w.int32(m.authorizedOperations);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseTopology(w: Writer, m: StreamsGroupDescribeResponseTopology): void {
  w.int32(m.epoch);
  if (m.subtopologies === null) w.compactLength(-1);
  else {
    w.compactLength(m.subtopologies.length);
    for (const item of m.subtopologies) encodeStreamsGroupDescribeResponseSubtopology(w, item);
  }
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseSubtopology(w: Writer, m: StreamsGroupDescribeResponseSubtopology): void {
  w.compactString(m.subtopologyId);
  w.compactLength(m.sourceTopics.length);
  for (const item of m.sourceTopics) w.compactString(item);
  w.compactLength(m.repartitionSinkTopics.length);
  for (const item of m.repartitionSinkTopics) w.compactString(item);
  w.compactLength(m.stateChangelogTopics.length);
  for (const item of m.stateChangelogTopics) encodeStreamsGroupDescribeResponseTopicInfo(w, item);
  w.compactLength(m.repartitionSourceTopics.length);
  for (const item of m.repartitionSourceTopics) encodeStreamsGroupDescribeResponseTopicInfo(w, item);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseTopicInfo(w: Writer, m: StreamsGroupDescribeResponseTopicInfo): void {
  w.compactString(m.name);
  w.int32(m.partitions);
  w.int16(m.replicationFactor);
  w.compactLength(m.topicConfigs.length);
  for (const item of m.topicConfigs) encodeStreamsGroupDescribeResponseKeyValue(w, item);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseKeyValue(w: Writer, m: StreamsGroupDescribeResponseKeyValue): void {
  w.compactString(m.key);
  w.compactString(m.value);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseMember(w: Writer, m: StreamsGroupDescribeResponseMember): void {
  w.compactString(m.memberId);
  w.int32(m.memberEpoch);
  w.compactStringOrNull(m.instanceId);
  w.compactStringOrNull(m.rackId);
  w.compactString(m.clientId);
  w.compactString(m.clientHost);
  w.int32(m.topologyEpoch);
  w.compactString(m.processId);
  if (m.userEndpoint === null) w.int8(-1);
  else {
    w.int8(1);
    encodeStreamsGroupDescribeResponseEndpoint(w, m.userEndpoint);
  }
  w.compactLength(m.clientTags.length);
  for (const item of m.clientTags) encodeStreamsGroupDescribeResponseKeyValue(w, item);
  w.compactLength(m.taskOffsets.length);
  for (const item of m.taskOffsets) encodeStreamsGroupDescribeResponseTaskOffset(w, item);
  w.compactLength(m.taskEndOffsets.length);
  for (const item of m.taskEndOffsets) encodeStreamsGroupDescribeResponseTaskOffset(w, item);
  encodeStreamsGroupDescribeResponseAssignment(w, m.assignment);
  encodeStreamsGroupDescribeResponseAssignment(w, m.targetAssignment);
  w.bool(m.isClassic);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseEndpoint(w: Writer, m: StreamsGroupDescribeResponseEndpoint): void {
  w.compactString(m.host);
  w.uint16(m.port);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseTaskOffset(w: Writer, m: StreamsGroupDescribeResponseTaskOffset): void {
  w.compactString(m.subtopologyId);
  w.int32(m.partition);
  w.int64(m.offset);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseAssignment(w: Writer, m: StreamsGroupDescribeResponseAssignment): void {
  w.compactLength(m.activeTasks.length);
  for (const item of m.activeTasks) encodeStreamsGroupDescribeResponseTaskIds(w, item);
  w.compactLength(m.standbyTasks.length);
  for (const item of m.standbyTasks) encodeStreamsGroupDescribeResponseTaskIds(w, item);
  w.compactLength(m.warmupTasks.length);
  for (const item of m.warmupTasks) encodeStreamsGroupDescribeResponseTaskIds(w, item);
  w.uvarint(0);
}

export function encodeStreamsGroupDescribeResponseTaskIds(w: Writer, m: StreamsGroupDescribeResponseTaskIds): void {
  w.compactString(m.subtopologyId);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export const streamsGroupDescribeV0Peer: Peer<StreamsGroupDescribeRequest, StreamsGroupDescribeResponse> = {
  api: streamsGroupDescribeV0,
  decodeRequest: decodeStreamsGroupDescribeRequest,
  encodeResponse: encodeStreamsGroupDescribeResponse,
};

