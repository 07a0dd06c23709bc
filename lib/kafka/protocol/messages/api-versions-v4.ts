// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type ApiVersionsRequest = {
  clientSoftwareName: string;
  clientSoftwareVersion: string;
};

export type ApiVersionsResponse = {
  errorCode: number;
  apiKeys: readonly ApiVersionsResponseApiVersion[];
  throttleTimeMs: number;
  supportedFeatures?: readonly ApiVersionsResponseSupportedFeatureKey[] | undefined;
  finalizedFeaturesEpoch?: bigint | undefined;
  finalizedFeatures?: readonly ApiVersionsResponseFinalizedFeatureKey[] | undefined;
  zkMigrationReady?: boolean | undefined;
};

export type ApiVersionsResponseApiVersion = {
  apiKey: number;
  minVersion: number;
  maxVersion: number;
};

export type ApiVersionsResponseSupportedFeatureKey = {
  name: string;
  minVersion: number;
  maxVersion: number;
};

export type ApiVersionsResponseFinalizedFeatureKey = {
  name: string;
  maxVersionLevel: number;
  minVersionLevel: number;
};

export function encodeApiVersionsRequest(w: Writer, m: ApiVersionsRequest): void {
  w.compactString(m.clientSoftwareName);
  w.compactString(m.clientSoftwareVersion);
  w.uvarint(0);
}

export function decodeApiVersionsResponse(r: Reader): ApiVersionsResponse {
  const errorCode = r.int16();
  const apiKeys: ApiVersionsResponseApiVersion[] = [];
  for (let n = r.compactLength(); n > 0; n--) apiKeys.push(decodeApiVersionsResponseApiVersion(r));
  const throttleTimeMs = r.int32();
  let supportedFeatures: readonly ApiVersionsResponseSupportedFeatureKey[] | undefined;
  let finalizedFeaturesEpoch: bigint | undefined;
  let finalizedFeatures: readonly ApiVersionsResponseFinalizedFeatureKey[] | undefined;
  let zkMigrationReady: boolean | undefined;
  for (let n = r.uvarint(); n > 0; n--) {
    const tag = r.uvarint();
    const size = r.uvarint();
    switch (tag) {
      case 0: {
        const supportedFeaturesItems: ApiVersionsResponseSupportedFeatureKey[] = [];
        for (let n = r.compactLength(); n > 0; n--) supportedFeaturesItems.push(decodeApiVersionsResponseSupportedFeatureKey(r));
        supportedFeatures = supportedFeaturesItems;
        break;
      }
      case 1: {
        finalizedFeaturesEpoch = r.int64();
        break;
      }
      case 2: {
        const finalizedFeaturesItems: ApiVersionsResponseFinalizedFeatureKey[] = [];
        for (let n = r.compactLength(); n > 0; n--) finalizedFeaturesItems.push(decodeApiVersionsResponseFinalizedFeatureKey(r));
        finalizedFeatures = finalizedFeaturesItems;
        break;
      }
      case 3: {
        zkMigrationReady = r.bool();
        break;
      }
      default:
        r.skip(size);
    }
  }
  return { errorCode, apiKeys, throttleTimeMs, supportedFeatures, finalizedFeaturesEpoch, finalizedFeatures, zkMigrationReady };
}

export function decodeApiVersionsResponseApiVersion(r: Reader): ApiVersionsResponseApiVersion {
  const apiKey = r.int16();
  const minVersion = r.int16();
  const maxVersion = r.int16();
  r.skipTags();
  return { apiKey, minVersion, maxVersion };
}

export function decodeApiVersionsResponseSupportedFeatureKey(r: Reader): ApiVersionsResponseSupportedFeatureKey {
  const name = r.compactString();
  const minVersion = r.int16();
  const maxVersion = r.int16();
  r.skipTags();
  return { name, minVersion, maxVersion };
}

export function decodeApiVersionsResponseFinalizedFeatureKey(r: Reader): ApiVersionsResponseFinalizedFeatureKey {
  const name = r.compactString();
  const maxVersionLevel = r.int16();
  const minVersionLevel = r.int16();
  r.skipTags();
  return { name, maxVersionLevel, minVersionLevel };
}

export const apiVersionsV4: Api<ApiVersionsRequest, ApiVersionsResponse> = {
  name: 'ApiVersions',
  key: 18,
  version: 4,
  requestHeader: 2,
  responseHeader: 0,
  encode: encodeApiVersionsRequest,
  decode: decodeApiVersionsResponse,
};

