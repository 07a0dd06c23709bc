import type { PartitionDto } from '@/lib/contracts/topics.ts';

export type ReplicaRole = 'leader' | 'in-sync' | 'out-of-sync' | 'offline';
export type ReplicaMark = { role: ReplicaRole; preferredNotLeading: boolean };

/** What a broker holds of a partition; null when nothing. */
export function replicaMark(partition: PartitionDto, brokerId: number): ReplicaMark | null {
  const replica = partition.replicas.find((candidate) => candidate.brokerId === brokerId);
  if (replica === undefined) return null;
  const preferredNotLeading = partition.preferredLeader === brokerId && partition.leader !== brokerId;
  if (partition.leader === brokerId) return { role: 'leader', preferredNotLeading };
  if (replica.offline) return { role: 'offline', preferredNotLeading };
  return { role: replica.inSync ? 'in-sync' : 'out-of-sync', preferredNotLeading };
}
