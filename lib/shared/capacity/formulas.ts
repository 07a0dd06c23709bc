/**
 * Sizing formulas. Bytes are decimal (1 TB = 10^12), rates per second and after compression, times in seconds unless a
 * name says otherwise. Shares are 0 to 1.
 */
export type Load = {
  /** Bytes produced per second, of one copy. */
  bytesPerSecond: number;
  replicationFactor: number;
  /** Groups that read everything. */
  groups: number;
};

export const bytesPerSecondOf = (messagesPerSecond: number, bytesPerMessage: number): number =>
  messagesPerSecond * bytesPerMessage;

/** `10,000/s x 1,000 B x 7 d x 3 = 18.144 TB`: what is retained, without slack. */
export const retainedBytes = (
  { bytesPerSecond, replicationFactor }: Load,
  retentionSeconds: number,
): number => bytesPerSecond * retentionSeconds * replicationFactor;

/** Retention is checked every 5 minutes (log.retention.check.interval.ms), files go 60 s later (file.delete.delay.ms). */
export const CHECK_SECONDS = 300;
export const DELETE_DELAY_SECONDS = 60;

export type Segments = { partitions: number; segmentBytes: number; segmentSeconds: number };

/** Retained bytes with what cannot be deleted yet: the time until the next check, and every partition's open segment. */
export function diskBytes(load: Load, retentionSeconds: number, segments: Segments): number {
  const waiting = retainedBytes(load, retentionSeconds + CHECK_SECONDS + DELETE_DELAY_SECONDS);
  const { partitions, segmentBytes, segmentSeconds } = segments;
  const perPartition = partitions === 0 ? 0 : load.bytesPerSecond / partitions;
  const open = Math.min(segmentBytes, perPartition * segmentSeconds);
  return waiting + partitions * load.replicationFactor * open;
}

export const USED_SHARE_MAX = 0.85;

/** What to buy so that `needed` fills at most `usedShare` of it. */
export const provisionedBytes = (needed: number, usedShare = USED_SHARE_MAX): number => needed / usedShare;

/** Null when no broker would be left. */
export function perBroker(total: number, brokers: number, failures = 0): number | null {
  return brokers > failures ? total / (brokers - failures) : null;
}

/** Retention that fits a disk, seconds; Infinity when nothing is produced. */
export const retentionSecondsFor = (disk: number, load: Load, usedShare = USED_SHARE_MAX): number =>
  load.bytesPerSecond === 0
    ? Number.POSITIVE_INFINITY
    : Math.max(
        0,
        (disk * usedShare) / (load.bytesPerSecond * load.replicationFactor) -
          CHECK_SECONDS -
          DELETE_DELAY_SECONDS,
      );

/** retention.bytes of one partition for a broker's disk budget; never below two segments. */
export const retentionBytesPerPartition = (
  diskPerBroker: number,
  replicasOnBroker: number,
  segmentBytes: number,
): number =>
  Math.max(2 * segmentBytes, Math.floor((diskPerBroker * USED_SHARE_MAX) / Math.max(1, replicasOnBroker)));

export type Traffic = { inBytesPerSecond: number; outBytesPerSecond: number };

/** Of the cluster. Followers fetch each record rf - 1 times; readers of followers shift traffic, they do not lessen it. */
export function clusterTraffic({ bytesPerSecond, replicationFactor, groups }: Load): Traffic {
  return {
    inBytesPerSecond: bytesPerSecond * replicationFactor,
    outBytesPerSecond: bytesPerSecond * (replicationFactor - 1) + bytesPerSecond * groups,
  };
}

export type PartitionDemand = {
  targetBytesPerSecond: number;
  /** Measured: what one partition takes, and what one consumer works off. */
  producePerPartition: number;
  consumePerConsumer: number;
  consumers: number;
  brokers: number;
};

/** `needed` by throughput and parallelism; `rounded` up to a multiple of the brokers so that leaders spread evenly. */
export function partitionsFor(demand: PartitionDemand): { needed: number; rounded: number } {
  const {
    targetBytesPerSecond: target,
    producePerPartition,
    consumePerConsumer,
    consumers,
    brokers,
  } = demand;
  const needed = Math.max(
    1,
    Math.ceil(target / producePerPartition),
    Math.ceil(target / consumePerConsumer),
    consumers,
  );
  return { needed, rounded: brokers > 0 ? Math.ceil(needed / brokers) * brokers : needed };
}

export type BrokerDemand = {
  /** To provide, all copies. */
  disk: number;
  traffic: Traffic;
  replicas: number;
  diskPerBroker: number;
  /** Bytes per second, each way. */
  networkPerBroker: number;
  failures: number;
};

export const NETWORK_SHARE_MAX = 0.8;
/** Kafka's own guidance for a broker in KRaft. */
export const REPLICAS_PER_BROKER_MAX = 4000;

/** The number of brokers, and which resource asks for that many. */
export function brokersFor(demand: BrokerDemand): {
  brokers: number;
  decidedBy: 'disk' | 'network' | 'replicas';
} {
  const { inBytesPerSecond, outBytesPerSecond } = demand.traffic;
  const asks = {
    disk: demand.disk / demand.diskPerBroker,
    network: Math.max(inBytesPerSecond, outBytesPerSecond) / (NETWORK_SHARE_MAX * demand.networkPerBroker),
    replicas: demand.replicas / REPLICAS_PER_BROKER_MAX,
  };
  const most = Math.max(asks.disk, asks.network, asks.replicas);
  const decidedBy = asks.disk === most ? 'disk' : asks.network === most ? 'network' : 'replicas';
  return { brokers: Math.ceil(most) + demand.failures, decidedBy };
}

/** A volume that is full within so many days is grave. */
export const FULL_DAYS_WARN = 7;
export const FULL_DAYS_CRITICAL = 2;

/** Seconds of the newest records that a broker's free page cache holds. */
export function cachedSeconds(freePageCacheBytes: number, load: Load, brokers: number): number {
  const written = (load.bytesPerSecond * load.replicationFactor) / brokers;
  return written === 0 ? Number.POSITIVE_INFINITY : freePageCacheBytes / written;
}

/** Two memory maps and about three open files for each segment of each replica. */
export function mapsAndFiles(replicas: number, bytesPerReplica: number, segmentBytes: number) {
  const segments = Math.max(1, Math.ceil(bytesPerReplica / segmentBytes));
  return { maps: replicas * segments * 2, files: replicas * segments * 3 };
}
