import type { BrokerRowDto, LogDirDto } from '@/lib/contracts/brokers.ts';
import { brokerFailure } from '@/lib/domain/brokers/silence.ts';
import { fullestFraction, usedFraction } from '@/lib/domain/capacity/volumes.ts';
import type { Broker } from '@/lib/domain/model/broker.ts';
import type { BrokerLogDirs, LogDir } from '@/lib/domain/model/log-dir.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Topic } from '@/lib/domain/model/topic.ts';
import { latest } from '@/lib/shared/section.ts';
import { memoize } from './memo.ts';

export type BrokerState = Pick<BrokerRowDto, 'state' | 'stateSince' | 'error'>;

/** Whether each broker, live or remembered, takes part: absent from Metadata, silent, or up. */
export const brokerStates = memoize((snapshot: ClusterSnapshot): ReadonlyMap<number, BrokerState> => {
  const states = new Map<number, BrokerState>();
  const metadata = latest(snapshot.sections.metadata);
  for (const id of metadata?.value.brokers.keys() ?? []) {
    const failure = brokerFailure(snapshot, id);
    states.set(
      id,
      failure
        ? { state: 'unresponsive', stateSince: failure.since, error: failure.error }
        : { state: 'up', stateSince: null, error: null },
    );
  }
  for (const [id, broker] of snapshot.absentBrokers) {
    states.set(id, { state: 'absent', stateSince: broker.absentSince, error: null });
  }
  return states;
});

type Topics = ReadonlyMap<string, Topic>;

type ReplicaCounts = Pick<BrokerRowDto, 'leaders' | 'replicas' | 'notPreferred' | 'outOfSync'>;

const NO_TOPICS: Topics = new Map();

const countReplicas = memoize((topics: Topics): ReadonlyMap<number, ReplicaCounts> => {
  const counts = new Map<number, ReplicaCounts>();
  const of = (id: number): ReplicaCounts => {
    const known = counts.get(id) ?? { leaders: 0, replicas: 0, notPreferred: 0, outOfSync: 0 };
    counts.set(id, known);
    return known;
  };
  for (const topic of topics.values()) {
    for (const { leader, replicas, isr } of topic.partitions) {
      if (leader >= 0) of(leader).leaders += 1;
      const preferred = replicas[0];
      if (preferred !== undefined && preferred !== leader) of(preferred).notPreferred += 1;
      for (const id of replicas) {
        of(id).replicas += 1;
        if (!isr.includes(id)) of(id).outOfSync += 1;
      }
    }
  }
  return counts;
});

const replicaCounts = ({ sections }: ClusterSnapshot) =>
  countReplicas(latest(sections.metadata)?.value.topics ?? NO_TOPICS);

export const meanLeaders = memoize((snapshot: ClusterSnapshot): number | null => {
  const brokers = latest(snapshot.sections.metadata)?.value.brokers;
  if (!brokers || brokers.size === 0) return null;
  let leaders = 0;
  for (const id of brokers.keys()) leaders += replicaCounts(snapshot).get(id)?.leaders ?? 0;
  return leaders / brokers.size;
});

/** Every broker that is registered or still has replicas assigned, by id. */
export const brokerRows = memoize((snapshot: ClusterSnapshot): readonly BrokerRowDto[] => {
  const live = latest(snapshot.sections.metadata)?.value.brokers ?? new Map<number, Broker>();
  const all = [...live.values(), ...snapshot.absentBrokers.values()];
  return all.sort((a, b) => a.brokerId - b.brokerId).map((broker) => brokerRow(snapshot, broker));
});

function brokerRow(snapshot: ClusterSnapshot, broker: Broker): BrokerRowDto {
  const { brokerId, host, port, rack } = broker;
  const state = brokerStates(snapshot).get(brokerId) ?? {
    state: 'up' as const,
    stateSince: null,
    error: null,
  };
  const counts = replicaCounts(snapshot).get(brokerId) ?? {
    leaders: 0,
    replicas: 0,
    notPreferred: 0,
    outOfSync: 0,
  };
  const mean = meanLeaders(snapshot);
  const isAbsent = state.state === 'absent';
  return {
    brokerId,
    host,
    port,
    rack,
    ...state,
    ...quorumPart(snapshot, brokerId),
    ...counts,
    leaderSkew: isAbsent || mean === null || mean === 0 ? null : counts.leaders / mean - 1,
    ...logDirPart(snapshot, brokerId, isAbsent ? state.stateSince : null),
  };
}

function quorumPart(
  snapshot: ClusterSnapshot,
  brokerId: number,
): Pick<BrokerRowDto, 'quorumRole' | 'quorumLag'> {
  const quorum = latest(snapshot.sections.quorum)?.value;
  const voter = quorum?.voters.find(({ replicaId }) => replicaId === brokerId);
  const replica = voter ?? quorum?.observers.find(({ replicaId }) => replicaId === brokerId);
  if (!quorum || !replica) return { quorumRole: null, quorumLag: null };
  const leader = quorum.voters.find(({ replicaId }) => replicaId === quorum.leaderId);
  const role = brokerId === quorum.leaderId ? 'leader' : voter ? 'voter' : 'observer';
  const behind = leader ? leader.logEndOffset - replica.logEndOffset : null;
  return { quorumRole: role, quorumLag: behind === null ? null : String(behind > 0n ? behind : 0n) };
}

function logDirPart(snapshot: ClusterSnapshot, brokerId: number, absentSince: number | null) {
  const section = snapshot.sections.logDirs;
  const broker = latest(section)?.value.get(brokerId);
  const logDirs = broker === undefined ? [] : logDirsOf(broker);
  return {
    sizeBytes:
      broker === undefined ? null : String(logDirs.reduce((sum, dir) => sum + BigInt(dir.sizeBytes), 0n)),
    fullestFraction: broker === undefined ? null : fullestFraction(broker.dirs),
    logDirs,
    logDirsCollectedAt: broker?.collectedAt ?? null,
    logDirsStaleSince: absentSince ?? silentSince(section, brokerId),
  };
}

function silentSince(section: ClusterSnapshot['sections']['logDirs'], brokerId: number): number | null {
  if (section === undefined) return null;
  if (!section.ok) return section.since;
  return section.failures.find((failure) => failure.brokerId === brokerId)?.since ?? null;
}

const logDirsOf = memoize((broker: BrokerLogDirs): LogDirDto[] => broker.dirs.map(logDirDto));

function logDirDto(dir: LogDir): LogDirDto {
  let size = 0n;
  let replicas = 0;
  for (const logs of dir.topics.values()) {
    for (const log of logs) size += log.sizeBytes;
    replicas += logs.length;
  }
  const { totalBytes, usableBytes } = dir;
  return {
    path: dir.path,
    sizeBytes: String(size),
    replicas,
    totalBytes: totalBytes === null ? null : String(totalBytes),
    usableBytes: usableBytes === null ? null : String(usableBytes),
    usedFraction: usedFraction(dir),
    error: dir.error ?? null,
  };
}
