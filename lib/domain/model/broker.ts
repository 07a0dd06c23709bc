export type Broker = {
  brokerId: number;
  host: string;
  port: number;
  /** `broker.rack`, or null when the broker has none. */
  rack: string | null;
};

/** One voter or observer of the KRaft metadata quorum (DescribeQuorum). */
export type QuorumReplica = {
  replicaId: number;
  logEndOffset: bigint;
  /** Epoch ms of its last fetch / last time it was caught up; null when the leader does not know (-1). */
  lastFetchAt: number | null;
  lastCaughtUpAt: number | null;
};

export type Quorum = {
  leaderId: number;
  leaderEpoch: number;
  highWatermark: bigint;
  voters: readonly QuorumReplica[];
  observers: readonly QuorumReplica[];
  /** Where the voters listen, as far as Kafka tells (DescribeQuorum v2, Kafka 3.9). */
  endpoints: readonly QuorumEndpoint[];
};

export type QuorumEndpoint = { nodeId: number; host: string; port: number };

export type FeatureLevel = {
  feature: string;
  finalized: number | null;
  supportedMin: number;
  supportedMax: number;
};

export type Features = { levels: readonly FeatureLevel[]; finalizedEpoch: bigint | null };
