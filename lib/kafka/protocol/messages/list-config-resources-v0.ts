// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ListConfigResourcesRequest = Record<string, never>;

export type ListConfigResourcesResponse = {
  throttleTimeMs: number;
  errorCode: number;
  configResources: readonly ListConfigResourcesResponseConfigResource[];
};

export type ListConfigResourcesResponseConfigResource = {
  resourceName: string;
};

export function encodeListConfigResourcesRequest(w: Writer, _m: ListConfigResourcesRequest): void {
  w.uvarint(0);
}

export function decodeListConfigResourcesResponse(r: Reader): ListConfigResourcesResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const configResources: ListConfigResourcesResponseConfigResource[] = [];
  for (let n = r.compactLength(); n > 0; n--) configResources.push(decodeListConfigResourcesResponseConfigResource(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, configResources };
}

export function decodeListConfigResourcesResponseConfigResource(r: Reader): ListConfigResourcesResponseConfigResource {
  const resourceName = r.compactString();
  r.skipTags();
  return { resourceName };
}

export const listConfigResourcesV0: Api<ListConfigResourcesRequest, ListConfigResourcesResponse> = {
  name: 'ListConfigResources',
  key: 74,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeListConfigResourcesRequest,
  decode: decodeListConfigResourcesResponse,
};

