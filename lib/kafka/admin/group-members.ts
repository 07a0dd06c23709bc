import type { GroupMember, TopicPartitions } from '@/lib/domain/model/group.ts';
import type { ConsumerGroupDescribeResponseMember } from '../protocol/messages/consumer-group-describe-v0.ts';
import { decodeConsumerProtocolAssignment } from '../protocol/messages/consumer-protocol-assignment-v3.ts';
import type { DescribeGroupsResponseDescribedGroupMember } from '../protocol/messages/describe-groups-v5.ts';
import type { ShareGroupDescribeResponseMember } from '../protocol/messages/share-group-describe-v1.ts';
import type {
  StreamsGroupDescribeResponseAssignment,
  StreamsGroupDescribeResponseMember,
  StreamsGroupDescribeResponseTopology,
} from '../protocol/messages/streams-group-describe-v0.ts';
import { Reader } from '../protocol/reader.ts';

type NamedPartitions = { topicName: string; partitions: readonly number[] };

/** `protocolType` decides whether the assignment bytes can be read: Connect fills them with a format of its own. */
export function classicMember(
  row: DescribeGroupsResponseDescribedGroupMember,
  protocolType: string,
): GroupMember {
  return {
    memberId: row.memberId,
    instanceId: row.groupInstanceId,
    clientId: row.clientId,
    host: hostOf(row.clientHost),
    rack: null,
    assignment: protocolType === 'consumer' ? classicAssignment(row.memberAssignment) : null,
    targetAssignment: null,
    memberEpoch: null,
  };
}

/**
 * ConsumerProtocolAssignment: an int16 version before the body. All versions up to 3 have the same first fields, and a
 * newer one may only add to them. A member without an assignment yet has no bytes at all.
 */
function classicAssignment(bytes: Uint8Array): TopicPartitions[] | null {
  if (bytes.length === 0) return [];
  try {
    const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    reader.int16();
    return decodeConsumerProtocolAssignment(reader).assignedPartitions.map(({ topic, partitions }) => ({
      topic,
      partitions: ascending(partitions),
    }));
  } catch (error) {
    // Clients write these bytes, not brokers: what cannot be read is "unknown", never a failure of the group.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function consumerMember(row: ConsumerGroupDescribeResponseMember): GroupMember {
  return {
    memberId: row.memberId,
    instanceId: row.instanceId,
    clientId: row.clientId,
    host: hostOf(row.clientHost),
    rack: row.rackId,
    assignment: named(row.assignment.topicPartitions),
    targetAssignment: named(row.targetAssignment.topicPartitions),
    memberEpoch: row.memberEpoch,
  };
}

export function shareMember(row: ShareGroupDescribeResponseMember): GroupMember {
  return {
    memberId: row.memberId,
    instanceId: null,
    clientId: row.clientId,
    host: hostOf(row.clientHost),
    rack: row.rackId,
    assignment: named(row.assignment.topicPartitions),
    targetAssignment: null,
    memberEpoch: row.memberEpoch,
  };
}

export function streamsMember(
  row: StreamsGroupDescribeResponseMember,
  topology: StreamsGroupDescribeResponseTopology | null,
): GroupMember {
  return {
    memberId: row.memberId,
    instanceId: row.instanceId,
    clientId: row.clientId,
    host: hostOf(row.clientHost),
    rack: row.rackId,
    assignment: tasks(row.assignment, topology),
    targetAssignment: tasks(row.targetAssignment, topology),
    memberEpoch: row.memberEpoch,
  };
}

/** An active task reads its partition of every source topic of its subtopology. */
function tasks(
  assignment: StreamsGroupDescribeResponseAssignment,
  topology: StreamsGroupDescribeResponseTopology | null,
): TopicPartitions[] {
  const byTopic = new Map<string, Set<number>>();
  for (const { subtopologyId, partitions } of assignment.activeTasks) {
    const subtopology = topology?.subtopologies?.find(
      (candidate) => candidate.subtopologyId === subtopologyId,
    );
    const repartition = subtopology?.repartitionSourceTopics.map(({ name }) => name) ?? [];
    for (const topic of [...(subtopology?.sourceTopics ?? []), ...repartition]) {
      const set = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, set);
      for (const partition of partitions) set.add(partition);
    }
  }
  return [...byTopic].map(([topic, partitions]) => ({ topic, partitions: ascending([...partitions]) }));
}

function named(list: readonly NamedPartitions[]): TopicPartitions[] {
  return list.map(({ topicName, partitions }) => ({ topic: topicName, partitions: ascending(partitions) }));
}

function ascending(partitions: readonly number[]): number[] {
  return [...partitions].sort((a, b) => a - b);
}

/** Brokers print `InetAddress.toString()`, with a slash before an address that has no name. */
function hostOf(text: string): string {
  return text.startsWith('/') ? text.slice(1) : text;
}
