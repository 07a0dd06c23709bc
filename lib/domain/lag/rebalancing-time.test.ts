import { describe, expect, it } from 'vitest';
import type { GroupState } from '../model/group.ts';
import { addState, type RebalancingTime, rebalancingShare } from './rebalancing-time.ts';

const MINUTE = 60_000;
/** One sample a minute. */
const watch = (...states: readonly GroupState[]) =>
  states.reduce<RebalancingTime | undefined>(
    (known, state, minute) => addState(known, state, minute * MINUTE),
    undefined,
  );
const shareOf = (time: RebalancingTime | undefined) => (time === undefined ? null : rebalancingShare(time));
const times = (count: number, state: GroupState) => Array.from({ length: count }, () => state);

describe('the time a group spends rebalancing', () => {
  it('is that from each sample in such a state to the next one, as a share of an hour', () => {
    expect(shareOf(watch('Stable', 'PreparingRebalance', 'CompletingRebalance', 'Stable', 'Stable'))).toBe(
      2 / 60,
    );
    expect(shareOf(watch('Assigning', 'Stable', 'Reconciling', 'Stable'))).toBe(2 / 60);
    expect(shareOf(watch('Empty', 'Stable', 'Dead'))).toBe(0);
  });

  it('leaves the share as it goes out of the last hour', () => {
    const before: GroupState[] = ['Stable', ...times(6, 'PreparingRebalance')];
    expect(shareOf(watch(...before, ...times(54, 'Stable')))).toBe(6 / 60);
    expect(shareOf(watch(...before, ...times(57, 'Stable')))).toBe(4 / 60);
    const after = watch(...before, ...times(61, 'Stable'));
    expect(shareOf(after)).toBe(0);
    expect(after?.runs).toEqual([]);
  });

  it('is all of an hour at most', () => {
    expect(shareOf(watch(...times(100, 'PreparingRebalance')))).toBe(1);
  });

  it('is not told of a gap between samples: watching begins anew', () => {
    const before = watch('PreparingRebalance', 'PreparingRebalance');
    expect(addState(before, 'Stable', 10 * MINUTE)).toEqual({
      since: 10 * MINUTE,
      last: 10 * MINUTE,
      isRebalancing: false,
      runs: [],
    });
  });
});
