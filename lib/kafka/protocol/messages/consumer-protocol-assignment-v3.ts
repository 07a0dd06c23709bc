// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ConsumerProtocolAssignment = {
  assignedPartitions: readonly ConsumerProtocolAssignmentTopicPartition[];
  userData: Uint8Array | null;
};

export type ConsumerProtocolAssignmentTopicPartition = {
  topic: string;
  partitions: readonly number[];
};

export function encodeConsumerProtocolAssignment(w: Writer, m: ConsumerProtocolAssignment): void {
  w.length(m.assignedPartitions.length);
  for (const item of m.assignedPartitions) encodeConsumerProtocolAssignmentTopicPartition(w, item);
  w.bytesOrNull(m.userData);
}

export function encodeConsumerProtocolAssignmentTopicPartition(w: Writer, m: ConsumerProtocolAssignmentTopicPartition): void {
  w.string(m.topic);
  w.length(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
}

export function decodeConsumerProtocolAssignment(r: Reader): ConsumerProtocolAssignment {
  const assignedPartitions: ConsumerProtocolAssignmentTopicPartition[] = [];
  for (let n = r.length(); n > 0; n--) assignedPartitions.push(decodeConsumerProtocolAssignmentTopicPartition(r));
  const userData = r.bytesOrNull();
  return { assignedPartitions, userData };
}

export function decodeConsumerProtocolAssignmentTopicPartition(r: Reader): ConsumerProtocolAssignmentTopicPartition {
  const topic = r.string();
  const partitions = r.int32Array();
  return { topic, partitions };
}

