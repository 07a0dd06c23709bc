import { describe, expect, it } from 'vitest';
import type { OpenTransactions } from '../model/transaction.ts';
import { blockedAt, type HeldPartition, standingStill } from './open-transactions.ts';

const MINUTE = 60_000;
const held = (lastStableOffset: bigint): HeldPartition => ({
  topic: 'orders',
  partition: 3,
  lastStableOffset,
  heldBackOffsets: 40n,
});
const watch = (...sweeps: readonly (readonly HeldPartition[])[]): OpenTransactions =>
  sweeps.reduce<OpenTransactions>((known, found, at) => standingStill(known, found, at * MINUTE), new Map());
const at = (open: OpenTransactions | null, offset: bigint) => blockedAt(open, 'orders', 3, offset);

describe('a transaction that holds readers back', () => {
  it('is one whose last stable offset stands still for a minute', () => {
    expect(at(watch([held(500n)]), 500n)).toBeNull();
    expect(at(watch([held(500n)], [held(500n)]), 500n)).toBe(
      'A transaction is open for 1 m: read_committed readers stop at offset 500.',
    );
  });

  it('is none while the last stable offset moves', () => {
    expect(at(watch([held(500n)], [held(600n)], [held(700n)]), 700n)).toBeNull();
  });

  it('does not block who is not there yet, other partitions, or anybody when it is gone', () => {
    const open = watch([held(500n)], [held(500n)], [held(500n)]);
    expect(at(open, 499n)).toBeNull();
    expect(blockedAt(open, 'orders', 2, 500n)).toBeNull();
    expect(at(watch([held(500n)], [held(500n)], []), 500n)).toBeNull();
    expect(at(null, 500n)).toBeNull();
  });

  it('is named, with the time since it was started, where its coordinator tells', () => {
    const open = watch([held(500n)], [held(500n)]);
    const one = open.get('orders')?.get(3);
    if (one === undefined) throw new Error('not held');
    const producer = {
      producerId: 7n,
      producerEpoch: 2,
      transactionalId: 'ledger-1',
      startedAt: -9 * MINUTE,
      timeoutMs: MINUTE,
    };
    const named = new Map([['orders', new Map([[3, { ...one, producer }]])]]);
    expect(at(named, 510n)).toMatch(/^Transaction ledger-1 \(producer 7, epoch 2\) is open for 10 m:/);
  });
});
