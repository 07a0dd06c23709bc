import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterFailure,
  type PartitionState,
  quorumTolerance,
  rackTolerance,
  summarizeFailure,
  tolerance,
  type WhatIfContext,
} from './durability.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const healthy = (copies: number, minIsr: number): PartitionState => ({
  replicas: upTo(copies),
  isr: upTo(copies),
  minIsr,
  isUncleanAllowed: false,
});
const all: WhatIfContext = { alive: new Set(upTo(9)), capsMinIsr: true };

describe('tolerance of broker failures', () => {
  test.each([
    { rf: 1, minIsr: 1, writes: 1, offline: 1, loss: 0 },
    { rf: 2, minIsr: 1, writes: 2, offline: 2, loss: 0 },
    { rf: 2, minIsr: 2, writes: 1, offline: 2, loss: 1 },
    { rf: 3, minIsr: 1, writes: 3, offline: 3, loss: 0 },
    { rf: 3, minIsr: 2, writes: 2, offline: 3, loss: 1 },
    { rf: 3, minIsr: 3, writes: 1, offline: 3, loss: 2 },
    { rf: 4, minIsr: 2, writes: 3, offline: 4, loss: 1 },
    { rf: 4, minIsr: 3, writes: 2, offline: 4, loss: 2 },
    { rf: 5, minIsr: 3, writes: 3, offline: 5, loss: 2 },
  ])(
    '$rf copies with min ISR $minIsr: writes stop at $writes, offline at $offline, $loss disks guaranteed',
    (row) => {
      expect(tolerance(healthy(row.rf, row.minIsr), all)).toMatchObject({
        untilWritesStop: row.writes,
        untilOffline: row.offline,
        untilUnclean: null,
        disksLostGuaranteed: row.loss,
      });
    },
  );

  test('a min ISR above the copies blocks writes before 3.7 and is capped since', () => {
    expect(tolerance(healthy(1, 2), { ...all, capsMinIsr: false }).untilWritesStop).toBe(0);
    expect(tolerance(healthy(1, 2), all).untilWritesStop).toBe(1);
  });

  test('the closed forms agree with trying every set of brokers', () => {
    fc.assert(
      fc.property(arbitraryPartition(), ({ partition, context }) => {
        const closed = tolerance(partition, context);
        expect(closed).toMatchObject(bruteForce(partition, context));
      }),
      { numRuns: 500 },
    );
  });
});

function arbitraryPartition() {
  return fc
    .record({
      rf: fc.integer({ min: 1, max: 5 }),
      down: fc.subarray([0, 1, 2, 3, 4], { maxLength: 2 }),
      isr: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
      elr: fc.subarray([0, 1, 2, 3, 4]),
      isElrOn: fc.boolean(),
      minIsr: fc.integer({ min: 1, max: 5 }),
      isUncleanAllowed: fc.boolean(),
      capsMinIsr: fc.boolean(),
    })
    .map(({ rf, down, isr, elr, isElrOn, minIsr, isUncleanAllowed, capsMinIsr }) => {
      const replicas = upTo(rf);
      const alive = new Set(replicas.filter((id) => !down.includes(id)));
      const inSync = isr.filter((id) => alive.has(id));
      const e = capsMinIsr ? Math.min(minIsr, rf) : minIsr;
      // Replicas are eligible only while the ISR is below the minimum.
      const spare = replicas.filter((id) => elr.includes(id) && !inSync.includes(id));
      const eligible = isElrOn && inSync.length < e ? spare.slice(0, Math.min(e, rf) - inSync.length) : [];
      const partition: PartitionState = { replicas, isr: inSync, elr: eligible, minIsr, isUncleanAllowed };
      return { partition, context: { alive, capsMinIsr } };
    })
    .filter(({ partition }) => partition.isr.length > 0);
}

function bruteForce(partition: PartitionState, context: WhatIfContext) {
  const alive = partition.replicas.filter((id) => context.alive.has(id));
  const subsets = upTo(2 ** alive.length).map((mask) => alive.filter((_, bit) => (mask >> bit) % 2 === 1));
  const outcomes = subsets.map((down) => ({
    size: down.length,
    after: afterFailure(partition, context, new Set(down)),
  }));
  const fewest = (is: (after: ReturnType<typeof afterFailure>) => boolean) =>
    outcomes
      .filter(({ after }) => is(after))
      .reduce<number | null>((low, { size }) => (low === null ? size : Math.min(low, size)), null);
  return {
    untilWritesStop: fewest(({ acceptsAcksAll }) => !acceptsAcksAll),
    untilOffline: fewest(({ leader }) => leader === 'none'),
    untilUnclean: fewest(({ leader }) => leader === 'unclean'),
  };
}

describe('tolerance of rack failures', () => {
  const racks = (layout: string) => (id: number) => layout[id] ?? '?';
  test.each([
    { rf: 3, layout: 'abc', minIsr: 2, expected: [2, 3, 2] },
    { rf: 3, layout: 'aab', minIsr: 2, expected: [1, 2, 1] },
    { rf: 4, layout: 'aabb', minIsr: 2, expected: [2, 2, 1] },
    { rf: 4, layout: 'aabb', minIsr: 3, expected: [1, 2, 2] },
  ])(
    '$rf copies on $layout with min ISR $minIsr: writes, offline, loss at $expected',
    ({ rf, layout, minIsr, expected }) => {
      const found = rackTolerance(healthy(rf, minIsr), all, racks(layout));
      expect([found.untilWritesStop, found.untilOffline, found.untilLoss]).toEqual(expected);
    },
  );
});

describe('one failure', () => {
  test('the first in-sync replica of the list leads next', () => {
    expect(afterFailure(healthy(3, 2), all, new Set([0]))).toMatchObject({
      leader: 'clean',
      leaderId: 1,
      isr: [1, 2],
      acceptsAcksAll: true,
    });
  });

  test('an eligible replica leads alone when the ISR is gone', () => {
    const partition = { ...healthy(3, 2), isr: [0], elr: [2] };
    expect(afterFailure(partition, all, new Set([0]))).toMatchObject({
      leader: 'eligible',
      leaderId: 2,
      acceptsAcksAll: false,
    });
  });

  test('an outdated replica leads only where that is allowed', () => {
    const partition = { ...healthy(3, 1), isr: [0] };
    expect(afterFailure(partition, all, new Set([0])).leader).toBe('none');
    expect(afterFailure({ ...partition, isUncleanAllowed: true }, all, new Set([0])).leader).toBe('unclean');
  });

  test('acks=1 records stay unseen below min ISR since 3.7, and were seen before', () => {
    const down = new Set([0, 1]);
    expect(afterFailure(healthy(3, 2), all, down)).toMatchObject({
      acceptsAcksOne: true,
      showsAcksOne: false,
    });
    expect(afterFailure(healthy(3, 2), { ...all, capsMinIsr: false }, down).showsAcksOne).toBe(true);
  });

  test('counts every partition once, by the worst that happens to it', () => {
    const partitions = [
      { ...healthy(3, 2), replicas: [3, 4, 5], isr: [3, 4, 5] },
      healthy(3, 2),
      healthy(3, 3),
      healthy(1, 1),
      { ...healthy(2, 1), isr: [0], isUncleanAllowed: true },
    ];
    expect(summarizeFailure(partitions, all, new Set([0]))).toEqual({
      fine: 1,
      degraded: 1,
      writesBlocked: 1,
      offline: 1,
      unclean: 1,
    });
  });
});

test('a quorum survives the loss of less than half of its voters', () => {
  expect([1, 2, 3, 4, 5].map(quorumTolerance)).toEqual([0, 0, 1, 1, 2]);
});
