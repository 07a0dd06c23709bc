// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { deleteAclsV3 } from '../delete-acls-v3.ts';
import type {
  DeleteAclsRequest,
  DeleteAclsRequestDeleteAclsFilter,
  DeleteAclsResponse,
  DeleteAclsResponseDeleteAclsFilterResult,
  DeleteAclsResponseDeleteAclsMatchingAcl,
} from '../delete-acls-v3.ts';

export function decodeDeleteAclsRequest(r: Reader): DeleteAclsRequest {
  const filters: DeleteAclsRequestDeleteAclsFilter[] = [];
  for (let n = r.compactLength(); n > 0; n--) filters.push(decodeDeleteAclsRequestDeleteAclsFilter(r));
  r.skipTags();
  return { filters };
}

export function decodeDeleteAclsRequestDeleteAclsFilter(r: Reader): DeleteAclsRequestDeleteAclsFilter {
  const resourceTypeFilter = r.int8();
  const resourceNameFilter = r.compactStringOrNull();
  const patternTypeFilter = r.int8();
  const principalFilter = r.compactStringOrNull();
  const hostFilter = r.compactStringOrNull();
  const operation = r.int8();
  const permissionType = r.int8();
  r.skipTags();
  return { resourceTypeFilter, resourceNameFilter, patternTypeFilter, principalFilter, hostFilter, operation, permissionType };
}

export function encodeDeleteAclsResponse(w: Writer, m: DeleteAclsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.filterResults.length);
  for (const item of m.filterResults) encodeDeleteAclsResponseDeleteAclsFilterResult(w, item);
  w.uvarint(0);
}

export function encodeDeleteAclsResponseDeleteAclsFilterResult(w: Writer, m: DeleteAclsResponseDeleteAclsFilterResult): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.matchingAcls.length);
  for (const item of m.matchingAcls) encodeDeleteAclsResponseDeleteAclsMatchingAcl(w, item);
  w.uvarint(0);
}

export function encodeDeleteAclsResponseDeleteAclsMatchingAcl(w: Writer, m: DeleteAclsResponseDeleteAclsMatchingAcl): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  w.int8(m.patternType);
  w.compactString(m.principal);
  w.compactString(m.host);
  w.int8(m.operation);
  w.int8(m.permissionType);
  w.uvarint(0);
}

export const deleteAclsV3Peer: Peer<DeleteAclsRequest, DeleteAclsResponse> = {
  api: deleteAclsV3,
  decodeRequest: decodeDeleteAclsRequest,
  encodeResponse: encodeDeleteAclsResponse,
};

