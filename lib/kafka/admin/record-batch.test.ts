import { describe, expect, it } from 'vitest';
import { BATCH_HEADER_BYTES, batchTimes } from './record-batch.ts';

/** The header of a batch of ten records at offset 500, written between 1,000 and 1,900 ms. */
function header(attributes = 0, magic = 2): Uint8Array {
  const bytes = new Uint8Array(BATCH_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(0, 500n);
  view.setInt8(16, magic);
  view.setInt16(21, attributes);
  view.setInt32(23, 9);
  view.setBigInt64(27, 1000n);
  view.setBigInt64(35, 1900n);
  return bytes;
}

describe('the times of a record batch', () => {
  it('are those of its first record and its newest', () => {
    expect(batchTimes(header())).toEqual({
      baseOffset: 500n,
      baseTimestamp: 1000,
      lastOffset: 509n,
      maxTimestamp: 1900,
      isControl: false,
    });
  });

  it('come with whether it is the marker of a transaction', () => {
    expect([0x10, 0x30, 0x20].map((attributes) => batchTimes(header(attributes))?.isControl)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('do not depend on how its records are compressed', () => {
    expect(batchTimes(header(4))).toEqual(batchTimes(header(0)));
  });

  it("are the broker's where the topic has LogAppendTime", () => {
    expect(batchTimes(header(0x08))).toMatchObject({ baseTimestamp: 1900, maxTimestamp: 1900 });
  });

  it('have no base where the cleaner put its delete horizon', () => {
    expect(batchTimes(header(0x40))).toMatchObject({ baseTimestamp: null, maxTimestamp: 1900 });
  });

  it('are not known of a batch that is cut off, not there, or of a format before Kafka 0.11', () => {
    expect([batchTimes(header().subarray(0, 60)), batchTimes(null), batchTimes(header(0, 1))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are read from the middle of a buffer as well', () => {
    const answer = new Uint8Array(200);
    answer.set(header(), 37);
    expect(batchTimes(answer.subarray(37))?.baseOffset).toBe(500n);
  });
});
