// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { listTransactionsV0 } from '../list-transactions-v0.ts';
import type {
  ListTransactionsRequest,
  ListTransactionsResponse,
  ListTransactionsResponseTransactionState,
} from '../list-transactions-v0.ts';

export function decodeListTransactionsRequest(r: Reader): ListTransactionsRequest {
  const stateFilters: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) stateFilters.push(r.compactString());
  const producerIdFilters: bigint[] = [];
  for (let n = r.compactLength(); n > 0; n--) producerIdFilters.push(r.int64());
  r.skipTags();
  return { stateFilters, producerIdFilters };
}

export function encodeListTransactionsResponse(w: Writer, m: ListTransactionsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactLength(m.unknownStateFilters.length);
  for (const item of m.unknownStateFilters) w.compactString(item);
  w.compactLength(m.transactionStates.length);
  for (const item of m.transactionStates) encodeListTransactionsResponseTransactionState(w, item);
  w.uvarint(0);
}

export function encodeListTransactionsResponseTransactionState(w: Writer, m: ListTransactionsResponseTransactionState): void {
  w.compactString(m.transactionalId);
  w.int64(m.producerId);
  w.compactString(m.transactionState);
  w.uvarint(0);
}

export const listTransactionsV0Peer: Peer<ListTransactionsRequest, ListTransactionsResponse> = {
  api: listTransactionsV0,
  decodeRequest: decodeListTransactionsRequest,
  encodeResponse: encodeListTransactionsResponse,
};

