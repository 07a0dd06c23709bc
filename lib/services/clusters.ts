import type { ClusterListDto, ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { brokerStates } from './broker-index.ts';
import type { ClusterDefinition } from './cluster-definition.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { topicRows } from './topic-index.ts';

/** All clusters, each from its present snapshot. */
export const listClusters = (watched: readonly WatchedCluster[]): ClusterListDto => ({
  items: watched.map(({ definition, collector }) => clusterSummary(definition, collector.snapshot())),
});

export function clusterSummary(definition: ClusterDefinition, snapshot: ClusterSnapshot): ClusterSummaryDto {
  const metadata = snapshot.sections.metadata;
  const known = latest(metadata);
  const states = [...brokerStates(snapshot).values()];
  const answering = states.filter(({ state }) => state === 'up').length;
  const sum = (count: (row: ReturnType<typeof topicRows>[number]) => number) =>
    known ? topicRows(snapshot).reduce((total, row) => total + count(row), 0) : null;
  return {
    id: definition.id,
    name: definition.name,
    environment: definition.environment,
    origin: definition.origin,
    bootstrap: [...definition.connection.bootstrap],
    writable: definition.writable,
    security: securityOf(definition),
    status: statusOf(metadata, answering === states.length),
    error: metadata && !metadata.ok ? metadata.error : null,
    kafkaClusterId: known?.value.clusterId ?? null,
    metadataVersion: metadataVersion(snapshot),
    brokersAnswering: known ? (metadata?.ok ? answering : 0) : null,
    brokersKnown: known ? states.length : null,
    topics: known?.value.topics.size ?? null,
    partitions: sum((row) => row.partitions),
    groups: latest(snapshot.sections.groups)?.value.size ?? null,
    offlinePartitions: sum((row) => row.offline),
    underReplicatedPartitions: sum((row) => row.underReplicated),
    collectedAt: known?.collectedAt ?? null,
    staleSince: metadata && !metadata.ok ? metadata.since : null,
  };
}

function statusOf(metadata: ClusterSnapshot['sections']['metadata'], isComplete: boolean) {
  if (metadata === undefined) return 'connecting';
  if (!metadata.ok) return 'unreachable';
  return isComplete ? 'live' : 'partial';
}

function metadataVersion(snapshot: ClusterSnapshot): number | null {
  const levels = latest(snapshot.sections.features)?.value.levels;
  return levels?.find(({ feature }) => feature === 'metadata.version')?.finalized ?? null;
}

function securityOf({ connection: { tls, sasl } }: ClusterDefinition): ClusterSummaryDto['security'] {
  return {
    tls: tls !== undefined,
    mutualTls: tls?.cert !== undefined,
    insecureSkipVerify: tls?.insecureSkipVerify === true,
    sasl: sasl?.mechanism ?? null,
    username: sasl === undefined ? null : sasl.mechanism === 'oauthbearer' ? sasl.clientId : sasl.username,
  };
}
