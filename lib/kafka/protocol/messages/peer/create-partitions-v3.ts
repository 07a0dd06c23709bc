// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { createPartitionsV3 } from '../create-partitions-v3.ts';
import type {
  CreatePartitionsRequest,
  CreatePartitionsRequestCreatePartitionsAssignment,
  CreatePartitionsRequestCreatePartitionsTopic,
  CreatePartitionsResponse,
  CreatePartitionsResponseCreatePartitionsTopicResult,
} from '../create-partitions-v3.ts';

export function decodeCreatePartitionsRequest(r: Reader): CreatePartitionsRequest {
  const topics: CreatePartitionsRequestCreatePartitionsTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeCreatePartitionsRequestCreatePartitionsTopic(r));
  const timeoutMs = r.int32();
  const validateOnly = r.bool();
  r.skipTags();
  return { topics, timeoutMs, validateOnly };
}

export function decodeCreatePartitionsRequestCreatePartitionsTopic(r: Reader): CreatePartitionsRequestCreatePartitionsTopic {
  const name = r.compactString();
  const count = r.int32();
  const assignmentsLength = r.compactLengthOrNull();
  const assignmentsItems: CreatePartitionsRequestCreatePartitionsAssignment[] = [];
  for (let n = assignmentsLength; n > 0; n--) assignmentsItems.push(decodeCreatePartitionsRequestCreatePartitionsAssignment(r));
  const assignments = assignmentsLength < 0 ? null : assignmentsItems;
  r.skipTags();
  return { name, count, assignments };
}

export function decodeCreatePartitionsRequestCreatePartitionsAssignment(r: Reader): CreatePartitionsRequestCreatePartitionsAssignment {
  const brokerIds = r.compactInt32Array();
  r.skipTags();
  return { brokerIds };
}

export function encodeCreatePartitionsResponse(w: Writer, m: CreatePartitionsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeCreatePartitionsResponseCreatePartitionsTopicResult(w, item);
  w.uvarint(0);
}

export function encodeCreatePartitionsResponseCreatePartitionsTopicResult(w: Writer, m: CreatePartitionsResponseCreatePartitionsTopicResult): void {
  w.compactString(m.name);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const createPartitionsV3Peer: Peer<CreatePartitionsRequest, CreatePartitionsResponse> = {
  api: createPartitionsV3,
  decodeRequest: decodeCreatePartitionsRequest,
  encodeResponse: encodeCreatePartitionsResponse,
};

