import { describe, expect, it } from 'vitest';
import { EMPTY_LAG_SUM } from './lag.ts';
import { catchUpOf, groupOutlook, type Horizon, horizonOf, type LogLimits, nearer } from './outlook.ts';
import type { PartitionProgress } from './progress.ts';
import type { Rates } from './trail.ts';
import type { Unread } from './unread.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const since = (ageMs: number): Unread => ({
  kind: 'since',
  at: NOW - ageMs,
  method: 'interpolated',
  confidence: 'high',
});
const behind = (messages: bigint, unread: Unread): PartitionProgress => ({
  partition: 0,
  committed: 0n,
  committedSince: NOW,
  lag: { kind: 'known', messages },
  behindSince: NOW,
  unread,
  commitGapMs: 0,
  doubt: null,
  trail: [],
  rewoundFrom: null,
});
const limits = (more: Partial<LogLimits> = {}): LogLimits => ({
  deletes: true,
  retentionMs: 72 * HOUR,
  retentionBytes: -1,
  ...more,
});
const rates = (produced: number, consumed: number): Rates => ({ produced, consumed });

describe('when a partition is caught up', () => {
  const late = behind(1_200_000n, since(HOUR));
  it.each([
    [
      'in 600 s with 1,200,000 behind, 8,000/s in and 10,000/s out',
      late,
      rates(8000, 10_000),
      { kind: 'known', ms: 600_000 },
    ],
    ['never while as much comes as goes', late, rates(8000, 8000), { kind: 'never' }],
    [
      'now when the oldest unread record is 14 s old',
      behind(4n, since(14_000)),
      rates(8, 8),
      { kind: 'known', ms: 0 },
    ],
    ['now without lag, whatever the pace', behind(0n, { kind: 'none' }), null, { kind: 'known', ms: 0 }],
    ['at an unknown time before there is a pace', late, null, { kind: 'unknown' }],
    [
      'at an unknown time when the lag is unknown',
      { ...late, lag: { kind: 'unknown' as const, reason: 'no-end-offset' as const } },
      rates(1, 2),
      { kind: 'unknown' },
    ],
  ])('is %s', (_, progress, pace, expected) => {
    expect(catchUpOf(progress, pace, NOW)).toMatchObject(expected);
  });
});

describe('when the first unread record is deleted', () => {
  const late = behind(1000n, since(48 * HOUR));
  it.each([
    [
      '24 h for a stopped group 48 h behind with 72 h of retention',
      late,
      limits(),
      rates(100, 0),
      24 * HOUR,
      'time',
    ],
    ['96 h when it reads three quarters of what comes', late, limits(), rates(100, 75), 96 * HOUR, 'time'],
    ['24 h while its pace is not known yet', late, limits(), null, 24 * HOUR, 'time'],
    [
      '0 when the age has passed the retention',
      behind(1n, since(80 * HOUR)),
      limits(),
      rates(1, 0),
      0,
      'time',
    ],
    [
      'what the size leaves when that is less: 1,000,000 B, 500,000 B unread, 100 B/s more',
      late,
      limits({ retentionBytes: 1_000_000 }),
      rates(0.2, 0),
      5_000_000,
      'size',
    ],
  ])('is %s', (_, progress, bounds, pace, ms, limit) => {
    const surroundings = { limits: bounds, bytesPerOffset: () => 500 };
    expect(horizonOf(progress, surroundings, pace, NOW)).toEqual({ kind: 'known', ms, limit });
  });

  it.each([
    ['nothing is unread', behind(0n, { kind: 'none' }), limits(), rates(1, 0)],
    ['the group reads faster than records come', late, limits(), rates(100, 100)],
    ['the topic is only compacted', late, limits({ deletes: false }), rates(1, 0)],
    ['the oldest unread record is seconds old', behind(5n, since(9_000)), limits(), rates(100, 90)],
    ['nothing limits the log', late, limits({ retentionMs: -1 }), rates(1, 0)],
  ])('is never when %s', (_, progress, bounds, pace) => {
    const surroundings = { limits: bounds, bytesPerOffset: () => null };
    expect(horizonOf(progress, surroundings, pace, NOW)).toEqual({ kind: 'never' });
  });

  it.each([
    ['configs of the topic cannot be read', late, limits({ deletes: null })],
    ['time lag is unknown', behind(5n, { kind: 'unknown', reason: 'x' }), limits()],
  ])('is unknown when the %s', (_, progress, bounds) => {
    const surroundings = { limits: bounds, bytesPerOffset: () => null };
    expect(horizonOf(progress, surroundings, rates(1, 0), NOW).kind).toBe('unknown');
  });

  const atLeast = (ageMs: number): PartitionProgress =>
    behind(1000n, { kind: 'since', at: NOW - ageMs, method: 'bound', confidence: 'low' });

  it.each([
    ['72 h less what is certain for a stopped group', limits(), rates(100, 0), 71 * HOUR, 'time'],
    ['that at its pace', limits(), rates(100, 75), 4 * 71 * HOUR, 'time'],
    ['the size limit that comes first', limits({ retentionBytes: 1_000_000 }), rates(0.2, 0), 5e6, 'size'],
  ])('is at most %s when the time lag is only a bound', (_, bounds, pace, ms, limit) => {
    const surroundings = { limits: bounds, bytesPerOffset: () => 500 };
    expect(horizonOf(atLeast(HOUR), surroundings, pace, NOW)).toEqual({ kind: 'at-most', ms, limit });
  });

  it('is now, and no bound, when even the bound is beyond the retention', () => {
    const surroundings = { limits: limits(), bytesPerOffset: () => null };
    expect(horizonOf(atLeast(73 * HOUR), surroundings, rates(1, 0), NOW)).toEqual({
      kind: 'known',
      ms: 0,
      limit: 'time',
    });
  });

  it('is at most what the size leaves when the time lag is unknown', () => {
    const surroundings = { limits: limits({ retentionBytes: 1_000_000 }), bytesPerOffset: () => 500 };
    const undated = behind(1000n, { kind: 'unknown', reason: 'x' });
    expect(horizonOf(undated, surroundings, rates(0.2, 0), NOW)).toEqual({
      kind: 'at-most',
      ms: 5_000_000,
      limit: 'size',
    });
  });

  it('is at most the one that is known beside one that is not', () => {
    const surroundings = { limits: limits({ retentionBytes: 1000 }), bytesPerOffset: () => null };
    expect(horizonOf(late, surroundings, rates(100, 0), NOW)).toEqual({
      kind: 'at-most',
      ms: 24 * HOUR,
      limit: 'time',
    });
  });

  const known = (hours: number): Horizon => ({ kind: 'known', ms: hours * HOUR, limit: 'time' });
  const atMost = (hours: number): Horizon => ({ kind: 'at-most', ms: hours * HOUR, limit: 'size' });
  const never: Horizon = { kind: 'never' };
  const unknown: Horizon = { kind: 'unknown', reason: 'x' };
  it.each<[string, Horizon, Horizon, Horizon]>([
    ['the sooner of two', known(2), known(3), known(2)],
    ['known beside never', known(2), never, known(2)],
    ['a bound beside never', atMost(2), never, atMost(2)],
    ['a bound when it is sooner', atMost(2), known(3), atMost(2)],
    ['a bound beside a later bound', known(2), atMost(3), { kind: 'at-most', ms: 2 * HOUR, limit: 'time' }],
    [
      'a bound beside something unknown',
      known(100),
      unknown,
      { kind: 'at-most', ms: 100 * HOUR, limit: 'time' },
    ],
    ['now, whatever else is unknown', known(0), unknown, known(0)],
    ['now, whatever else is a bound', known(0), atMost(2), known(0)],
    ['unknown where nothing else is due', unknown, never, unknown],
  ])('of two is %s', (_, a, b, expected) => {
    expect(nearer(a, b)).toEqual(expected);
    expect(nearer(b, a)).toEqual(expected);
  });

  it('of a group is when Kafka drops the offsets of a partition with unread records, if that comes first', () => {
    const read = { ...behind(0n, { kind: 'none' }), partition: 1 };
    const outlook = (offsetsMs: number) =>
      groupOutlook(
        { topics: new Map([['t', [late, read]]]), sum: EMPTY_LAG_SUM, points: [], sampledAt: NOW },
        () => ({ limits: limits(), bytesPerOffset: () => null }),
        ({ partition }) => ({ kind: 'known', ms: partition === 0 ? offsetsMs : 0, limit: 'offsets' }),
      ).horizon;
    const place = { topic: null, partition: null };
    expect(outlook(23 * HOUR)).toEqual({ kind: 'known', ms: 23 * HOUR, limit: 'offsets', ...place });
    expect(outlook(25 * HOUR)).toMatchObject({ kind: 'known', ms: 24 * HOUR, topic: 't', partition: 0 });
  });
});
