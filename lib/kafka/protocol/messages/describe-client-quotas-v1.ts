// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeClientQuotasRequest = {
  components: readonly DescribeClientQuotasRequestComponentData[];
  strict: boolean;
};

export type DescribeClientQuotasRequestComponentData = {
  entityType: string;
  matchType: number;
  match: string | null;
};

export type DescribeClientQuotasResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  entries: readonly DescribeClientQuotasResponseEntryData[] | null;
};

export type DescribeClientQuotasResponseEntryData = {
  entity: readonly DescribeClientQuotasResponseEntityData[];
  values: readonly DescribeClientQuotasResponseValueData[];
};

export type DescribeClientQuotasResponseEntityData = {
  entityType: string;
  entityName: string | null;
};

export type DescribeClientQuotasResponseValueData = {
  key: string;
  value: number;
};

export function encodeDescribeClientQuotasRequest(w: Writer, m: DescribeClientQuotasRequest): void {
  w.compactLength(m.components.length);
  for (const item of m.components) encodeDescribeClientQuotasRequestComponentData(w, item);
  w.bool(m.strict);
  w.uvarint(0);
}

export function encodeDescribeClientQuotasRequestComponentData(w: Writer, m: DescribeClientQuotasRequestComponentData): void {
  w.compactString(m.entityType);
  w.int8(m.matchType);
  w.compactStringOrNull(m.match);
  w.uvarint(0);
}

export function decodeDescribeClientQuotasResponse(r: Reader): DescribeClientQuotasResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const entriesLength = r.compactLengthOrNull();
  const entriesItems: DescribeClientQuotasResponseEntryData[] = [];
  for (let n = entriesLength; n > 0; n--) entriesItems.push(decodeDescribeClientQuotasResponseEntryData(r));
  const entries = entriesLength < 0 ? null : entriesItems;
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, entries };
}

export function decodeDescribeClientQuotasResponseEntryData(r: Reader): DescribeClientQuotasResponseEntryData {
  const entity: DescribeClientQuotasResponseEntityData[] = [];
  for (let n = r.compactLength(); n > 0; n--) entity.push(decodeDescribeClientQuotasResponseEntityData(r));
  const values: DescribeClientQuotasResponseValueData[] = [];
  for (let n = r.compactLength(); n > 0; n--) values.push(decodeDescribeClientQuotasResponseValueData(r));
  r.skipTags();
  return { entity, values };
}

export function decodeDescribeClientQuotasResponseEntityData(r: Reader): DescribeClientQuotasResponseEntityData {
  const entityType = r.compactString();
  const entityName = r.compactStringOrNull();
  r.skipTags();
  return { entityType, entityName };
}

export function decodeDescribeClientQuotasResponseValueData(r: Reader): DescribeClientQuotasResponseValueData {
  const key = r.compactString();
  const value = r.float64();
  r.skipTags();
  return { key, value };
}

export const describeClientQuotasV1: Api<DescribeClientQuotasRequest, DescribeClientQuotasResponse> = {
  name: 'DescribeClientQuotas',
  key: 48,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeClientQuotasRequest,
  decode: decodeDescribeClientQuotasResponse,
};

