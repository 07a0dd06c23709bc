// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { apiVersionsV4 } from '../api-versions-v4.ts';
import type {
  ApiVersionsRequest,
  ApiVersionsResponse,
  ApiVersionsResponseApiVersion,
  ApiVersionsResponseFinalizedFeatureKey,
  ApiVersionsResponseSupportedFeatureKey,
} from '../api-versions-v4.ts';

export function decodeApiVersionsRequest(r: Reader): ApiVersionsRequest {
  const clientSoftwareName = r.compactString();
  const clientSoftwareVersion = r.compactString();
  r.skipTags();
  return { clientSoftwareName, clientSoftwareVersion };
}

export function encodeApiVersionsResponse(w: Writer, m: ApiVersionsResponse): void {
  w.int16(m.errorCode);
  w.compactLength(m.apiKeys.length);
  for (const item of m.apiKeys) encodeApiVersionsResponseApiVersion(w, item);
  w.int32(m.throttleTimeMs);
  w.uvarint((m.supportedFeatures === undefined ? 0 : 1) + (m.finalizedFeaturesEpoch === undefined ? 0 : 1) + (m.finalizedFeatures === undefined ? 0 : 1) + (m.zkMigrationReady === undefined ? 0 : 1));
  const supportedFeatures = m.supportedFeatures;
  if (supportedFeatures !== undefined) {
    w.tagged(0, (w) => {
      w.compactLength(supportedFeatures.length);
      for (const item of supportedFeatures) encodeApiVersionsResponseSupportedFeatureKey(w, item);
    });
  }
  const finalizedFeaturesEpoch = m.finalizedFeaturesEpoch;
  if (finalizedFeaturesEpoch !== undefined) {
    w.tagged(1, (w) => {
      w.int64(finalizedFeaturesEpoch);
    });
  }
  const finalizedFeatures = m.finalizedFeatures;
  if (finalizedFeatures !== undefined) {
    w.tagged(2, (w) => {
      w.compactLength(finalizedFeatures.length);
      for (const item of finalizedFeatures) encodeApiVersionsResponseFinalizedFeatureKey(w, item);
    });
  }
  const zkMigrationReady = m.zkMigrationReady;
  if (zkMigrationReady !== undefined) {
    w.tagged(3, (w) => {
      w.bool(zkMigrationReady);
    });
  }
}

export function encodeApiVersionsResponseApiVersion(w: Writer, m: ApiVersionsResponseApiVersion): void {
  w.int16(m.apiKey);
  w.int16(m.minVersion);
  w.int16(m.maxVersion);
  w.uvarint(0);
}

export function encodeApiVersionsResponseSupportedFeatureKey(w: Writer, m: ApiVersionsResponseSupportedFeatureKey): void {
  w.compactString(m.name);
  w.int16(m.minVersion);
  w.int16(m.maxVersion);
  w.uvarint(0);
}

export function encodeApiVersionsResponseFinalizedFeatureKey(w: Writer, m: ApiVersionsResponseFinalizedFeatureKey): void {
  w.compactString(m.name);
  w.int16(m.maxVersionLevel);
  w.int16(m.minVersionLevel);
  w.uvarint(0);
}

export const apiVersionsV4Peer: Peer<ApiVersionsRequest, ApiVersionsResponse> = {
  api: apiVersionsV4,
  decodeRequest: decodeApiVersionsRequest,
  encodeResponse: encodeApiVersionsResponse,
};

