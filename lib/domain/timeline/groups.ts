import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { bothOf } from './both.ts';
import { detail, type NewEvent, newEvent, ofGroup } from './event.ts';
import { memberEvents } from './members.ts';

const GROUPS_A_STEP = 50;

/** Groups that came and went, their states, members and rebalances. */
export function* groupEvents(
  previous: ClusterSnapshot,
  next: ClusterSnapshot,
): Generator<undefined, NewEvent[], undefined> {
  const both = bothOf(previous.sections.groups, next.sections.groups);
  if (both === null) return [];
  const { before, after, at } = both;
  // With a broker silent, a group that is not listed may only be on its way to another coordinator.
  const isWhole = next.sections.groups?.ok === true && next.sections.groups.failures.length === 0;
  const events: NewEvent[] = [];
  let looked = 0;
  for (const [groupId, group] of after) {
    looked += 1;
    if (looked % GROUPS_A_STEP === 0) yield;
    const known = before.get(groupId);
    if (known === group) continue;
    if (known === undefined) events.push(appeared(group, at));
    else events.push(...changes(known, group));
  }
  for (const group of before.values()) {
    looked += 1;
    if (looked % GROUPS_A_STEP === 0) yield;
    if (isWhole && !after.has(group.groupId)) events.push(gone(group, at));
  }
  return events;
}

function changes(before: Group, after: Group): NewEvent[] {
  const events: NewEvent[] = [];
  if (before.state !== after.state && before.state !== 'Unknown' && after.state !== 'Unknown') {
    events.push(stateChange(before, after));
  }
  if (before.description !== null && after.description !== null) {
    events.push(...memberEvents(before.description, after.description));
  }
  return events;
}

const STATE_TEXT: Partial<Record<Group['state'], string>> = {
  Empty: 'has no members any more',
  Dead: 'is being removed',
  Stable: 'is stable',
  PreparingRebalance: 'began to rebalance',
  CompletingRebalance: 'hands out partitions',
  Assigning: 'began to rebalance',
  Reconciling: 'hands out partitions',
};

function stateChange(before: Group, after: Group): NewEvent {
  return newEvent({
    at: after.listedAt,
    kind: 'group.state',
    severity: after.state === 'Empty' || after.state === 'Dead' ? 'warn' : 'info',
    subject: ofGroup(after.groupId),
    title: `${after.groupId} ${STATE_TEXT[after.state] ?? `is in state ${after.state}`}`,
    from: before.state,
    to: after.state,
  });
}

function appeared(group: Group, at: number): NewEvent {
  const { groupId, type, state } = group;
  return newEvent({
    at,
    kind: 'group.appeared',
    severity: 'info',
    subject: ofGroup(groupId),
    title: `Group ${groupId} appeared`,
    to: state,
    details: [detail('type', null, type)],
  });
}

function gone(group: Group, at: number): NewEvent {
  return newEvent({
    at,
    kind: 'group.gone',
    severity: 'warn',
    subject: ofGroup(group.groupId),
    title: `Group ${group.groupId} is gone with its offsets`,
    from: group.state,
  });
}
