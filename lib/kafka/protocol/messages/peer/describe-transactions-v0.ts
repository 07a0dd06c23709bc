// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeTransactionsV0 } from '../describe-transactions-v0.ts';
import type {
  DescribeTransactionsRequest,
  DescribeTransactionsResponse,
  DescribeTransactionsResponseTopicData,
  DescribeTransactionsResponseTransactionState,
} from '../describe-transactions-v0.ts';

export function decodeDescribeTransactionsRequest(r: Reader): DescribeTransactionsRequest {
  const transactionalIds: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) transactionalIds.push(r.compactString());
  r.skipTags();
  return { transactionalIds };
}

export function encodeDescribeTransactionsResponse(w: Writer, m: DescribeTransactionsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.transactionStates.length);
  for (const item of m.transactionStates) encodeDescribeTransactionsResponseTransactionState(w, item);
  w.uvarint(0);
}

export function encodeDescribeTransactionsResponseTransactionState(w: Writer, m: DescribeTransactionsResponseTransactionState): void {
  w.int16(m.errorCode);
  w.compactString(m.transactionalId);
  w.compactString(m.transactionState);
  w.int32(m.transactionTimeoutMs);
  w.int64(m.transactionStartTimeMs);
  w.int64(m.producerId);
  w.int16(m.producerEpoch);
  w.compactLength(m.topics.length);
  for (const item of m.topics) encodeDescribeTransactionsResponseTopicData(w, item);
  w.uvarint(0);
}

export function encodeDescribeTransactionsResponseTopicData(w: Writer, m: DescribeTransactionsResponseTopicData): void {
  w.compactString(m.topic);
  w.compactLength(m.partitions.length);
  for (const item of m.partitions) w.int32(item);
  w.uvarint(0);
}

export const describeTransactionsV0Peer: Peer<DescribeTransactionsRequest, DescribeTransactionsResponse> = {
  api: describeTransactionsV0,
  decodeRequest: decodeDescribeTransactionsRequest,
  encodeResponse: encodeDescribeTransactionsResponse,
};

