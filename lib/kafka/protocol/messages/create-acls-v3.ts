// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type CreateAclsRequest = {
  creations: readonly CreateAclsRequestAclCreation[];
};

export type CreateAclsRequestAclCreation = {
  resourceType: number;
  resourceName: string;
  resourcePatternType?: number | undefined;
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
};

export type CreateAclsResponse = {
  throttleTimeMs: number;
  results: readonly CreateAclsResponseAclCreationResult[];
};

export type CreateAclsResponseAclCreationResult = {
  errorCode: number;
  errorMessage: string | null;
};

export function encodeCreateAclsRequest(w: Writer, m: CreateAclsRequest): void {
  w.compactLength(m.creations.length);
  for (const item of m.creations) encodeCreateAclsRequestAclCreation(w, item);
  w.uvarint(0);
}

export function encodeCreateAclsRequestAclCreation(w: Writer, m: CreateAclsRequestAclCreation): void {
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  w.int8(m.resourcePatternType ?? 3);
  w.compactString(m.principal);
  w.compactString(m.host);
  w.int8(m.operation);
  w.int8(m.permissionType);
  w.uvarint(0);
}

export function decodeCreateAclsResponse(r: Reader): CreateAclsResponse {
  const throttleTimeMs = r.int32();
  const results: CreateAclsResponseAclCreationResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeCreateAclsResponseAclCreationResult(r));
  r.skipTags();
  return { throttleTimeMs, results };
}

export function decodeCreateAclsResponseAclCreationResult(r: Reader): CreateAclsResponseAclCreationResult {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { errorCode, errorMessage };
}

export const createAclsV3: Api<CreateAclsRequest, CreateAclsResponse> = {
  name: 'CreateAcls',
  key: 30,
  version: 3,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeCreateAclsRequest,
  decode: decodeCreateAclsResponse,
};

