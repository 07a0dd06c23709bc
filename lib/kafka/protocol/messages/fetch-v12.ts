// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type FetchRequest = {
  clusterId?: string | null | undefined;
  replicaId?: number | undefined;
  maxWaitMs: number;
  minBytes: number;
  maxBytes?: number | undefined;
  isolationLevel?: number | undefined;
  sessionId?: number | undefined;
  sessionEpoch?: number | undefined;
  topics: readonly FetchRequestFetchTopic[];
  forgottenTopicsData: readonly FetchRequestForgottenTopic[];
  rackId?: string | undefined;
};

export type FetchRequestFetchTopic = {
  topic: string;
  partitions: readonly FetchRequestFetchPartition[];
};

export type FetchRequestFetchPartition = {
  partition: number;
  currentLeaderEpoch?: number | undefined;
  fetchOffset: bigint;
  lastFetchedEpoch?: number | undefined;
  logStartOffset?: bigint | undefined;
  partitionMaxBytes: number;
};

export type FetchRequestForgottenTopic = {
  topic: string;
  partitions: readonly number[];
};

export type FetchResponse = {
  throttleTimeMs: number;
  errorCode: number;
  sessionId: number;
  responses: readonly FetchResponseFetchableTopicResponse[];
};

export type FetchResponseFetchableTopicResponse = {
  topic: string;
  partitions: readonly FetchResponsePartitionData[];
};

export type FetchResponsePartitionData = {
  partitionIndex: number;
  errorCode: number;
  highWatermark: bigint;
  lastStableOffset: bigint;
  logStartOffset: bigint;
  divergingEpoch?: FetchResponseEpochEndOffset | undefined;
  currentLeader?: FetchResponseLeaderIdAndEpoch | undefined;
  snapshotId?: FetchResponseSnapshotId | undefined;
  abortedTransactions: readonly FetchResponseAbortedTransaction[] | null;
  preferredReadReplica: number;
  records: Uint8Array | null;
};

export type FetchResponseEpochEndOffset = {
  epoch: number;
  endOffset: bigint;
};

export type FetchResponseLeaderIdAndEpoch = {
  leaderId: number;
  leaderEpoch: number;
};

export type FetchResponseSnapshotId = {
  endOffset: bigint;
  epoch: number;
};

export type FetchResponseAbortedTransaction = {
  producerId: bigint;
  firstOffset: bigint;
};

export function encodeFetchRequest(w: Writer, m: FetchRequest): void {
  w.int32(m.replicaId ?? -1);
  w.int32(m.maxWaitMs);
  w.int32(m.minBytes);
  w.int32(m.maxBytes ?? 2147483647);
  w.int8(m.isolationLevel ?? 0);
  w.int32(m.sessionId ?? 0);
  w.int32(m.sessionEpoch ?? -1);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeFetchRequestFetchTopic(w, item);
  w.compactLength(m.forgottenTopicsData.length);
  for (const item of m.forgottenTopicsData) encodeFetchRequestForgottenTopic(w, item);
  w.compactString(m.rackId ?? "");
  w.uvarint((m.clusterId === undefined ? 0 : 1));
  const clusterId = m.clusterId;
  if (clusterId !== undefined) {
    w.tagged(0, (w) => {
      w.compactStringOrNull(clusterId);
    });
  }
}

export function encodeFetchRequestFetchTopic(w: Writer, m: FetchRequestFetchTopic): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) encodeFetchRequestFetchPartition(w, item);
  w.uvarint(0);
}

export function encodeFetchRequestFetchPartition(w: Writer, m: FetchRequestFetchPartition): void {
  w.int32(m.partition);
  w.int32(m.currentLeaderEpoch ?? -1);
  w.int64(m.fetchOffset);
  w.int32(m.lastFetchedEpoch ?? -1);
  w.int64(m.logStartOffset ?? -1n);
  w.int32(m.partitionMaxBytes);
  w.uvarint(0);
}

export function encodeFetchRequestForgottenTopic(w: Writer, m: FetchRequestForgottenTopic): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export function decodeFetchResponse(r: Reader): FetchResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const sessionId = r.int32();
  const responses: FetchResponseFetchableTopicResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) responses.push(decodeFetchResponseFetchableTopicResponse(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, sessionId, responses };
}

export function decodeFetchResponseFetchableTopicResponse(r: Reader): FetchResponseFetchableTopicResponse {
  const topic = r.compactString();
  const partitions: FetchResponsePartitionData[] = [];
  for (let n = r.compactLength(); n > 0; n--) partitions.push(decodeFetchResponsePartitionData(r));
  r.skipTags();
  return { topic, partitions };
}

export function decodeFetchResponsePartitionData(r: Reader): FetchResponsePartitionData {
  const partitionIndex = r.int32();
  const errorCode = r.int16();
  const highWatermark = r.int64();
  const lastStableOffset = r.int64();
  const logStartOffset = r.int64();
  const abortedTransactionsLength = r.compactLengthOrNull();
  const abortedTransactionsItems: FetchResponseAbortedTransaction[] = [];
  for (let n = abortedTransactionsLength; n > 0; n--) abortedTransactionsItems.push(decodeFetchResponseAbortedTransaction(r));
  const abortedTransactions = abortedTransactionsLength < 0 ? null : abortedTransactionsItems;
  const preferredReadReplica = r.int32();
  const records = r.compactBytesOrNull();
  let divergingEpoch: FetchResponseEpochEndOffset | undefined;
  let currentLeader: FetchResponseLeaderIdAndEpoch | undefined;
  let snapshotId: FetchResponseSnapshotId | undefined;
  for (let n = r.uvarint(); n > 0; n--) {
    const tag = r.uvarint();
    const size = r.uvarint();
    switch (tag) {
      case 0: {
        divergingEpoch = decodeFetchResponseEpochEndOffset(r);
        break;
      }
      case 1: {
        currentLeader = decodeFetchResponseLeaderIdAndEpoch(r);
        break;
      }
      case 2: {
        snapshotId = decodeFetchResponseSnapshotId(r);
        break;
      }
      default:
        r.skip(size);
    }
  }
  return { partitionIndex, errorCode, highWatermark, lastStableOffset, logStartOffset, divergingEpoch, currentLeader, snapshotId, abortedTransactions, preferredReadReplica, records };
}

export function decodeFetchResponseEpochEndOffset(r: Reader): FetchResponseEpochEndOffset {
  const epoch = r.int32();
  const endOffset = r.int64();
  r.skipTags();
  return { epoch, endOffset };
}

export function decodeFetchResponseLeaderIdAndEpoch(r: Reader): FetchResponseLeaderIdAndEpoch {
  const leaderId = r.int32();
  const leaderEpoch = r.int32();
  r.skipTags();
  return { leaderId, leaderEpoch };
}

export function decodeFetchResponseSnapshotId(r: Reader): FetchResponseSnapshotId {
  const endOffset = r.int64();
  const epoch = r.int32();
  r.skipTags();
  return { endOffset, epoch };
}

export function decodeFetchResponseAbortedTransaction(r: Reader): FetchResponseAbortedTransaction {
  const producerId = r.int64();
  const firstOffset = r.int64();
  r.skipTags();
  return { producerId, firstOffset };
}

export const fetchV12: Api<FetchRequest, FetchResponse> = {
  name: 'Fetch',
  key: 1,
  version: 12,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeFetchRequest,
  decode: decodeFetchResponse,
};

