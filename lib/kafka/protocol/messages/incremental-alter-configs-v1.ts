// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type IncrementalAlterConfigsRequest = {
  resources: readonly IncrementalAlterConfigsRequestAlterConfigsResource[];
  validateOnly: boolean;
};

export type IncrementalAlterConfigsRequestAlterConfigsResource = {
  resourceType: number;
  resourceName: string;
  configs: readonly IncrementalAlterConfigsRequestAlterableConfig[];
};

export type IncrementalAlterConfigsRequestAlterableConfig = {
  name: string;
  configOperation: number;
  value: string | null;
};

export type IncrementalAlterConfigsResponse = {
  throttleTimeMs: number;
  responses: readonly IncrementalAlterConfigsResponseAlterConfigsResourceResponse[];
};

export type IncrementalAlterConfigsResponseAlterConfigsResourceResponse = {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
};

export function encodeIncrementalAlterConfigsRequest(w: Writer, m: IncrementalAlterConfigsRequest): void {
  w.compactLength(m.resources.length);
  for (const item of m.resources) encodeIncrementalAlterConfigsRequestAlterConfigsResource(w, item);
  w.bool(m.validateOnly);
  w.uvarint(0);
}

export function encodeIncrementalAlterConfigsRequestAlterConfigsResource(w: Writer, m: IncrementalAlterConfigsRequestAlterConfigsResource): void {
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  w.compactLength(m.configs.length);
  for (const item of m.configs) encodeIncrementalAlterConfigsRequestAlterableConfig(w, item);
  w.uvarint(0);
}

export function encodeIncrementalAlterConfigsRequestAlterableConfig(w: Writer, m: IncrementalAlterConfigsRequestAlterableConfig): void {
  w.compactString(m.name);
  w.int8(m.configOperation);
  w.compactStringOrNull(m.value);
  w.uvarint(0);
}

export function decodeIncrementalAlterConfigsResponse(r: Reader): IncrementalAlterConfigsResponse {
  const throttleTimeMs = r.int32();
  const responses: IncrementalAlterConfigsResponseAlterConfigsResourceResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) responses.push(decodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(r));
  r.skipTags();
  return { throttleTimeMs, responses };
}

export function decodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(r: Reader): IncrementalAlterConfigsResponseAlterConfigsResourceResponse {
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const resourceType = r.int8();
  const resourceName = r.compactString();
  r.skipTags();
  return { errorCode, errorMessage, resourceType, resourceName };
}

export const incrementalAlterConfigsV1: Api<IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse> = {
  name: 'IncrementalAlterConfigs',
  key: 44,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeIncrementalAlterConfigsRequest,
  decode: decodeIncrementalAlterConfigsResponse,
};

