import type { ErrorInfo } from '@/lib/shared/app-error.ts';

export type ReplicaLog = {
  partition: number;
  sizeBytes: bigint;
  /** Records behind the leader's log end; 0 for a leader and also for a stalled new replica. */
  offsetLag: bigint;
  /** A future replica is being moved between log dirs of one broker. */
  future: boolean;
};

export type LogDir = {
  path: string;
  /** Of the file system, so two dirs on one disk report it twice: never sum them. Null before Kafka 3.3. */
  totalBytes: bigint | null;
  usableBytes: bigint | null;
  topics: ReadonlyMap<string, readonly ReplicaLog[]>;
  error?: ErrorInfo | undefined;
};

export type BrokerLogDirs = {
  brokerId: number;
  dirs: readonly LogDir[];
  collectedAt: number;
};
