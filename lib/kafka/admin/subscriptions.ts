import type { ClusterClient } from '../cluster-client.ts';
import { throwIfRefused } from '../kafka-error.ts';
import { listConfigResourcesV0 } from '../protocol/messages/list-config-resources-v0.ts';
import type { Timing } from '../timing.ts';

/** Names of the client metrics subscriptions (KIP-714), in their order. Version 0 lists nothing else; Kafka 3.7. */
export async function readSubscriptions(client: ClusterClient, timing: Timing): Promise<string[]> {
  const answer = await client.toAny([listConfigResourcesV0], {}, timing);
  throwIfRefused(answer.errorCode, null);
  return answer.configResources.map(({ resourceName }) => resourceName).sort();
}
