import type { Quorum, QuorumEndpoint, QuorumReplica } from '@/lib/domain/model/broker.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { errorMessageOf, throwIfRefused } from '../kafka-error.ts';
import {
  type DescribeQuorumResponseReplicaState,
  type DescribeQuorumResponse as DescribeQuorumResponseV1,
  describeQuorumV1,
} from '../protocol/messages/describe-quorum-v1.ts';
import { type DescribeQuorumResponse, describeQuorumV2 } from '../protocol/messages/describe-quorum-v2.ts';
import type { Timing } from '../timing.ts';

const METADATA_LOG = { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }] };

/** Any broker forwards this to the leader of the KRaft quorum. Clusters on ZooKeeper answer `unsupported_by_cluster`. */
export async function readQuorum(client: ClusterClient, timing: Timing): Promise<Quorum> {
  const answer = await client.toAny([describeQuorumV2, describeQuorumV1], METADATA_LOG, timing);
  throwIfRefused(answer.errorCode, errorMessageOf(answer));
  const partition = answer.topics[0]?.partitions[0];
  if (partition === undefined) {
    throw new AppError('kafka_protocol', 'The answer to DescribeQuorum has no metadata partition.');
  }
  throwIfRefused(partition.errorCode, errorMessageOf(partition));
  return {
    leaderId: partition.leaderId,
    leaderEpoch: partition.leaderEpoch,
    highWatermark: partition.highWatermark,
    voters: partition.currentVoters.map(toReplica),
    observers: partition.observers.map(toReplica),
    endpoints: endpointsOf(answer),
  };
}

/** A node may listen several times; any listener will do. Version 1 tells none. */
function endpointsOf(answer: DescribeQuorumResponseV1 | DescribeQuorumResponse): QuorumEndpoint[] {
  if (!('nodes' in answer)) return [];
  return answer.nodes.flatMap(({ nodeId, listeners }) => {
    const [listener] = listeners;
    return listener ? [{ nodeId, host: listener.host, port: listener.port }] : [];
  });
}

function toReplica(row: DescribeQuorumResponseReplicaState): QuorumReplica {
  return {
    replicaId: row.replicaId,
    logEndOffset: row.logEndOffset,
    lastFetchAt: timeOrNull(row.lastFetchTimestamp),
    lastCaughtUpAt: timeOrNull(row.lastCaughtUpTimestamp),
  };
}

function timeOrNull(timestamp: bigint): number | null {
  return timestamp < 0n ? null : Number(timestamp);
}
