import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLag, EMPTY_LAG_SUM, type Lag, partitionLag } from './lag.ts';

const known = (messages: bigint): Lag => ({ kind: 'known', messages });

describe('the lag of a partition', () => {
  it.each([
    ['the end minus the commit', 400n, 1000n, false, known(600n)],
    ['zero when caught up', 1000n, 1000n, false, known(0n)],
    ['zero when the commit was seen after the end was sampled', 1005n, 1000n, true, known(0n)],
    [
      'unknown when an old commit lies beyond the end',
      1005n,
      1000n,
      false,
      { kind: 'unknown', reason: 'beyond-end' },
    ],
    ['unknown without a commit, not 0', undefined, 1000n, false, { kind: 'unknown', reason: 'no-commit' }],
    ['unknown without an end offset, not 0', 400n, null, false, { kind: 'unknown', reason: 'no-end-offset' }],
  ])('is %s', (_, committed, end, commitIsNewer, expected) => {
    expect(partitionLag(committed, end, commitIsNewer)).toEqual(expected);
  });

  it('is never negative', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 15n),
        fc.bigInt(0n, 10n ** 15n),
        fc.boolean(),
        (committed, end, newer) => {
          const lag = partitionLag(committed, end, newer);
          expect(lag.kind === 'unknown' || lag.messages >= 0n).toBe(true);
        },
      ),
    );
  });
});

describe('a sum of lags', () => {
  it('leaves unknown partitions out and counts them', () => {
    let sum = addLag(EMPTY_LAG_SUM, known(5n), 2_000);
    sum = addLag(sum, { kind: 'unknown', reason: 'no-end-offset' }, null);
    sum = addLag(sum, known(7n), 1_000);
    expect(sum).toEqual({ messages: 12n, known: 2, total: 3, reason: 'no-end-offset', sampledAt: 1_000 });
  });

  it('is unknown, not 0, when nothing in it is known', () => {
    const sum = addLag(EMPTY_LAG_SUM, { kind: 'unknown', reason: 'no-commit' }, null);
    expect(sum).toMatchObject({ messages: null, known: 0, total: 1 });
  });
});
