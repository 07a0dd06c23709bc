// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { listConfigResourcesV0 } from '../list-config-resources-v0.ts';
import type {
  ListConfigResourcesRequest,
  ListConfigResourcesResponse,
  ListConfigResourcesResponseConfigResource,
} from '../list-config-resources-v0.ts';

export function decodeListConfigResourcesRequest(r: Reader): ListConfigResourcesRequest {
  r.skipTags();
  return {};
}

export function encodeListConfigResourcesResponse(w: Writer, m: ListConfigResourcesResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactLength(m.configResources.length);
  for (const item of m.configResources) encodeListConfigResourcesResponseConfigResource(w, item);
  w.uvarint(0);
}

export function encodeListConfigResourcesResponseConfigResource(w: Writer, m: ListConfigResourcesResponseConfigResource): void {
  w.compactString(m.resourceName);
  w.uvarint(0);
}

export const listConfigResourcesV0Peer: Peer<ListConfigResourcesRequest, ListConfigResourcesResponse> = {
  api: listConfigResourcesV0,
  decodeRequest: decodeListConfigResourcesRequest,
  encodeResponse: encodeListConfigResourcesResponse,
};

