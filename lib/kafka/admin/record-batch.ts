/** The times of one record batch, epoch ms. A null one is not told. */
export type BatchTimes = {
  baseOffset: bigint;
  /** Of its first record, as the producer stamped it. */
  baseTimestamp: number | null;
  lastOffset: bigint;
  maxTimestamp: number | null;
  /** It ends a transaction and holds no record. */
  isControl: boolean;
};

/** Field positions of a v2 batch (org.apache.kafka.common.record.DefaultRecordBatch). */
const MAGIC_AT = 16;
const ATTRIBUTES_AT = 21;
const LAST_OFFSET_DELTA_AT = 23;
const BASE_TIMESTAMP_AT = 27;
const MAX_TIMESTAMP_AT = 35;
export const BATCH_HEADER_BYTES = 61;

const LOG_APPEND_TIME = 0x08;
const CONTROL = 0x20;
/** The base timestamp is then the time after which the cleaner may drop tombstones. */
const DELETE_HORIZON = 0x40;

/**
 * Reads the header of the first batch and nothing of its records, so that compression and payload do not matter. Null when
 * there is none, when it was cut off, or when it is older than Kafka 0.11 (magic 0 and 1).
 */
export function batchTimes(records: Uint8Array | null): BatchTimes | null {
  if (records === null || records.length < BATCH_HEADER_BYTES) return null;
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  if (view.getInt8(MAGIC_AT) !== 2) return null;
  const attributes = view.getInt16(ATTRIBUTES_AT);
  const baseOffset = view.getBigInt64(0);
  const maxTimestamp = timestamp(view.getBigInt64(MAX_TIMESTAMP_AT));
  const base = timestamp(view.getBigInt64(BASE_TIMESTAMP_AT));
  const ofBatch = (attributes & LOG_APPEND_TIME) !== 0 ? maxTimestamp : base;
  return {
    baseOffset,
    baseTimestamp: (attributes & DELETE_HORIZON) !== 0 ? null : ofBatch,
    lastOffset: baseOffset + BigInt(view.getInt32(LAST_OFFSET_DELTA_AT)),
    maxTimestamp,
    isControl: (attributes & CONTROL) !== 0,
  };
}

/** -1 stands for none. */
const timestamp = (value: bigint): number | null => (value < 0n ? null : Number(value));
