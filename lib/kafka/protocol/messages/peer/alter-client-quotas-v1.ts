// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { alterClientQuotasV1 } from '../alter-client-quotas-v1.ts';
import type {
  AlterClientQuotasRequest,
  AlterClientQuotasRequestEntityData,
  AlterClientQuotasRequestEntryData,
  AlterClientQuotasRequestOpData,
  AlterClientQuotasResponse,
  AlterClientQuotasResponseEntityData,
  AlterClientQuotasResponseEntryData,
} from '../alter-client-quotas-v1.ts';

export function decodeAlterClientQuotasRequest(r: Reader): AlterClientQuotasRequest {
  const entries: AlterClientQuotasRequestEntryData[] = [];
  for (let n = r.compactLength(); n > 0; n--) entries.push(decodeAlterClientQuotasRequestEntryData(r));
  const validateOnly = r.bool();
  r.skipTags();
  return { entries, validateOnly };
}

export function decodeAlterClientQuotasRequestEntryData(r: Reader): AlterClientQuotasRequestEntryData {
  const entity: AlterClientQuotasRequestEntityData[] = [];
  for (let n = r.compactLength(); n > 0; n--) entity.push(decodeAlterClientQuotasRequestEntityData(r));
  const ops: AlterClientQuotasRequestOpData[] = [];
  for (let n = r.compactLength(); n > 0; n--) ops.push(decodeAlterClientQuotasRequestOpData(r));
  r.skipTags();
  return { entity, ops };
}

export function decodeAlterClientQuotasRequestEntityData(r: Reader): AlterClientQuotasRequestEntityData {
  const entityType = r.compactString();
  const entityName = r.compactStringOrNull();
  r.skipTags();
  return { entityType, entityName };
}

export function decodeAlterClientQuotasRequestOpData(r: Reader): AlterClientQuotasRequestOpData {
  const key = r.compactString();
  const value = r.float64();
  const remove = r.bool();
  r.skipTags();
  return { key, value, remove };
}

export function encodeAlterClientQuotasResponse(w: Writer, m: AlterClientQuotasResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.entries.length);
  for (const item of m.entries) encodeAlterClientQuotasResponseEntryData(w, item);
  w.uvarint(0);
}

export function encodeAlterClientQuotasResponseEntryData(w: Writer, m: AlterClientQuotasResponseEntryData): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.entity.length);
  for (const item of m.entity) encodeAlterClientQuotasResponseEntityData(w, item);
  w.uvarint(0);
}

export function encodeAlterClientQuotasResponseEntityData(w: Writer, m: AlterClientQuotasResponseEntityData): void {
  w.compactString(m.entityType);
  w.compactStringOrNull(m.entityName);
  w.uvarint(0);
}

export const alterClientQuotasV1Peer: Peer<AlterClientQuotasRequest, AlterClientQuotasResponse> = {
  api: alterClientQuotasV1,
  decodeRequest: decodeAlterClientQuotasRequest,
  encodeResponse: encodeAlterClientQuotasResponse,
};

