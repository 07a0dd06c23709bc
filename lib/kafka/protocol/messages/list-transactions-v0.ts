// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ListTransactionsRequest = {
  stateFilters: readonly string[];
  producerIdFilters: readonly bigint[];
};

export type ListTransactionsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  unknownStateFilters: readonly string[];
  transactionStates: readonly ListTransactionsResponseTransactionState[];
};

export type ListTransactionsResponseTransactionState = {
  transactionalId: string;
  producerId: bigint;
  transactionState: string;
};

export function encodeListTransactionsRequest(w: Writer, m: ListTransactionsRequest): void {
  w.compactLength(m.stateFilters.length);
  for (const item of m.stateFilters) w.compactString(item);
  w.compactLength(m.producerIdFilters.length);
  for (const item of m.producerIdFilters) w.int64(item);
  w.uvarint(0);
}

export function decodeListTransactionsResponse(r: Reader): ListTransactionsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const unknownStateFilters: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) unknownStateFilters.push(r.compactString());
  const transactionStates: ListTransactionsResponseTransactionState[] = [];
  for (let n = r.compactLength(); n > 0; n--) transactionStates.push(decodeListTransactionsResponseTransactionState(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, unknownStateFilters, transactionStates };
}

export function decodeListTransactionsResponseTransactionState(r: Reader): ListTransactionsResponseTransactionState {
  const transactionalId = r.compactString();
  const producerId = r.int64();
  const transactionState = r.compactString();
  r.skipTags();
  return { transactionalId, producerId, transactionState };
}

export const listTransactionsV0: Api<ListTransactionsRequest, ListTransactionsResponse> = {
  name: 'ListTransactions',
  key: 66,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeListTransactionsRequest,
  decode: decodeListTransactionsResponse,
};

