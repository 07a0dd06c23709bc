import { describe, expect, it } from 'vitest';
import type { Group, GroupMember } from '../model/group.ts';
import { addRebalances, isStorm, NO_REBALANCES } from './rebalances.ts';

const member = (memberId: string, ...partitions: number[]): GroupMember => ({
  memberId,
  instanceId: null,
  clientId: memberId,
  host: '',
  rack: null,
  assignment: [{ topic: 't', partitions }],
  targetAssignment: null,
  memberEpoch: null,
});
const described = (
  members: readonly GroupMember[],
  { epoch = null, state = 'Stable' }: { epoch?: number | null; state?: Group['state'] } = {},
): Pick<Group, 'state' | 'description'> => ({
  state,
  description: {
    groupId: 'g',
    state,
    assignor: null,
    groupEpoch: epoch,
    assignmentEpoch: epoch,
    members,
    describedAt: 0,
  },
});
const watch = (...seen: readonly Pick<Group, 'state' | 'description'>[]) =>
  seen.reduce((known, group, at) => addRebalances(known, group, at * 1000), NO_REBALANCES);

describe('the rebalances of a group', () => {
  it('are changes of who owns what; the first sight is none', () => {
    const first = described([member('a', 0, 1)]);
    expect(watch(first, first, described([member('a', 0), member('b', 1)])).times).toEqual([2000]);
  });

  it('do not depend on the order in which members are listed', () => {
    const [a, b] = [member('a', 0), member('b', 1)];
    expect(watch(described([a, b]), described([b, a])).times).toEqual([]);
  });

  it('are told by the assignment epoch where there is one', () => {
    const members = [member('a', 0)];
    expect(watch(described(members, { epoch: 4 }), described(members, { epoch: 5 })).times).toEqual([1000]);
  });

  it('are none when a static member is back with another member id and the same partitions', () => {
    const at = (memberId: string) => described([{ ...member(memberId, 0, 1), instanceId: 'one' }]);
    expect(watch(at('one-a'), at('one-b')).times).toEqual([]);
  });

  it('count once, when the group is stable again', () => {
    const before = described([member('a', 0, 1)]);
    const during = described([member('a')], { state: 'PreparingRebalance' });
    const after = described([member('a', 0), member('b', 1)]);
    expect(watch(before, during, during, after).times).toEqual([3000]);
  });

  it('are a storm above six an hour, and forgotten after it', () => {
    const seven = { last: 'x', times: [1, 2, 3, 4, 5, 6, 7] };
    expect([isStorm(seven, 10), isStorm({ ...seven, times: seven.times.slice(1) }, 10)]).toEqual([
      true,
      false,
    ]);
    const later = addRebalances(seven, described([member('a', 0)]), 2 * 3_600_000);
    expect(later.times).toEqual([2 * 3_600_000]);
  });
});
