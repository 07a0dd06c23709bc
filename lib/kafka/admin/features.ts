import type { FeatureLevel, Features } from '@/lib/domain/model/broker.ts';
import { CLIENT_SOFTWARE } from '../client-software.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { throwIfRefused } from '../kafka-error.ts';
import { apiVersionsV3 } from '../protocol/messages/api-versions-v3.ts';
import { apiVersionsV4 } from '../protocol/messages/api-versions-v4.ts';
import type { Timing } from '../timing.ts';

/** Supported ranges are the answering broker's own; finalized levels are the cluster's. */
export async function readFeatures(client: ClusterClient, timing: Timing): Promise<Features> {
  const answer = await client.toAny([apiVersionsV4, apiVersionsV3], CLIENT_SOFTWARE, timing);
  throwIfRefused(answer.errorCode, null);
  const levels = new Map<string, FeatureLevel>();
  for (const { name, minVersion, maxVersion } of answer.supportedFeatures ?? []) {
    levels.set(name, { feature: name, finalized: null, supportedMin: minVersion, supportedMax: maxVersion });
  }
  for (const { name, maxVersionLevel } of answer.finalizedFeatures ?? []) {
    // Before version 4 the answer leaves out features that may be off (minimum 0).
    const supported = levels.get(name) ?? { feature: name, supportedMin: 0, supportedMax: maxVersionLevel };
    levels.set(name, { ...supported, finalized: maxVersionLevel });
  }
  const epoch = answer.finalizedFeaturesEpoch;
  return {
    levels: [...levels.values()].sort((a, b) => (a.feature < b.feature ? -1 : 1)),
    finalizedEpoch: epoch === undefined || epoch < 0n ? null : epoch,
  };
}
