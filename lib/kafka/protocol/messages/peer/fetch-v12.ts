// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { fetchV12 } from '../fetch-v12.ts';
import type {
  FetchRequest,
  FetchRequestFetchPartition,
  FetchRequestFetchTopic,
  FetchRequestForgottenTopic,
  FetchResponse,
  FetchResponseAbortedTransaction,
  FetchResponseEpochEndOffset,
  FetchResponseFetchableTopicResponse,
  FetchResponseLeaderIdAndEpoch,
  FetchResponsePartitionData,
  FetchResponseSnapshotId,
} from '../fetch-v12.ts';

export function decodeFetchRequest(r: Reader): FetchRequest {
  const replicaId = r.int32();
  const maxWaitMs = r.int32();
  const minBytes = r.int32();
  const maxBytes = r.int32();
  const isolationLevel = r.int8();
  const sessionId = r.int32();
  const sessionEpoch = r.int32();
  const topics: FetchRequestFetchTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeFetchRequestFetchTopic(r));
  const forgottenTopicsData: FetchRequestForgottenTopic[] = [];
  for (let n = r.compactLength(); n > 0; n--) forgottenTopicsData.push(decodeFetchRequestForgottenTopic(r));
  const rackId = r.compactString();
  let clusterId: string | null | undefined;
  for (let n = r.uvarint(); n > 0; n--) {
    const tag = r.uvarint();
    const size = r.uvarint();
    switch (tag) {
      case 0: {
        clusterId = r.compactStringOrNull();
        break;
      }
      default:
        r.skip(size);
    }
  }
  return { clusterId, replicaId, maxWaitMs, minBytes, maxBytes, isolationLevel, sessionId, sessionEpoch, topics, forgottenTopicsData, rackId };
}

export function decodeFetchRequestFetchTopic(r: Reader): FetchRequestFetchTopic {
  const topic = r.compactString();
  const partitions: FetchRequestFetchPartition[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeFetchRequestFetchPartition(r));
  r.skipTags();
  return { topic, partitions };
}

export function decodeFetchRequestFetchPartition(r: Reader): FetchRequestFetchPartition {
  const partition = r.int32();
  const currentLeaderEpoch = r.int32();
  const fetchOffset = r.int64();
  const lastFetchedEpoch = r.int32();
  const logStartOffset = r.int64();
  const partitionMaxBytes = r.int32();
  r.skipTags();
  return { partition, currentLeaderEpoch, fetchOffset, lastFetchedEpoch, logStartOffset, partitionMaxBytes };
}

export function decodeFetchRequestForgottenTopic(r: Reader): FetchRequestForgottenTopic {
  const topic = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topic, partitions };
}

export function encodeFetchResponse(w: Writer, m: FetchResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.int32(m.sessionId);
  w.compactLength(m.responses.length);
  for (const item of m.responses) encodeFetchResponseFetchableTopicResponse(w, item);
  w.uvarint(0);
}

export function encodeFetchResponseFetchableTopicResponse(w: Writer, m: FetchResponseFetchableTopicResponse): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeFetchResponsePartitionData(w, item);
  w.uvarint(0);
}

export function encodeFetchResponsePartitionData(w: Writer, m: FetchResponsePartitionData): void {
  w.int32(m.partitionIndex);
  w.int16(m.errorCode);
  w.int64(m.highWatermark);
  w.int64(m.lastStableOffset);
  w.int64(m.logStartOffset);
  if (m.abortedTransactions === null) w.compactLength(-1);
  else {
    w.compactLength(m.abortedTransactions.length);
    for (const item of m.abortedTransactions) encodeFetchResponseAbortedTransaction(w, item);
  }
  w.int32(m.preferredReadReplica);
  w.compactBytesOrNull(m.records);
  w.uvarint((m.divergingEpoch === undefined ? 0 : 1) + (m.currentLeader === undefined ? 0 : 1) + (m.snapshotId === undefined ? 0 : 1));
  const divergingEpoch = m.divergingEpoch;
  if (divergingEpoch !== undefined) {
    w.tagged(0, (w) => {
      encodeFetchResponseEpochEndOffset(w, divergingEpoch);
    });
  }
  const currentLeader = m.currentLeader;
  if (currentLeader !== undefined) {
    w.tagged(1, (w) => {
      encodeFetchResponseLeaderIdAndEpoch(w, currentLeader);
    });
  }
  const snapshotId = m.snapshotId;
  if (snapshotId !== undefined) {
    w.tagged(2, (w) => {
      encodeFetchResponseSnapshotId(w, snapshotId);
    });
  }
}

export function encodeFetchResponseEpochEndOffset(w: Writer, m: FetchResponseEpochEndOffset): void {
  w.int32(m.epoch);
  w.int64(m.endOffset);
  w.uvarint(0);
}

export function encodeFetchResponseLeaderIdAndEpoch(w: Writer, m: FetchResponseLeaderIdAndEpoch): void {
  w.int32(m.leaderId);
  w.int32(m.leaderEpoch);
  w.uvarint(0);
}

export function encodeFetchResponseSnapshotId(w: Writer, m: FetchResponseSnapshotId): void {
  w.int64(m.endOffset);
  w.int32(m.epoch);
  w.uvarint(0);
}

export function encodeFetchResponseAbortedTransaction(w: Writer, m: FetchResponseAbortedTransaction): void {
  w.int64(m.producerId);
  w.int64(m.firstOffset);
  w.uvarint(0);
}

export const fetchV12Peer: Peer<FetchRequest, FetchResponse> = {
  api: fetchV12,
  decodeRequest: decodeFetchRequest,
  encodeResponse: encodeFetchResponse,
};

