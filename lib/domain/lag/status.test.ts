import { describe, expect, it } from 'vitest';
import type { GroupOffsets, GroupState } from '@/lib/domain/model/group.ts';
import { lagPerSecond, lagPoints } from './points.ts';
import { advancePosition, type GroupPosition } from './progress.ts';
import { NO_REBALANCES } from './rebalances.ts';
import { type GroupPlace, judgeGroup, judgeUnsampled, STATUS_ORDER, type Status } from './status.ts';
import { BURROW_CASES } from './test-burrow-cases.ts';

const STEP = 10_000;
const nothingKnown = () => null;

type Surroundings = {
  start?: bigint | null;
  isOwned?: boolean | null;
  blockedBy?: string | null;
  protocolType?: string;
};

/** A group in the state, all of whose partitions are in the same place. */
const place = (
  state: GroupState,
  { start = 0n, isOwned = true, blockedBy = null, protocolType = 'consumer' }: Surroundings = {},
): GroupPlace => ({
  state,
  protocolType,
  rebalances: NO_REBALANCES,
  uncommitted: [],
  placeOf: () => ({ start, isOwned, blockedBy, protocolType, groupState: state }),
});

/** One partition, [committed, end] each, sampled every 10 s or at the given times. */
function watch(
  samples: readonly (readonly [bigint, bigint | null])[],
  timeOf = (index: number) => index * STEP,
): GroupPosition {
  let progress: GroupPosition | undefined;
  samples.forEach(([committed, end], index) => {
    const at = timeOf(index);
    const offsets: GroupOffsets = {
      topics: new Map([['t', [{ partition: 0, offset: committed }]]]),
      brokerLag: null,
      sampledAt: at,
    };
    progress = advancePosition(progress, offsets, () => ({ end, sampledAt: at }), nothingKnown);
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
    [
      'lagging when a fifth of what comes stays unread, though lag falls between bursts',
      repeat(30, (i) => [n(i * 80), n(1000 + i * 100 + (i % 3 === 0 ? 60 : 0))]),
      'Stable',
      0n,
      'lagging',
    ],
    [
      'ok when lag comes and goes in steps',
      repeat(30, (i) => [n(i * 100), n(1000 + i * 100 + (i % 3 === 0 ? 60 : 0))]),
      'Stable',
      0n,
      'ok',
    ],
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
    [
      'lagging, not rewound for ever, when it reads on behind a lag that grows',
      [...repeat(5, () => [40n, 50n] as const), ...repeat(15, (i) => [n(10 + i), n(60 + i * 3)] as const)],
      'Stable',
      0n,
      'lagging',
    ],
    [
      'stalled, not rewound, when nothing follows the commit that went back',
      [...repeat(5, () => [40n, 50n] as const), ...repeat(12, () => [10n, 50n] as const)],
      'Stable',
      0n,
      'stalled',
    ],
    ['lost when the log start passed the commit', repeat(3, () => [5n, 50n]), 'Stable', 6n, 'lost'],
    ['not lost when the log start is at the commit', repeat(3, (i) => [n(5 + i), 50n]), 'Stable', 5n, 'ok'],
    ['not lost when the log start is unknown', repeat(3, (i) => [n(5 + i), 50n]), 'Stable', null, 'ok'],
    [
      'unknown for a minute when the commit stands since the first look, which may be days',
      repeat(4, () => [5n, 50n]),
      'Stable',
      0n,
      'unknown',
    ],
    [
      'ok when records wait for less than a minute that were seen to arrive',
      [[50n, 50n], ...repeat(4, () => [50n, 90n] as const)],
      'Stable',
      0n,
      'ok',
    ],
    ['unknown when no end offset is known', repeat(12, () => [5n, null]), 'Stable', 0n, 'unknown'],
    ['invalid when the commit stays beyond the end', repeat(3, () => [60n, 50n]), 'Stable', 0n, 'invalid'],
    ['rebalancing while members join', repeat(3, () => [50n, 50n]), 'PreparingRebalance', 0n, 'rebalancing'],
  ])('is %s', (_, samples, state, start, expected) => {
    const progress = watch(samples);
    expect(judgeGroup(progress, place(state, { start }), progress.sampledAt).status).toBe(expected);
  });

  it.each<[string, readonly (readonly [bigint, bigint | null])[], string]>([
    ['ok while it keeps up', repeat(10, (i) => [n(i), n(i)]), 'ok'],
    ['ok while it catches up', repeat(12, (i) => [n(i * 30), n(1000 + i * 10)]), 'ok'],
    [
      'ok while it is behind for less than a minute',
      [[50n, 50n], ...repeat(4, () => [50n, 90n] as const)],
      'ok',
    ],
    ['unknown while it stands since the first look', repeat(4, () => [5n, 50n]), 'unknown'],
    ['lagging when lag grows for a minute', repeat(12, (i) => [n(i), n(i * 3 + 5)]), 'lagging'],
    ['stalled when its commits stop while records wait', repeat(12, () => [5n, 50n]), 'stalled'],
    ['ok when nothing is written and it has read all', repeat(12, () => [50n, 50n]), 'ok'],
  ])('of one that only commits, which Kafka calls Empty, is %s', (_, samples, expected) => {
    const progress = watch(samples);
    const simple = place('Empty', { protocolType: '', isOwned: null });
    expect(judgeGroup(progress, simple, progress.sampledAt).status).toBe(expected);
  });

  it('of one that only commits is stopped when Kafka has dropped the group', () => {
    const progress = watch(repeat(3, () => [5n, 50n]));
    const dead = place('Dead', { protocolType: '', isOwned: null });
    expect(judgeGroup(progress, dead, progress.sampledAt).status).toBe('stopped');
  });

  const silent = watch(repeat(12, () => [5n, 50n]));

  it.each<[string, GroupPlace, string, string | null]>([
    ['stopped where no member owns the partition', place('Stable', { isOwned: false }), 'stopped', 'GRP-04'],
    ['stalled where the members are not known', place('Stable', { isOwned: null }), 'stalled', 'GRP-04'],
    [
      'blocked where an open transaction holds the readers back',
      place('Stable', { blockedBy: 'Producer 7 keeps a transaction open.' }),
      'blocked',
      'GRP-13',
    ],
  ])('is %s', (_, where, status, rule) => {
    expect(judgeGroup(silent, where, silent.sampledAt)).toMatchObject({ status, rule });
  });

  it('is blocked, not rewound, where an open transaction holds back a commit that went back', () => {
    const back = watch([...repeat(30, () => [40n, 50n] as const), ...repeat(8, () => [10n, 50n] as const)]);
    const where = place('Stable', { blockedBy: 'Producer 7 keeps a transaction open.' });
    expect(judgeGroup(back, where, back.sampledAt).status).toBe('blocked');
    expect(judgeGroup(back, place('Stable'), back.sampledAt).status).toBe('rewound');
  });

  it('is unstable after more than six rebalances within an hour, and not after six', () => {
    const calm = watch(repeat(3, () => [50n, 50n]));
    const statusAfter = (count: number) => {
      const rebalances = { last: 'x', times: Array.from({ length: count }, (_, at) => at) };
      return judgeGroup(calm, { ...place('Stable'), rebalances }, calm.sampledAt).status;
    };
    expect([statusAfter(6), statusAfter(7)]).toEqual(['ok', 'unstable']);
  });

  it('says where records arrive that nobody ever committed', () => {
    const calm = watch(repeat(3, () => [50n, 50n]));
    const where = { ...place('Stable'), uncommitted: ['t partition 3'] };
    expect(judgeGroup(calm, where, calm.sampledAt)).toMatchObject({
      status: 'uncommitted',
      reason: 'Records arrive on t partition 3 and nothing was ever committed there.',
    });
  });

  it('gives a slow committer the time its commits span before it counts as stalled', () => {
    const slow = repeat(26, (i) => [n(Math.floor(Math.min(i, 18) / 6) * 10), n(i * 10 + 100)] as const);
    expect(judgeGroup(watch(slow), place('Stable'), 25 * STEP).status).not.toBe('stalled');
  });

  it('is unknown before the first sample', () => {
    expect(judgeUnsampled({ state: 'Stable', protocolType: 'consumer' }).status).toBe('unknown');
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
    const progress = advancePosition(undefined, offsets(0), () => ({ end: 50n, sampledAt: 0 }), nothingKnown);
    const placeOf: GroupPlace['placeOf'] = (_, partition) => ({
      start: partition === 2 ? 9n : 0n,
      groupState: 'Empty',
      protocolType: 'consumer',
      isOwned: null,
      blockedBy: null,
    });
    const judged = judgeGroup(progress, { ...place('Empty'), placeOf }, 0);
    expect(judged.status).toBe('lost');
    expect(judged.reason).toContain('t partition 2');
    expect(judged.reason).toContain('1 more not fine');
  });

  it('ranks lost as the worst and ok as the best', () => {
    expect([STATUS_ORDER[0], STATUS_ORDER.at(-1)]).toEqual(['ok', 'lost']);
  });
});

describe('the status of a partition in the situations of Burrow', () => {
  const STATUS_OF = {
    ok: 'ok',
    stopped: 'stalled',
    rewound: 'rewound',
    stalled: 'stalled',
    lagging: 'lagging',
  } as const;
  /** What Kafka's protocol cannot tell, or Burrow is told. */
  const DIFFERS = new Map<string, Status>([
    // A commit that repeats is not seen: it is silence.
    ['4: repeats one offset, without lag once', 'stalled'],
    // Records wait for no minute yet.
    ['9: never had lag until new records came and nobody read them', 'ok'],
    // No lag is allowed, and one offset at the end of a log at rest may be the marker of a transaction.
    ['12: silent with a lag that is allowed', 'unknown'],
  ]);

  it.each(BURROW_CASES)('$name', ({ name, every = 100, offsets, lags, lag, nowS, expect: verdict }) => {
    let top = 0;
    const samples = offsets.map((offset, index) => {
      const behind = lags[index];
      if (behind == null) return [n(offset), null] as const;
      // A log end never goes back, though those of case 15 do.
      top = Math.max(top, offset + behind);
      return [n(offset), n(top)] as const;
    });
    const last = offsets.at(-1) ?? 0;
    const end = Math.max(top, last + lag);
    const now: readonly [bigint, bigint] = [n(lag === 0 ? end : last), n(end)];
    const times = [...offsets.map((_, index) => (100 + index * every) * 1000), nowS * 1000];
    const progress = watch([...samples, now], (index) => times[index] ?? 0);
    const expected = DIFFERS.get(name) ?? STATUS_OF[verdict];
    expect(judgeGroup(progress, place('Stable'), nowS * 1000).status).toBe(expected);
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
      lagPoints(
        watch([
          [0n, 100n],
          [0n, null],
          [0n, 300n],
        ]).points,
      ).map((point) => point.lag),
    ).toEqual([100, 300]);
  });

  it('uses the lag that the broker counts where it does (share groups)', () => {
    const offsets: GroupOffsets = {
      topics: new Map([['t', [{ partition: 0, offset: 5n }]]]),
      brokerLag: new Map([['t', new Map([[0, 3n]])]]),
      sampledAt: 0,
    };
    const endOf = () => ({ end: 50n, sampledAt: 0 });
    expect(advancePosition(undefined, offsets, endOf, nothingKnown).sum.messages).toBe(3n);
  });

  it('does not say that commits keep up while records wait', () => {
    const reason = (samples: Parameters<typeof watch>[0]) => {
      const progress = watch(samples);
      return judgeGroup(progress, place('Stable'), progress.sampledAt).reason;
    };
    expect(reason(repeat(4, () => [50n, 50n]))).toBe('Commits keep up with the log end.');
    expect(reason(repeat(4, () => [5n, 50n]))).toMatch(/were watched for less than a minute/);
    expect(reason(repeat(4, (i) => [n(5 + i), 50n]))).toMatch(/wait for less than a minute: too early/);
    expect(reason(repeat(12, (i) => [n(i * 30), n(1000 + i * 10)]))).toMatch(/commits move/);
  });
});
