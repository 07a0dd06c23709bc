// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { createAclsV3 } from '../create-acls-v3.ts';
import type {
  CreateAclsRequest,
  CreateAclsRequestAclCreation,
  CreateAclsResponse,
  CreateAclsResponseAclCreationResult,
} from '../create-acls-v3.ts';

export function decodeCreateAclsRequest(r: Reader): CreateAclsRequest {
  const creations: CreateAclsRequestAclCreation[] = [];
  for (let n = r.compactLength(); n > 0; n--) creations.push(decodeCreateAclsRequestAclCreation(r));
  r.skipTags();
  return { creations };
}

export function decodeCreateAclsRequestAclCreation(r: Reader): CreateAclsRequestAclCreation {
  const resourceType = r.int8();
  const resourceName = r.compactString();
  const resourcePatternType = r.int8();
  const principal = r.compactString();
  const host = r.compactString();
  const operation = r.int8();
  const permissionType = r.int8();
  r.skipTags();
  return { resourceType, resourceName, resourcePatternType, principal, host, operation, permissionType };
}

export function encodeCreateAclsResponse(w: Writer, m: CreateAclsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeCreateAclsResponseAclCreationResult(w, item);
  w.uvarint(0);
}

export function encodeCreateAclsResponseAclCreationResult(w: Writer, m: CreateAclsResponseAclCreationResult): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const createAclsV3Peer: Peer<CreateAclsRequest, CreateAclsResponse> = {
  api: createAclsV3,
  decodeRequest: decodeCreateAclsRequest,
  encodeResponse: encodeCreateAclsResponse,
};

