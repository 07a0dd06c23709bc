// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeAclsRequest = {
  resourceTypeFilter: number;
  resourceNameFilter: string | null;
  patternTypeFilter?: number | undefined;
  principalFilter: string | null;
  hostFilter: string | null;
  operation: number;
  permissionType: number;
};

export type DescribeAclsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  resources: readonly DescribeAclsResponseDescribeAclsResource[];
};

export type DescribeAclsResponseDescribeAclsResource = {
  resourceType: number;
  resourceName: string;
  patternType: number;
  acls: readonly DescribeAclsResponseAclDescription[];
};

export type DescribeAclsResponseAclDescription = {
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
};

export function encodeDescribeAclsRequest(w: Writer, m: DescribeAclsRequest): void {
  w.int8(m.resourceTypeFilter);
  w.compactStringOrNull(m.resourceNameFilter);
  w.int8(m.patternTypeFilter ?? 3);
  w.compactStringOrNull(m.principalFilter);
  w.compactStringOrNull(m.hostFilter);
  w.int8(m.operation);
  w.int8(m.permissionType);
  w.uvarint(0);
}

export function decodeDescribeAclsResponse(r: Reader): DescribeAclsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const resources: DescribeAclsResponseDescribeAclsResource[] = [];
  for (let n = r.compactLength(); n > 0; n--) resources.push(decodeDescribeAclsResponseDescribeAclsResource(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, resources };
}

export function decodeDescribeAclsResponseDescribeAclsResource(r: Reader): DescribeAclsResponseDescribeAclsResource {
  const resourceType = r.int8();
  const resourceName = r.compactString();
  const patternType = r.int8();
  const acls: DescribeAclsResponseAclDescription[] = [];
  for (let n = r.compactLength(); n > 0; n--) acls.push(decodeDescribeAclsResponseAclDescription(r));
  r.skipTags();
  return { resourceType, resourceName, patternType, acls };
}

export function decodeDescribeAclsResponseAclDescription(r: Reader): DescribeAclsResponseAclDescription {
  const principal = r.compactString();
  const host = r.compactString();
  const operation = r.int8();
  const permissionType = r.int8();
  r.skipTags();
  return { principal, host, operation, permissionType };
}

export const describeAclsV3: Api<DescribeAclsRequest, DescribeAclsResponse> = {
  name: 'DescribeAcls',
  key: 29,
  version: 3,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeAclsRequest,
  decode: decodeDescribeAclsResponse,
};

