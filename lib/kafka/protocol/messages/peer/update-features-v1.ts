// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { updateFeaturesV1 } from '../update-features-v1.ts';
import type {
  UpdateFeaturesRequest,
  UpdateFeaturesRequestFeatureUpdateKey,
  UpdateFeaturesResponse,
  UpdateFeaturesResponseUpdatableFeatureResult,
} from '../update-features-v1.ts';

export function decodeUpdateFeaturesRequest(r: Reader): UpdateFeaturesRequest {
  const timeoutMs = r.int32();
  const featureUpdates: UpdateFeaturesRequestFeatureUpdateKey[] = [];
  for (let n = r.compactLength(); n > 0; n--) featureUpdates.push(decodeUpdateFeaturesRequestFeatureUpdateKey(r));
  const validateOnly = r.bool();
  r.skipTags();
  return { timeoutMs, featureUpdates, validateOnly };
}

export function decodeUpdateFeaturesRequestFeatureUpdateKey(r: Reader): UpdateFeaturesRequestFeatureUpdateKey {
  const feature = r.compactString();
  const maxVersionLevel = r.int16();
  const upgradeType = r.int8();
  r.skipTags();
  return { feature, maxVersionLevel, upgradeType };
}

export function encodeUpdateFeaturesResponse(w: Writer, m: UpdateFeaturesResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeUpdateFeaturesResponseUpdatableFeatureResult(w, item);
  w.uvarint(0);
}

export function encodeUpdateFeaturesResponseUpdatableFeatureResult(w: Writer, m: UpdateFeaturesResponseUpdatableFeatureResult): void {
  w.compactString(m.feature);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const updateFeaturesV1Peer: Peer<UpdateFeaturesRequest, UpdateFeaturesResponse> = {
  api: updateFeaturesV1,
  decodeRequest: decodeUpdateFeaturesRequest,
  encodeResponse: encodeUpdateFeaturesResponse,
};

