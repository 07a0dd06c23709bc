import type { Cadence } from '@/lib/collector/cadence.ts';
import type { BrokerDetailDto, BrokerListDto, QuorumReplicaDto } from '@/lib/contracts/brokers.ts';
import type { ReplicaLog } from '@/lib/domain/model/log-dir.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { brokerRows, meanLeaders } from './broker-index.ts';
import { configViews } from './config-views.ts';
import { freshnessOf } from './freshness.ts';

export const BROKER_SECTIONS: readonly SectionName[] = ['metadata', 'logDirs', 'quorum', 'features'];
export const BROKER_DETAIL_SECTIONS: readonly SectionName[] = [...BROKER_SECTIONS, 'brokerConfigs'];
const TOPICS_SHOWN = 500;

export function listBrokers(snapshot: ClusterSnapshot, cadence: Cadence): BrokerListDto {
  const features = latest(snapshot.sections.features);
  return {
    ...freshnessOf(snapshot, BROKER_SECTIONS, cadence),
    items: [...brokerRows(snapshot)],
    meanLeaders: meanLeaders(snapshot),
    quorum: quorumDto(snapshot),
    features:
      (features && {
        levels: features.value.levels.map((level) => ({ ...level })),
        collectedAt: features.collectedAt,
      }) ||
      null,
  };
}

function quorumDto(snapshot: ClusterSnapshot): BrokerListDto['quorum'] {
  const quorum = latest(snapshot.sections.quorum);
  if (!quorum) return null;
  const { leaderId, leaderEpoch, voters, observers } = quorum.value;
  const end =
    voters.find(({ replicaId }) => replicaId === leaderId)?.logEndOffset ?? quorum.value.highWatermark;
  const row =
    (role: QuorumReplicaDto['role']) =>
    (replica: (typeof voters)[number]): QuorumReplicaDto => ({
      replicaId: replica.replicaId,
      role: replica.replicaId === leaderId ? 'leader' : role,
      logEndOffset: String(replica.logEndOffset),
      lagOffsets: String(end > replica.logEndOffset ? end - replica.logEndOffset : 0n),
      lastCaughtUpAt: replica.lastCaughtUpAt,
      lastFetchAt: replica.lastFetchAt,
    });
  return {
    leaderId,
    leaderEpoch,
    replicas: [...voters.map(row('voter')), ...observers.map(row('observer'))],
    collectedAt: quorum.collectedAt,
  };
}

/** @throws AppError `not_found` */
export function brokerDetail(snapshot: ClusterSnapshot, cadence: Cadence, brokerId: number): BrokerDetailDto {
  const broker = brokerRows(snapshot).find((row) => row.brokerId === brokerId);
  if (!broker) throw new AppError('not_found', `There is no broker ${brokerId} in this cluster.`);
  const configs = latest(snapshot.sections.brokerConfigs)?.value;
  const own = configs?.byBroker.get(brokerId);
  const topics = topicsOf(snapshot, brokerId);
  return {
    ...freshnessOf(snapshot, BROKER_DETAIL_SECTIONS, cadence),
    broker,
    configs: own?.ok ? configViews(own.value, 'broker', configs?.docs ?? new Map()) : [],
    configsCollectedAt: own?.ok ? own.collectedAt : null,
    configsError: own && !own.ok ? own.error : null,
    topics: topics.slice(0, TOPICS_SHOWN),
    topicsTotal: topics.length,
  };
}

function topicsOf(snapshot: ClusterSnapshot, brokerId: number): BrokerDetailDto['topics'] {
  const sizes = new Map<string, bigint>();
  for (const dir of latest(snapshot.sections.logDirs)?.value.get(brokerId)?.dirs ?? []) {
    for (const [topic, logs] of dir.topics) sizes.set(topic, (sizes.get(topic) ?? 0n) + totalBytes(logs));
  }
  const rows: (BrokerDetailDto['topics'][number] & { bytes: bigint })[] = [];
  for (const topic of latest(snapshot.sections.metadata)?.value.topics.values() ?? []) {
    const here = topic.partitions.filter(({ replicas }) => replicas.includes(brokerId));
    if (here.length === 0) continue;
    const bytes = sizes.get(topic.name);
    rows.push({
      topic: topic.name,
      leaders: here.filter(({ leader }) => leader === brokerId).length,
      replicas: here.length,
      outOfSync: here.filter(({ isr }) => !isr.includes(brokerId)).length,
      sizeBytes: bytes === undefined ? null : String(bytes),
      bytes: bytes ?? -1n,
    });
  }
  rows.sort((a, b) => (a.bytes === b.bytes ? 0 : a.bytes < b.bytes ? 1 : -1));
  return rows.map(({ bytes: _, ...row }) => row);
}

const totalBytes = (logs: readonly ReplicaLog[]) => logs.reduce((sum, log) => sum + log.sizeBytes, 0n);
