import type { Since } from './since.ts';

/** A partition on its way to other brokers: those it comes to, and those it leaves once they have caught up. */
export type MovingPartition = {
  partition: number;
  adding: readonly number[];
  removing: readonly number[];
};

/** The reassignment of a topic, as one look after the other found it. */
export type Reassignment = {
  /** By number, never empty. */
  partitions: readonly MovingPartition[];
  since: Since;
  /** Held by the brokers the partitions come to; null while one of them has not told its log dirs. */
  copiedBytes: bigint | null;
  /** When a partition was done or bytes were copied, epoch ms; null while that cannot be seen. */
  movedAt: number | null;
};
