// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeTransactionsRequest = {
  transactionalIds: readonly string[];
};

export type DescribeTransactionsResponse = {
  throttleTimeMs: number;
  transactionStates: readonly DescribeTransactionsResponseTransactionState[];
};

export type DescribeTransactionsResponseTransactionState = {
  errorCode: number;
  transactionalId: string;
  transactionState: string;
  transactionTimeoutMs: number;
  transactionStartTimeMs: bigint;
  producerId: bigint;
  producerEpoch: number;
  topics: readonly DescribeTransactionsResponseTopicData[];
};

export type DescribeTransactionsResponseTopicData = {
  topic: string;
  partitions: readonly number[];
};

export function encodeDescribeTransactionsRequest(w: Writer, m: DescribeTransactionsRequest): void {
  w.compactLength(m.transactionalIds.length);
  for (const item of m.transactionalIds) w.compactString(item);
  w.uvarint(0);
}

export function decodeDescribeTransactionsResponse(r: Reader): DescribeTransactionsResponse {
  const throttleTimeMs = r.int32();
  const transactionStates: DescribeTransactionsResponseTransactionState[] = [];
  for (let n = r.compactLength(); n > 0; n--) transactionStates.push(decodeDescribeTransactionsResponseTransactionState(r));
  r.skipTags();
  return { throttleTimeMs, transactionStates };
}

export function decodeDescribeTransactionsResponseTransactionState(r: Reader): DescribeTransactionsResponseTransactionState {
  const errorCode = r.int16();
  const transactionalId = r.compactString();
  const transactionState = r.compactString();
  const transactionTimeoutMs = r.int32();
  const transactionStartTimeMs = r.int64();
  const producerId = r.int64();
  const producerEpoch = r.int16();
  const topics: DescribeTransactionsResponseTopicData[] = [];
  for (let n = r.compactLength(); n > 0; n--) topics.push(decodeDescribeTransactionsResponseTopicData(r));
  r.skipTags();
  return { errorCode, transactionalId, transactionState, transactionTimeoutMs, transactionStartTimeMs, producerId, producerEpoch, topics };
}

export function decodeDescribeTransactionsResponseTopicData(r: Reader): DescribeTransactionsResponseTopicData {
  const topic = r.compactString();
  const partitions = r.compactInt32Array();
  r.skipTags();
  return { topic, partitions };
}

export const describeTransactionsV0: Api<DescribeTransactionsRequest, DescribeTransactionsResponse> = {
  name: 'DescribeTransactions',
  key: 65,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeTransactionsRequest,
  decode: decodeDescribeTransactionsResponse,
};

