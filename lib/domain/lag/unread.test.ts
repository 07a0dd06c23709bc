import { describe, expect, it } from 'vitest';
import { NOTHING_UNREAD, timeLag, type Unread, worstUnread } from './unread.ts';

const since = (at: number): Unread => ({ kind: 'since', at, method: 'interpolated', confidence: 'high' });
const unknown: Unread = { kind: 'unknown', reason: 'no end' };

describe('the time lag', () => {
  it('is the age of the oldest unread record, and never negative when a clock differs', () => {
    expect(timeLag(since(400), 1000)).toMatchObject({ ms: 600, method: 'interpolated' });
    expect(timeLag(since(1400), 1000)).toMatchObject({ ms: 0 });
  });

  it('is exactly 0 when nothing is unread, and never 0 when it is unknown', () => {
    expect(timeLag(NOTHING_UNREAD, 1000)).toMatchObject({ kind: 'known', ms: 0, method: 'exact' });
    expect(timeLag(unknown, 1000)).toEqual({ kind: 'unknown', reason: 'no end' });
  });

  it('of a group is that of its worst partition', () => {
    expect(worstUnread([since(500), NOTHING_UNREAD, since(300)])).toEqual(since(300));
    expect(worstUnread([NOTHING_UNREAD, NOTHING_UNREAD])).toBe(NOTHING_UNREAD);
  });

  it('of a group is "at least" its worst when any partition is: that one may be later than all', () => {
    const bound: Unread = { kind: 'since', at: 800, method: 'bound', confidence: 'low' };
    expect(worstUnread([since(500), bound])).toMatchObject({ at: 500, method: 'bound', confidence: 'low' });
    expect(worstUnread([bound, since(900), NOTHING_UNREAD])).toEqual(bound);
  });

  it('of a group with an unknown partition is "at least" the worst known, and unknown when no other is behind', () => {
    expect(worstUnread([since(500), unknown])).toMatchObject({ at: 500, method: 'bound', confidence: 'low' });
    expect(worstUnread([NOTHING_UNREAD, unknown])).toBe(unknown);
    expect(worstUnread([])).toMatchObject({ kind: 'unknown' });
  });
});
