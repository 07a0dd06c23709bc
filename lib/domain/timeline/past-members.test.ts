import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupSpec } from '@/lib/domain/audit/test-groups.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { diff } from './diff.ts';
import { newEvent, ofGroup, type TimelineEvent } from './event.ts';
import { pastMembers } from './past-members.ts';
import { presentMembers } from './present.ts';
import { started, stored } from './test-events.ts';

/** A group with these members; `a=pod-0` is a static one. */
const billing = (...members: readonly string[]): GroupSpec => ({
  ...(members.length === 0 && { state: 'Empty' }),
  members: members.map((member) => {
    const [id = '', instanceId] = member.split('=');
    return { id, ...(instanceId !== undefined && { instanceId }) };
  }),
});

/** Readings at 100, 200, … of the group, where undefined = it is not listed, and what was told, newest first. */
function watch(...specs: readonly (GroupSpec | undefined)[]) {
  const snapshots = specs.map((spec, index) =>
    testSnapshot({ groups: spec === undefined ? {} : { billing: spec }, collectedAt: 100 * (index + 1) }),
  );
  const events = snapshots.slice(1).flatMap((next, index) => diff(snapshots[index] ?? next, next));
  return { now: snapshots.at(-1) ?? testSnapshot(), events: stored(events).reverse() };
}

type Facts = { now: ClusterSnapshot; events: readonly TimelineEvent[] };

/** Who was there at a moment, `?` where that is open, or why it cannot be known. */
function membersAt(at: number, { now, events }: Facts): string[] | string {
  const facts = { now: presentMembers(now, 'billing', at), events, completeFrom: 0, firstReadAt: 0 };
  const past = pastMembers('billing', facts, at);
  if (past.kind === 'unknown') return past.reason;
  return [...past.state.values()]
    .map(({ memberId, instanceId, between }) => {
      const name = instanceId === null ? memberId : `${memberId}=${instanceId}`;
      return between === null ? name : `${name}? ${between.after} to ${between.before}`;
    })
    .sort();
}

describe('the members of a group at a moment', () => {
  it('are those of the reading of that moment, with what is known of each', () => {
    const seen = watch(billing('a', 'b=pod-0'), billing('a', 'c=pod-0', 'd'), billing(), billing('e'));
    expect([100, 200, 300, 400].map((at) => membersAt(at, seen))).toEqual([
      ['a', 'b=pod-0'],
      ['a', 'c=pod-0', 'd'],
      [],
      ['e'],
    ]);
    const past = pastMembers(
      'billing',
      { ...seen, now: presentMembers(seen.now, 'billing', 100), completeFrom: 0, firstReadAt: 0 },
      100,
    );
    expect(past.kind === 'known' && past.state.get('b')).toEqual({
      memberId: 'b',
      instanceId: 'pod-0',
      clientId: 'b',
      host: '/10.0.0.1',
      between: null,
    });
  });

  it('are open between two readings where one came or went', () => {
    const seen = watch(billing('a', 'b'), billing('a', 'c'));
    expect(membersAt(150, seen)).toEqual(['a', 'b? 100 to 200', 'c? 100 to 200']);
  });

  it('are none just before Kafka dropped an empty group, and known before it was emptied', () => {
    const seen = watch(billing('a'), billing(), undefined);
    expect([100, 200].map((at) => membersAt(at, seen))).toEqual([['a'], []]);
    expect(membersAt(300, seen)).toMatch(/does not list the group/);
    const deleted = newEvent({
      at: 90,
      kind: 'group.deleted',
      severity: 'warn',
      subject: ofGroup('billing'),
      title: 'deleted here',
    });
    expect(membersAt(80, { now: testSnapshot(), events: stored([deleted]) })).toEqual([]);
  });

  it.each<[what: string, seen: Facts, reason: RegExp]>([
    ['the group appeared', watch(undefined, billing('a')), /lists the group only since /],
    ['it was gone while it had members', watch(billing('a'), undefined), /who was in it before is not kept/],
    [
      'more came and went than is kept',
      watch(billing(...Array.from({ length: 51 }, (_, id) => `m${id}`)), billing('a')),
      /not kept in full/,
    ],
    [
      'nobody watched for a while',
      { ...watch(billing('a')), events: stored([started(110, 190)]) },
      /did not watch from /,
    ],
    ['they cannot be described', watch({ members: 'denied' }), /./],
  ])('cannot be known, with the reason, when %s', (_, seen, reason) => {
    expect(membersAt(100, seen)).toMatch(reason);
  });

  it('are given back by undoing whatever was told of them', () => {
    const members = fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 0 });
    fc.assert(
      fc.property(fc.array(members, { minLength: 1, maxLength: 12 }), (course) => {
        const seen = watch(...course.map((ids) => billing(...ids)));
        for (const [index, ids] of course.entries()) {
          expect(membersAt(100 * (index + 1), seen)).toEqual(ids);
        }
      }),
    );
  });
});
