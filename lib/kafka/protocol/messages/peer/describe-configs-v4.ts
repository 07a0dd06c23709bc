// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeConfigsV4 } from '../describe-configs-v4.ts';
import type {
  DescribeConfigsRequest,
  DescribeConfigsRequestDescribeConfigsResource,
  DescribeConfigsResponse,
  DescribeConfigsResponseDescribeConfigsResourceResult,
  DescribeConfigsResponseDescribeConfigsResult,
  DescribeConfigsResponseDescribeConfigsSynonym,
} from '../describe-configs-v4.ts';

export function decodeDescribeConfigsRequest(r: Reader): DescribeConfigsRequest {
  const resources: DescribeConfigsRequestDescribeConfigsResource[] = [];
  for (let n = r.compactLength(); n > 0; n--) resources.push(decodeDescribeConfigsRequestDescribeConfigsResource(r));
  const includeSynonyms = r.bool();
  const includeDocumentation = r.bool();
  r.skipTags();
  return { resources, includeSynonyms, includeDocumentation };
}

export function decodeDescribeConfigsRequestDescribeConfigsResource(r: Reader): DescribeConfigsRequestDescribeConfigsResource {
  const resourceType = r.int8();
  const resourceName = r.compactString();
  const configurationKeysLength = r.compactLengthOrNull();
  const configurationKeysItems: string[] = [];
  for (let n = configurationKeysLength; n > 0; n--) configurationKeysItems.push(r.compactString());
  const configurationKeys = configurationKeysLength < 0 ? null : configurationKeysItems;
  r.skipTags();
  return { resourceType, resourceName, configurationKeys };
}

export function encodeDescribeConfigsResponse(w: Writer, m: DescribeConfigsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeDescribeConfigsResponseDescribeConfigsResult(w, item);
  w.uvarint(0);
}

export function encodeDescribeConfigsResponseDescribeConfigsResult(w: Writer, m: DescribeConfigsResponseDescribeConfigsResult): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  w.compactLength(m.configs.length);
  for (const item of m.configs) encodeDescribeConfigsResponseDescribeConfigsResourceResult(w, item);
  w.uvarint(0);
}

export function encodeDescribeConfigsResponseDescribeConfigsResourceResult(w: Writer, m: DescribeConfigsResponseDescribeConfigsResourceResult): void {
  w.compactString(m.name);
  w.compactStringOrNull(m.value);
  w.bool(m.readOnly);
  w.int8(m.configSource);
  w.bool(m.isSensitive);
  w.compactLength(m.synonyms.length);
  for (const item of m.synonyms) encodeDescribeConfigsResponseDescribeConfigsSynonym(w, item);
  w.int8(m.configType);
  w.compactStringOrNull(m.documentation);
  w.uvarint(0);
}

export function encodeDescribeConfigsResponseDescribeConfigsSynonym(w: Writer, m: DescribeConfigsResponseDescribeConfigsSynonym): void {
  w.compactString(m.name);
  w.compactStringOrNull(m.value);
  w.int8(m.source);
  w.uvarint(0);
}

export const describeConfigsV4Peer: Peer<DescribeConfigsRequest, DescribeConfigsResponse> = {
  api: describeConfigsV4,
  decodeRequest: decodeDescribeConfigsRequest,
  encodeResponse: encodeDescribeConfigsResponse,
};

