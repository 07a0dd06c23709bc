// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type AlterClientQuotasRequest = {
  entries: readonly AlterClientQuotasRequestEntryData[];
  validateOnly: boolean;
};

export type AlterClientQuotasRequestEntryData = {
  entity: readonly AlterClientQuotasRequestEntityData[];
  ops: readonly AlterClientQuotasRequestOpData[];
};

export type AlterClientQuotasRequestEntityData = {
  entityType: string;
  entityName: string | null;
};

export type AlterClientQuotasRequestOpData = {
  key: string;
  value: number;
  remove: boolean;
};

export type AlterClientQuotasResponse = {
  throttleTimeMs: number;
  entries: readonly AlterClientQuotasResponseEntryData[];
};

export type AlterClientQuotasResponseEntryData = {
  errorCode: number;
  errorMessage: string | null;
  entity: readonly AlterClientQuotasResponseEntityData[];
};

export type AlterClientQuotasResponseEntityData = {
  entityType: string;
  entityName: string | null;
};

export function encodeAlterClientQuotasRequest(w: Writer, m: AlterClientQuotasRequest): void {
  w.compactLength(m.entries.length);
  for (const item of m.entries) encodeAlterClientQuotasRequestEntryData(w, item);
  w.bool(m.validateOnly);
  w.uvarint(0);
}

export function encodeAlterClientQuotasRequestEntryData(w: Writer, m: AlterClientQuotasRequestEntryData): void {
  w.compactLength(m.entity.length);
  for (const item of m.entity) encodeAlterClientQuotasRequestEntityData(w, item);
  w.compactLength(m.ops.length);
  for (const item of m.ops) encodeAlterClientQuotasRequestOpData(w, item);
  w.uvarint(0);
}

export function encodeAlterClientQuotasRequestEntityData(w: Writer, m: AlterClientQuotasRequestEntityData): void {
  w.compactString(m.entityType);
  w.compactStringOrNull(m.entityName);
  w.uvarint(0);
}

export function encodeAlterClientQuotasRequestOpData(w: Writer, m: AlterClientQuotasRequestOpData): void {
  w.compactString(m.key);
  w.float64(m.value);
  w.bool(m.remove);
  w.uvarint(0);
}

export function decodeAlterClientQuotasResponse(r: Reader): AlterClientQuotasResponse {
  const throttleTimeMs = r.int32();
  const entries: AlterClientQuotasResponseEntryData[] = [];
  for (let n = r.compactLength(); n > 0; n--) entries.push(decodeAlterClientQuotasResponseEntryData(r));
  r.skipTags();
  return { throttleTimeMs, entries };
}

export function decodeAlterClientQuotasResponseEntryData(r: Reader): AlterClientQuotasResponseEntryData {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const entity: AlterClientQuotasResponseEntityData[] = [];
  for (let n = r.compactLength(); n > 0; n--) entity.push(decodeAlterClientQuotasResponseEntityData(r));
  r.skipTags();
  return { errorCode, errorMessage, entity };
}

export function decodeAlterClientQuotasResponseEntityData(r: Reader): AlterClientQuotasResponseEntityData {
  const entityType = r.compactString();
  const entityName = r.compactStringOrNull();
  r.skipTags();
  return { entityType, entityName };
}

export const alterClientQuotasV1: Api<AlterClientQuotasRequest, AlterClientQuotasResponse> = {
  name: 'AlterClientQuotas',
  key: 49,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeAlterClientQuotasRequest,
  decode: decodeAlterClientQuotasResponse,
};

