// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeConfigsRequest = {
  resources: readonly DescribeConfigsRequestDescribeConfigsResource[];
  includeSynonyms?: boolean | undefined;
  includeDocumentation?: boolean | undefined;
};

export type DescribeConfigsRequestDescribeConfigsResource = {
  resourceType: number;
  resourceName: string;
  configurationKeys: readonly string[] | null;
};

export type DescribeConfigsResponse = {
  throttleTimeMs: number;
  results: readonly DescribeConfigsResponseDescribeConfigsResult[];
};

export type DescribeConfigsResponseDescribeConfigsResult = {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
  configs: readonly DescribeConfigsResponseDescribeConfigsResourceResult[];
};

export type DescribeConfigsResponseDescribeConfigsResourceResult = {
  name: string;
  value: string | null;
  readOnly: boolean;
  configSource: number;
  isSensitive: boolean;
  synonyms: readonly DescribeConfigsResponseDescribeConfigsSynonym[];
  configType: number;
  documentation: string | null;
};

export type DescribeConfigsResponseDescribeConfigsSynonym = {
  name: string;
  value: string | null;
  source: number;
};

export function encodeDescribeConfigsRequest(w: Writer, m: DescribeConfigsRequest): void {
  w.compactLength(m.resources.length);
  for (const item of m.resources) encodeDescribeConfigsRequestDescribeConfigsResource(w, item);
  w.bool(m.includeSynonyms ?? false);
  w.bool(m.includeDocumentation ?? false);
  w.uvarint(0);
}

export function encodeDescribeConfigsRequestDescribeConfigsResource(w: Writer, m: DescribeConfigsRequestDescribeConfigsResource): void {
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  if (m.configurationKeys === null) w.compactLength(-1);
  else {
    w.compactLength(m.configurationKeys.length);
    for (const item of m.configurationKeys) w.compactString(item);
  }
  w.uvarint(0);
}

export function decodeDescribeConfigsResponse(r: Reader): DescribeConfigsResponse {
  const throttleTimeMs = r.int32();
  const results: DescribeConfigsResponseDescribeConfigsResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeDescribeConfigsResponseDescribeConfigsResult(r));
  r.skipTags();
  return { throttleTimeMs, results };
}

export function decodeDescribeConfigsResponseDescribeConfigsResult(r: Reader): DescribeConfigsResponseDescribeConfigsResult {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const resourceType = r.int8();
  const resourceName = r.compactString();
  const configs = r.repeated(decodeDescribeConfigsResponseDescribeConfigsResultConfigs);
  r.skipTags();
  return { errorCode, errorMessage, resourceType, resourceName, configs };
}

function decodeDescribeConfigsResponseDescribeConfigsResultConfigs(r: Reader): DescribeConfigsResponseDescribeConfigsResourceResult[] {
  const configs: DescribeConfigsResponseDescribeConfigsResourceResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) configs.push(decodeDescribeConfigsResponseDescribeConfigsResourceResult(r));
  return configs;
}

export function decodeDescribeConfigsResponseDescribeConfigsResourceResult(r: Reader): DescribeConfigsResponseDescribeConfigsResourceResult {
  const name = r.compactString();
  const value = r.compactStringOrNull();
  const readOnly = r.bool();
  const configSource = r.int8();
  const isSensitive = r.bool();
  const synonyms: DescribeConfigsResponseDescribeConfigsSynonym[] = [];
  for (let n = r.compactLength(); n > 0; n--) synonyms.push(decodeDescribeConfigsResponseDescribeConfigsSynonym(r));
  const configType = r.int8();
  const documentation = r.compactStringOrNull();
  r.skipTags();
  return { name, value, readOnly, configSource, isSensitive, synonyms, configType, documentation };
}

export function decodeDescribeConfigsResponseDescribeConfigsSynonym(r: Reader): DescribeConfigsResponseDescribeConfigsSynonym {
  const name = r.compactString();
  const value = r.compactStringOrNull();
  const source = r.int8();
  r.skipTags();
  return { name, value, source };
}

export function* stepsDescribeConfigsResponse(r: Reader): Generator<undefined, DescribeConfigsResponse, undefined> {
  const throttleTimeMs = r.int32();
  const results: DescribeConfigsResponseDescribeConfigsResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) {
    results.push(decodeDescribeConfigsResponseDescribeConfigsResult(r));
    yield;
  }
  r.skipTags();
  return { throttleTimeMs, results };
}

export const describeConfigsV4: Api<DescribeConfigsRequest, DescribeConfigsResponse> = {
  name: 'DescribeConfigs',
  key: 32,
  version: 4,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeConfigsRequest,
  decode: decodeDescribeConfigsResponse,
  steps: stepsDescribeConfigsResponse,
};

