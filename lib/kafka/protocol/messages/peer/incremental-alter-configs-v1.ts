// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { incrementalAlterConfigsV1 } from '../incremental-alter-configs-v1.ts';
import type {
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsRequestAlterConfigsResource,
  IncrementalAlterConfigsRequestAlterableConfig,
  IncrementalAlterConfigsResponse,
  IncrementalAlterConfigsResponseAlterConfigsResourceResponse,
} from '../incremental-alter-configs-v1.ts';

export function decodeIncrementalAlterConfigsRequest(r: Reader): IncrementalAlterConfigsRequest {
  const resources: IncrementalAlterConfigsRequestAlterConfigsResource[] = [];
  for (let n = r.compactLength(); n > 0; n--) resources.push(decodeIncrementalAlterConfigsRequestAlterConfigsResource(r));
  const validateOnly = r.bool();
  r.skipTags();
  return { resources, validateOnly };
}

export function decodeIncrementalAlterConfigsRequestAlterConfigsResource(r: Reader): IncrementalAlterConfigsRequestAlterConfigsResource {
  const resourceType = r.int8();
  const resourceName = r.compactString();
  const configs: IncrementalAlterConfigsRequestAlterableConfig[] = [];
  for (let n = r.compactLength(); n > 0; n--) configs.push(decodeIncrementalAlterConfigsRequestAlterableConfig(r));
  r.skipTags();
  return { resourceType, resourceName, configs };
}

export function decodeIncrementalAlterConfigsRequestAlterableConfig(r: Reader): IncrementalAlterConfigsRequestAlterableConfig {
  const name = r.compactString();
  const configOperation = r.int8();
  const value = r.compactStringOrNull();
  r.skipTags();
  return { name, configOperation, value };
}

export function encodeIncrementalAlterConfigsResponse(w: Writer, m: IncrementalAlterConfigsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.responses.length);
  for (const item of m.responses) encodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(w, item);
  w.uvarint(0);
}

export function encodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(w: Writer, m: IncrementalAlterConfigsResponseAlterConfigsResourceResponse): void {
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.int8(m.resourceType);
  w.compactString(m.resourceName);
  w.uvarint(0);
}

export const incrementalAlterConfigsV1Peer: Peer<IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse> = {
  api: incrementalAlterConfigsV1,
  decodeRequest: decodeIncrementalAlterConfigsRequest,
  encodeResponse: encodeIncrementalAlterConfigsResponse,
};

