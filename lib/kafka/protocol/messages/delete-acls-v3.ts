// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DeleteAclsRequest = {
  filters: readonly DeleteAclsRequestDeleteAclsFilter[];
};

export type DeleteAclsRequestDeleteAclsFilter = {
  resourceTypeFilter: number;
  resourceNameFilter: string | null;
  patternTypeFilter?: number | undefined;
  principalFilter: string | null;
  hostFilter: string | null;
  operation: number;
  permissionType: number;
};

export type DeleteAclsResponse = {
  throttleTimeMs: number;
  filterResults: readonly DeleteAclsResponseDeleteAclsFilterResult[];
};

export type DeleteAclsResponseDeleteAclsFilterResult = {
  errorCode: number;
  errorMessage: string | null;
  matchingAcls: readonly DeleteAclsResponseDeleteAclsMatchingAcl[];
};

export type DeleteAclsResponseDeleteAclsMatchingAcl = {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
  patternType: number;
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
};

export function encodeDeleteAclsRequest(w: Writer, m: DeleteAclsRequest): void {
  w.compactLength(m.filters.length);
  for (const item of m.filters) encodeDeleteAclsRequestDeleteAclsFilter(w, item);
  w.uvarint(0);
}

export function encodeDeleteAclsRequestDeleteAclsFilter(w: Writer, m: DeleteAclsRequestDeleteAclsFilter): void {
  w.int8(m.resourceTypeFilter);
  w.compactStringOrNull(m.resourceNameFilter);
  w.int8(m.patternTypeFilter ?? 3);
  w.compactStringOrNull(m.principalFilter);
  w.compactStringOrNull(m.hostFilter);
  w.int8(m.operation);
  w.int8(m.permissionType);
  w.uvarint(0);
}

export function decodeDeleteAclsResponse(r: Reader): DeleteAclsResponse {
  const throttleTimeMs = r.int32();
  const filterResults: DeleteAclsResponseDeleteAclsFilterResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) filterResults.push(decodeDeleteAclsResponseDeleteAclsFilterResult(r));
  r.skipTags();
  return { throttleTimeMs, filterResults };
}

export function decodeDeleteAclsResponseDeleteAclsFilterResult(r: Reader): DeleteAclsResponseDeleteAclsFilterResult {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const matchingAcls: DeleteAclsResponseDeleteAclsMatchingAcl[] = [];
  for (let n = r.compactLength(); n > 0; n--) matchingAcls.push(decodeDeleteAclsResponseDeleteAclsMatchingAcl(r));
  r.skipTags();
  return { errorCode, errorMessage, matchingAcls };
}

export function decodeDeleteAclsResponseDeleteAclsMatchingAcl(r: Reader): DeleteAclsResponseDeleteAclsMatchingAcl {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const resourceType = r.int8();
  const resourceName = r.compactString();
  const patternType = r.int8();
  const principal = r.compactString();
  const host = r.compactString();
  const operation = r.int8();
  const permissionType = r.int8();
  r.skipTags();
  return { errorCode, errorMessage, resourceType, resourceName, patternType, principal, host, operation, permissionType };
}

export const deleteAclsV3: Api<DeleteAclsRequest, DeleteAclsResponse> = {
  name: 'DeleteAcls',
  key: 31,
  version: 3,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDeleteAclsRequest,
  decode: decodeDeleteAclsResponse,
};

