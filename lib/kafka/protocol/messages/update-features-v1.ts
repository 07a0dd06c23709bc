// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type UpdateFeaturesRequest = {
  timeoutMs?: number | undefined;
  featureUpdates: readonly UpdateFeaturesRequestFeatureUpdateKey[];
  validateOnly?: boolean | undefined;
};

export type UpdateFeaturesRequestFeatureUpdateKey = {
  feature: string;
  maxVersionLevel: number;
  upgradeType?: number | undefined;
};

export type UpdateFeaturesResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  results: readonly UpdateFeaturesResponseUpdatableFeatureResult[];
};

export type UpdateFeaturesResponseUpdatableFeatureResult = {
  feature: string;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeUpdateFeaturesRequest(w: Writer, m: UpdateFeaturesRequest): void {
  w.int32(m.timeoutMs ?? 60000);
  w.compactLength(m.featureUpdates.length);
  for (const item of m.featureUpdates) encodeUpdateFeaturesRequestFeatureUpdateKey(w, item);
  w.bool(m.validateOnly ?? false);
  w.uvarint(0);
}

export function encodeUpdateFeaturesRequestFeatureUpdateKey(w: Writer, m: UpdateFeaturesRequestFeatureUpdateKey): void {
  w.compactString(m.feature);
  w.int16(m.maxVersionLevel);
  w.int8(m.upgradeType ?? 1);
  w.uvarint(0);
}

export function decodeUpdateFeaturesResponse(r: Reader): UpdateFeaturesResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const results: UpdateFeaturesResponseUpdatableFeatureResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeUpdateFeaturesResponseUpdatableFeatureResult(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, results };
}

export function decodeUpdateFeaturesResponseUpdatableFeatureResult(r: Reader): UpdateFeaturesResponseUpdatableFeatureResult {
  const feature = r.compactString();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { feature, errorCode, errorMessage };
}

export const updateFeaturesV1: Api<UpdateFeaturesRequest, UpdateFeaturesResponse> = {
  name: 'UpdateFeatures',
  key: 57,
  version: 1,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeUpdateFeaturesRequest,
  decode: decodeUpdateFeaturesResponse,
};

