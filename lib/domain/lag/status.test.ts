import { describe, expect, it } from 'vitest';
import type { GroupOffsets, GroupState } from '@/lib/domain/model/group.ts';
import { lagPerSecond } from './points.ts';
import { advanceProgress, type GroupProgress } from './progress.ts';
import { judgeGroup, STATUS_ORDER } from './status.ts';

const STEP = 10_000;

/** One partition sampled every 10 s: [committed, end] each. */
function watch(samples: readonly (readonly [bigint, bigint | null])[]): GroupProgress {
  let progress: GroupProgress | undefined;
  samples.forEach(([committed, end], index) => {
    const at = index * STEP;
    const offsets: GroupOffsets = {
      topics: new Map([['t', [{ partition: 0, offset: committed }]]]),
      brokerLag: null,
      sampledAt: at,
    };
    progress = advanceProgress(progress, offsets, () => ({ end, sampledAt: at }));
  });
  if (!progress) throw new Error('no samples');
  return progress;
}

const repeat = (count: number, sample: (index: number) => readonly [bigint, bigint | null]) =>
  Array.from({ length: count }, (_, index) => sample(index));

const n = BigInt;

describe('the status of a group', () => {
  it.each<[string, readonly (readonly [bigint, bigint | null])[], GroupState, bigint | null, string]>([
    ['ok when it keeps up', repeat(10, (i) => [n(i), n(i)]), 'Stable', 0n, 'ok'],
    [
      'ok while it is behind for less than a minute',
      repeat(4, (i) => [n(i), n(i * 3 + 5)]),
      'Stable',
      0n,
      'ok',
    ],
    ['ok when it catches up', repeat(12, (i) => [n(i * 30), n(1000 + i * 10)]), 'Stable', 0n, 'ok'],
    ['lagging when lag grows for a minute', repeat(12, (i) => [n(i), n(i * 3 + 5)]), 'Stable', 0n, 'lagging'],
    ['stalled when commits repeat while records wait', repeat(12, () => [5n, 50n]), 'Stable', 0n, 'stalled'],
    ['ok when commits repeat because nothing is written', repeat(12, () => [50n, 50n]), 'Stable', 0n, 'ok'],
    ['stopped when it has no members and unread records', repeat(3, () => [5n, 50n]), 'Empty', 0n, 'stopped'],
    ['empty when it has no members and nothing unread', repeat(3, () => [50n, 50n]), 'Empty', 0n, 'empty'],
    [
      'rewound when the commit went back',
      [...repeat(5, () => [40n, 50n] as const), [10n, 50n]],
      'Stable',
      0n,
      'rewound',
    ],
    [
      'ok when a rewound group is back where it was',
      [
        [40n, 50n],
        [10n, 50n],
        [50n, 50n],
      ],
      'Stable',
      0n,
      'ok',
    ],
    ['lost when the log start passed the commit', repeat(3, () => [5n, 50n]), 'Stable', 6n, 'lost'],
    ['not lost when the log start is at the commit', repeat(3, () => [5n, 50n]), 'Stable', 5n, 'ok'],
    ['not lost when the log start is unknown', repeat(3, () => [5n, 50n]), 'Stable', null, 'ok'],
    ['unknown when no end offset is known', repeat(12, () => [5n, null]), 'Stable', 0n, 'unknown'],
    ['unknown when the commit stays beyond the end', repeat(3, () => [60n, 50n]), 'Stable', 0n, 'unknown'],
    ['rebalancing while members join', repeat(3, () => [50n, 50n]), 'PreparingRebalance', 0n, 'rebalancing'],
  ])('is %s', (_, samples, state, start, expected) => {
    const progress = watch(samples);
    expect(judgeGroup(progress, () => start, state, progress.sampledAt).status).toBe(expected);
  });

  it('is unknown before the first sample', () => {
    expect(judgeGroup(undefined, () => null, 'Stable', 0).status).toBe('unknown');
  });

  it('names the worst partition and how many more are not fine', () => {
    const offsets = (at: number): GroupOffsets => ({
      topics: new Map([
        [
          't',
          [
            { partition: 0, offset: 5n },
            { partition: 1, offset: 50n },
            { partition: 2, offset: 7n },
          ],
        ],
      ]),
      brokerLag: null,
      sampledAt: at,
    });
    const progress = advanceProgress(undefined, offsets(0), () => ({ end: 50n, sampledAt: 0 }));
    const judged = judgeGroup(progress, (_, partition) => (partition === 2 ? 9n : 0n), 'Empty', 0);
    expect(judged.status).toBe('lost');
    expect(judged.reason).toContain('t partition 2');
    expect(judged.reason).toContain('1 more not fine');
  });

  it('ranks lost as the worst and ok as the best', () => {
    expect([STATUS_ORDER[0], STATUS_ORDER.at(-1)]).toEqual(['ok', 'lost']);
  });
});

describe('the trend of a group', () => {
  it('is the change of lag per second over the window', () => {
    expect(lagPerSecond(watch(repeat(4, (i) => [0n, n(i * 100)])).points)).toBe(10);
  });

  it('is unknown with samples less than 20 s apart', () => {
    expect(lagPerSecond(watch(repeat(2, (i) => [0n, n(i * 100)])).points)).toBeNull();
  });

  it('leaves out samples in which a partition was unknown', () => {
    expect(
      watch([
        [0n, 100n],
        [0n, null],
        [0n, 300n],
      ]).points.map((point) => point.lag),
    ).toEqual([100n, 300n]);
  });

  it('uses the lag that the broker counts where it does (share groups)', () => {
    const offsets: GroupOffsets = {
      topics: new Map([['t', [{ partition: 0, offset: 5n }]]]),
      brokerLag: new Map([['t', new Map([[0, 3n]])]]),
      sampledAt: 0,
    };
    expect(advanceProgress(undefined, offsets, () => ({ end: 50n, sampledAt: 0 })).sum.messages).toBe(3n);
  });

  it('does not say that commits keep up while records wait', () => {
    const reason = (samples: Parameters<typeof watch>[0]) => {
      const progress = watch(samples);
      return judgeGroup(progress, () => 0n, 'Stable', progress.sampledAt).reason;
    };
    expect(reason(repeat(4, () => [50n, 50n]))).toBe('Commits keep up with the log end.');
    expect(reason(repeat(4, () => [5n, 50n]))).toMatch(/too early/);
    expect(reason(repeat(12, (i) => [n(i * 30), n(1000 + i * 10)]))).toMatch(/commits move/);
  });
});
