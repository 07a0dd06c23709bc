// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeAclsV3 } from '../describe-acls-v3.ts';
import type {
  DescribeAclsRequest,
  DescribeAclsResponse,
  DescribeAclsResponseAclDescription,
  DescribeAclsResponseDescribeAclsResource,
} from '../describe-acls-v3.ts';

export function decodeDescribeAclsRequest(r: Reader): DescribeAclsRequest {
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

export function encodeDescribeAclsResponse(w: Writer, m: DescribeAclsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.resources.length);
  for (const item of m.resources) encodeDescribeAclsResponseDescribeAclsResource(w, item);
  w.uvarint(0);
}

export function encodeDescribeAclsResponseDescribeAclsResource(w: Writer, m: DescribeAclsResponseDescribeAclsResource): void {
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  w.int8(m.patternType);
  w.compactLength(m.acls.length);
  for (const item of m.acls) encodeDescribeAclsResponseAclDescription(w, item);
  w.uvarint(0);
}

export function encodeDescribeAclsResponseAclDescription(w: Writer, m: DescribeAclsResponseAclDescription): void {
  w.compactString(m.principal);
  w.compactString(m.host);
  w.int8(m.operation);
  w.int8(m.permissionType);
  w.uvarint(0);
}

export const describeAclsV3Peer: Peer<DescribeAclsRequest, DescribeAclsResponse> = {
  api: describeAclsV3,
  decodeRequest: decodeDescribeAclsRequest,
  encodeResponse: encodeDescribeAclsResponse,
};

