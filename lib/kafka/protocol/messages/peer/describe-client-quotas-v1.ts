// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeClientQuotasV1 } from '../describe-client-quotas-v1.ts';
import type {
  DescribeClientQuotasRequest,
  DescribeClientQuotasRequestComponentData,
  DescribeClientQuotasResponse,
  DescribeClientQuotasResponseEntityData,
  DescribeClientQuotasResponseEntryData,
  DescribeClientQuotasResponseValueData,
} from '../describe-client-quotas-v1.ts';

export function decodeDescribeClientQuotasRequest(r: Reader): DescribeClientQuotasRequest {
  const components: DescribeClientQuotasRequestComponentData[] = [];
  for (let n = r.compactLength(); n > 0; n--) components.push(decodeDescribeClientQuotasRequestComponentData(r));
  const strict = r.bool();
  r.skipTags();
  return { components, strict };
}

export function decodeDescribeClientQuotasRequestComponentData(r: Reader): DescribeClientQuotasRequestComponentData {
  const entityType = r.compactString();
  const matchType = r.int8();
  const match = r.compactStringOrNull();
  r.skipTags();
  return { entityType, matchType, match };
}

export function encodeDescribeClientQuotasResponse(w: Writer, m: DescribeClientQuotasResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  if (m.entries === null) w.compactLength(-1);
  else {
    w.compactLength(m.entries.length);
    for (const item of m.entries) encodeDescribeClientQuotasResponseEntryData(w, item);
  }
  w.uvarint(0);
}

export function encodeDescribeClientQuotasResponseEntryData(w: Writer, m: DescribeClientQuotasResponseEntryData): void {
  w.compactLength(m.entity.length);
  for (const item of m.entity) encodeDescribeClientQuotasResponseEntityData(w, item);
  w.compactLength(m.values.length);
  for (const item of m.values) encodeDescribeClientQuotasResponseValueData(w, item);
  w.uvarint(0);
}

export function encodeDescribeClientQuotasResponseEntityData(w: Writer, m: DescribeClientQuotasResponseEntityData): void {
  w.compactString(m.entityType);
  w.compactStringOrNull(m.entityName);
  w.uvarint(0);
}

export function encodeDescribeClientQuotasResponseValueData(w: Writer, m: DescribeClientQuotasResponseValueData): void {
  w.compactString(m.key);
  w.float64(m.value);
  w.uvarint(0);
}

export const describeClientQuotasV1Peer: Peer<DescribeClientQuotasRequest, DescribeClientQuotasResponse> = {
  api: describeClientQuotasV1,
  decodeRequest: decodeDescribeClientQuotasRequest,
  encodeResponse: encodeDescribeClientQuotasResponse,
};

