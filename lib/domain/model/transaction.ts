/** A transaction that holds readers of committed records back on one partition. */
export type OpenTransaction = {
  /** The last stable offset: read_committed readers stop before it. */
  lastStableOffset: bigint;
  /** Offsets between it and the high watermark when it was last looked at. */
  heldBackOffsets: bigint;
  /** Epoch ms it was first seen to stand still; it may have stood before. */
  since: number;
  sampledAt: number;
  /** Who wrote the first of the offsets held back; null when the leader did not tell. */
  producer: OpenProducer | null;
};

export type OpenProducer = {
  producerId: bigint;
  producerEpoch: number;
  /** Null when its coordinator did not tell, for example for want of DESCRIBE on the transactional id. */
  transactionalId: string | null;
  /** Epoch ms; null with the transactional id. */
  startedAt: number | null;
  timeoutMs: number | null;
};

/** topic -> partition -> what holds it. */
export type OpenTransactions = ReadonlyMap<string, ReadonlyMap<number, OpenTransaction>>;
