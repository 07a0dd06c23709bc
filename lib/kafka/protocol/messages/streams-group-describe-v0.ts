// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type StreamsGroupDescribeRequest = {
  groupIds: readonly string[];
  includeAuthorizedOperations: boolean;
};

export type StreamsGroupDescribeResponse = {
  throttleTimeMs: number;
  groups: readonly StreamsGroupDescribeResponseDescribedGroup[];
};

export type StreamsGroupDescribeResponseDescribedGroup = {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  groupEpoch: number;
  assignmentEpoch: number;
  topology: StreamsGroupDescribeResponseTopology | null;
  members: readonly StreamsGroupDescribeResponseMember[];
  authorizedOperations: number;
};

export type StreamsGroupDescribeResponseTopology = {
  epoch: number;
  subtopologies: readonly StreamsGroupDescribeResponseSubtopology[] | null;
};

export type StreamsGroupDescribeResponseSubtopology = {
  subtopologyId: string;
  sourceTopics: readonly string[];
  repartitionSinkTopics: readonly string[];
  stateChangelogTopics: readonly StreamsGroupDescribeResponseTopicInfo[];
  repartitionSourceTopics: readonly StreamsGroupDescribeResponseTopicInfo[];
};

export type StreamsGroupDescribeResponseTopicInfo = {
  name: string;
  partitions: number;
  replicationFactor: number;
  topicConfigs: readonly StreamsGroupDescribeResponseKeyValue[];
};

export type StreamsGroupDescribeResponseKeyValue = {
  key: string;
  value: string;
};

export type StreamsGroupDescribeResponseMember = {
  memberId: string;
  memberEpoch: number;
  instanceId: string | null;
  rackId: string | null;
  clientId: string;
  clientHost: string;
  topologyEpoch: number;
  processId: string;
  userEndpoint: StreamsGroupDescribeResponseEndpoint | null;
  clientTags: readonly StreamsGroupDescribeResponseKeyValue[];
  taskOffsets: readonly StreamsGroupDescribeResponseTaskOffset[];
  taskEndOffsets: readonly StreamsGroupDescribeResponseTaskOffset[];
  assignment: StreamsGroupDescribeResponseAssignment;
  targetAssignment: StreamsGroupDescribeResponseAssignment;
  isClassic: boolean;
};

export type StreamsGroupDescribeResponseEndpoint = {
  host: string;
  port: number;
};

export type StreamsGroupDescribeResponseTaskOffset = {
  subtopologyId: string;
  partition: number;
  offset: bigint;
};

export type StreamsGroupDescribeResponseAssignment = {
  activeTasks: readonly StreamsGroupDescribeResponseTaskIds[];
  standbyTasks: readonly StreamsGroupDescribeResponseTaskIds[];
  warmupTasks: readonly StreamsGroupDescribeResponseTaskIds[];
};

export type StreamsGroupDescribeResponseTaskIds = {
  subtopologyId: string;
  partitions: readonly number[];
};

export function encodeStreamsGroupDescribeRequest(w: Writer, m: StreamsGroupDescribeRequest): void {
  w.compactLength(m.groupIds.length);
  for (const item of m.groupIds) w.compactString(item);
  w.bool(m.includeAuthorizedOperations);
  w.uvarint(0);
}

export function decodeStreamsGroupDescribeResponse(r: Reader): StreamsGroupDescribeResponse {
  const throttleTimeMs = r.int32();
  const groups: StreamsGroupDescribeResponseDescribedGroup[] = [];
  for (let n = r.compactLength(); n > 0; n--) groups.push(decodeStreamsGroupDescribeResponseDescribedGroup(r));
  r.skipTags();
  return { throttleTimeMs, groups };
}

export function decodeStreamsGroupDescribeResponseDescribedGroup(r: Reader): StreamsGroupDescribeResponseDescribedGroup {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const groupId = r.compactString();
  const groupState = r.compactString();
  const groupEpoch = r.int32();
  const assignmentEpoch = r.int32();
  const topology = r.int8() < 0 ? null : decodeStreamsGroupDescribeResponseTopology(r);
  const members: StreamsGroupDescribeResponseMember[] = [];
  for (let n = r.compactLength(); n > 0; n--) members.push(decodeStreamsGroupDescribeResponseMember(r));
  const authorizedOperations = r.int32();
  r.skipTags();
  return { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, topology, members, authorizedOperations };
}

export function decodeStreamsGroupDescribeResponseTopology(r: Reader): StreamsGroupDescribeResponseTopology {
  const epoch = r.int32();
  const subtopologiesLength = r.compactLengthOrNull();
  const subtopologiesItems: StreamsGroupDescribeResponseSubtopology[] = [];
  for (let n = subtopologiesLength; n > 0; n--) subtopologiesItems.push(decodeStreamsGroupDescribeResponseSubtopology(r));
  const subtopologies = subtopologiesLength < 0 ? null : subtopologiesItems;
  r.skipTags();
  return { epoch, subtopologies };
}

export function decodeStreamsGroupDescribeResponseSubtopology(r: Reader): StreamsGroupDescribeResponseSubtopology {
  const subtopologyId = r.compactString();
  const sourceTopics: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) sourceTopics.push(r.compactString());
  const repartitionSinkTopics: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) repartitionSinkTopics.push(r.compactString());
  const stateChangelogTopics: StreamsGroupDescribeResponseTopicInfo[] = [];
  for (let n = r.compactLength(); n > 0; n--) stateChangelogTopics.push(decodeStreamsGroupDescribeResponseTopicInfo(r));
  const repartitionSourceTopics: StreamsGroupDescribeResponseTopicInfo[] = [];
  for (let n = r.compactLength(); n > 0; n--) repartitionSourceTopics.push(decodeStreamsGroupDescribeResponseTopicInfo(r));
  r.skipTags();
  return { subtopologyId, sourceTopics, repartitionSinkTopics, stateChangelogTopics, repartitionSourceTopics };
}

export function decodeStreamsGroupDescribeResponseTopicInfo(r: Reader): StreamsGroupDescribeResponseTopicInfo {
  const name = r.compactString();
  const partitions = r.int32();
  const replicationFactor = r.int16();
  const topicConfigs: StreamsGroupDescribeResponseKeyValue[] = [];
  for (let n = r.compactLength(); n > 0; n--) topicConfigs.push(decodeStreamsGroupDescribeResponseKeyValue(r));
  r.skipTags();
  return { name, partitions, replicationFactor, topicConfigs };
}

export function decodeStreamsGroupDescribeResponseKeyValue(r: Reader): StreamsGroupDescribeResponseKeyValue {
  const key = r.compactString();
  const value = r.compactString();
  r.skipTags();
  return { key, value };
}

export function decodeStreamsGroupDescribeResponseMember(r: Reader): StreamsGroupDescribeResponseMember {
  const memberId = r.compactString();
  const memberEpoch = r.int32();
  const instanceId = r.compactStringOrNull();
  const rackId = r.compactStringOrNull();
  const clientId = r.compactString();
  const clientHost = r.compactString();
  const topologyEpoch = r.int32();
  const processId = r.compactString();
  const userEndpoint = r.int8() < 0 ? null : decodeStreamsGroupDescribeResponseEndpoint(r);
  const clientTags: StreamsGroupDescribeResponseKeyValue[] = [];
  for (let n = r.compactLength(); n > 0; n--) clientTags.push(decodeStreamsGroupDescribeResponseKeyValue(r));
  const taskOffsets: StreamsGroupDescribeResponseTaskOffset[] = [];
  for (let n = r.compactLength(); n > 0; n--) taskOffsets.push(decodeStreamsGroupDescribeResponseTaskOffset(r));
  const taskEndOffsets: StreamsGroupDescribeResponseTaskOffset[] = [];
  for (let n = r.compactLength(); n > 0; n--) taskEndOffsets.push(decodeStreamsGroupDescribeResponseTaskOffset(r));
  const assignment = decodeStreamsGroupDescribeResponseAssignment(r);
  const targetAssignment = decodeStreamsGroupDescribeResponseAssignment(r);
  const isClassic = r.bool();
  r.skipTags();
  return { memberId, memberEpoch, instanceId, rackId, clientId, clientHost, topologyEpoch, processId, userEndpoint, clientTags, taskOffsets, taskEndOffsets, assignment, targetAssignment, isClassic };
}

export function decodeStreamsGroupDescribeResponseEndpoint(r: Reader): StreamsGroupDescribeResponseEndpoint {
  const host = r.compactString();
  const port = r.uint16();
  r.skipTags();
  return { host, port };
}

export function decodeStreamsGroupDescribeResponseTaskOffset(r: Reader): StreamsGroupDescribeResponseTaskOffset {
  const subtopologyId = r.compactString();
  const partition = r.int32();
  const offset = r.int64();
  r.skipTags();
  return { subtopologyId, partition, offset };
}

export function decodeStreamsGroupDescribeResponseAssignment(r: Reader): StreamsGroupDescribeResponseAssignment {
  const activeTasks: StreamsGroupDescribeResponseTaskIds[] = [];
  for (let n = r.compactLength(); n > 0; n--) activeTasks.push(decodeStreamsGroupDescribeResponseTaskIds(r));
  const standbyTasks: StreamsGroupDescribeResponseTaskIds[] = [];
  for (let n = r.compactLength(); n > 0; n--) standbyTasks.push(decodeStreamsGroupDescribeResponseTaskIds(r));
  const warmupTasks: StreamsGroupDescribeResponseTaskIds[] = [];
  for (let n = r.compactLength(); n > 0; n--) warmupTasks.push(decodeStreamsGroupDescribeResponseTaskIds(r));
  r.skipTags();
  return { activeTasks, standbyTasks, warmupTasks };
}

export function decodeStreamsGroupDescribeResponseTaskIds(r: Reader): StreamsGroupDescribeResponseTaskIds {
  const subtopologyId = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { subtopologyId, partitions };
}

export const streamsGroupDescribeV0: Api<StreamsGroupDescribeRequest, StreamsGroupDescribeResponse> = {
  name: 'StreamsGroupDescribe',
  key: 89,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeStreamsGroupDescribeRequest,
  decode: decodeStreamsGroupDescribeResponse,
};

