import { describe, expect, it } from 'vitest';
import type { BrokerLogDirs } from '../model/log-dir.ts';
import type { MovingPartition } from '../model/reassignment.ts';
import { advanceReassignments } from './reassignments.ts';

const MINUTE = 60_000;
const moving = (...numbers: number[]) =>
  new Map<string, readonly MovingPartition[]>([
    ['orders', numbers.map((partition) => ({ partition, adding: [3], removing: [1] }))],
  ]);
const holding = (sizeBytes: bigint): ReadonlyMap<number, BrokerLogDirs> =>
  new Map([
    [
      3,
      {
        brokerId: 3,
        collectedAt: 0,
        dirs: [
          {
            path: '/data',
            totalBytes: null,
            usableBytes: null,
            topics: new Map([['orders', [{ partition: 0, sizeBytes, offsetLag: 0n, future: false }]]]),
          },
        ],
      },
    ],
  ]);

type Step = { moving: ReturnType<typeof moving>; bytes: bigint | null };

/** One look a minute, the first at 0. */
const watch = (...steps: readonly Step[]) =>
  steps.reduce<ReturnType<typeof advanceReassignments> | undefined>(
    (known, step, index) =>
      advanceReassignments(known, step.moving, {
        at: index * MINUTE,
        logDirs: step.bytes === null ? null : holding(step.bytes),
        before: index === 0 ? null : (index - 1) * MINUTE,
      }),
    undefined,
  );
const one = (bytes: bigint | null): Step => ({ moving: moving(0), bytes });
const NONE: Step = { moving: new Map(), bytes: 0n };

describe('a reassignment', () => {
  it('began when it was seen first, and that is a bound when it ran at the first look', () => {
    expect(watch(NONE, one(1n), one(2n))?.get('orders')?.since).toEqual({ at: MINUTE, isBound: false });
    expect(watch(one(1n), one(2n))?.get('orders')?.since).toEqual({ at: 0, isBound: true });
    const late = { at: 10 * MINUTE, logDirs: null, before: 0 };
    expect(advanceReassignments(new Map(), moving(0), late).get('orders')?.since.isBound).toBe(true);
  });

  it('moves while bytes arrive, and when a partition is done', () => {
    expect(watch(one(1n), one(2n), one(2n))?.get('orders')?.movedAt).toBe(MINUTE);
    const two: Step = { moving: moving(0, 1), bytes: 5n };
    expect(watch(two, two, one(5n), one(5n))?.get('orders')?.movedAt).toBe(2 * MINUTE);
  });

  it('is not known to stand still while a broker has not told what it holds', () => {
    expect(watch(one(1n), one(null))?.get('orders')).toMatchObject({ copiedBytes: null, movedAt: null });
    expect(watch(one(null), one(1n))?.get('orders')?.movedAt).toBe(MINUTE);
  });

  it('is forgotten when it is done', () => {
    expect(watch(one(1n), NONE)?.size).toBe(0);
  });
});
