import { describe, expect, it } from 'vitest';
import type { GroupState, GroupType } from '../model/group.ts';
import { offsetsExpiry } from './offsets-expiry.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_000 * DAY;
const RETENTION = 7 * DAY;

type Seen = { watchedFor: number; emptyFor?: number; committedFor?: number };

const expiry = (
  type: GroupType,
  protocolType: string,
  state: GroupState,
  { watchedFor, emptyFor, committedFor = watchedFor }: Seen,
  retentionMs: number | null = RETENTION,
) =>
  offsetsExpiry(
    { type, protocolType, state },
    {
      watchedSince: NOW - watchedFor,
      emptySince: emptyFor === undefined ? null : { at: NOW - emptyFor, isBound: emptyFor >= watchedFor },
      sampledAt: NOW,
    },
    retentionMs,
  )({ committedSince: NOW - committedFor });

const known = (ms: number) => ({ kind: 'known', ms, limit: 'offsets' });
const atMost = (ms: number) => ({ kind: 'at-most', ms, limit: 'offsets' });

describe('when Kafka drops the offsets of a group', () => {
  it('is counted from when a classic group became empty, not from its last commit', () => {
    const seen = { watchedFor: 10 * DAY, emptyFor: 6 * DAY, committedFor: 9 * DAY };
    expect(expiry('classic', 'consumer', 'Empty', seen)).toEqual(known(DAY));
    expect(expiry('unknown', 'consumer', 'Empty', seen)).toEqual(known(DAY));
  });

  it('is a bound for a classic group that was empty when it was first seen, as after a restart', () => {
    const seen = { watchedFor: HOUR, emptyFor: HOUR };
    expect(expiry('classic', 'consumer', 'Empty', seen)).toEqual(atMost(RETENTION - HOUR));
  });

  it.each(['consumer', 'streams'] as const)('is counted from the last commit of a %s group', (type) => {
    const seen = { watchedFor: 10 * DAY, emptyFor: DAY, committedFor: 6 * DAY };
    expect(expiry(type, type, 'Empty', seen)).toEqual(known(DAY));
  });

  it('is a bound where the last commit was there when it was first seen', () => {
    const seen = { watchedFor: HOUR, emptyFor: HOUR };
    expect(expiry('consumer', 'consumer', 'Empty', seen)).toEqual(atMost(RETENTION - HOUR));
  });

  it('is far for a group that only commits and does so, however long it has been Empty', () => {
    const seen = { watchedFor: 8 * DAY, emptyFor: 8 * DAY, committedFor: HOUR };
    expect(expiry('classic', '', 'Empty', seen)).toEqual(known(RETENTION - HOUR));
  });

  it('is at most a whole retention away for offsets that outlived their time: a repeated commit was not seen', () => {
    const seen = { watchedFor: 8 * DAY, emptyFor: 8 * DAY };
    expect(expiry('classic', '', 'Empty', seen)).toEqual(atMost(RETENTION));
    expect(expiry('consumer', 'consumer', 'Empty', seen)).toEqual(atMost(RETENTION));
  });

  it('is now until Kafka has looked, every ten minutes', () => {
    const seen = { watchedFor: 8 * DAY, emptyFor: DAY, committedFor: RETENTION + 60_000 };
    expect(expiry('consumer', 'consumer', 'Empty', seen)).toEqual(known(0));
  });

  it.each([
    ['classic', 'consumer'],
    ['consumer', 'consumer'],
    ['streams', 'streams'],
  ] as const)('is never while a %s group has members', (type, protocolType) => {
    expect(expiry(type, protocolType, 'Stable', { watchedFor: 10 * DAY })).toEqual({ kind: 'never' });
  });

  it('is never for a share group: it commits no offsets', () => {
    const seen = { watchedFor: 10 * DAY, emptyFor: 8 * DAY };
    expect(expiry('share', 'share', 'Empty', seen)).toEqual({ kind: 'never' });
  });

  it('is unknown while the retention of offsets is', () => {
    const seen = { watchedFor: 10 * DAY, emptyFor: DAY };
    expect(expiry('classic', 'consumer', 'Empty', seen, null).kind).toBe('unknown');
  });
});
