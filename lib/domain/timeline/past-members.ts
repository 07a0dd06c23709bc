import { utcDateTime } from '@/lib/shared/format/time.ts';
import { type EventSubject, ofGroup, type TimelineEvent } from './event.ts';
import {
  type Between,
  betweenOf,
  bounds,
  ending,
  endOf,
  goBack,
  isAbout,
  known,
  type Past,
  type Step,
  settling,
  undoing,
  type Watched,
} from './past.ts';
import type { PastMember } from './undo.ts';
import { STARTED } from './watched.ts';

/** `between`: it came or went between two readings around the moment, so whether it was there is open. */
export type MemberThen = PastMember & { between: Between | null };
/** By member id. */
export type MembersThen = ReadonlyMap<string, MemberThen>;

/** Kinds of events that change the members of a group, or end what is known of them. */
export const MEMBER_KINDS: readonly string[] = [
  'group.members',
  'group.appeared',
  'group.gone',
  'group.deleted',
  STARTED,
];

const NOBODY: Past<MembersThen> = known(new Map());

/**
 * The members of a group at a moment, epoch ms.
 * @param facts `now` with the members of now; events of `MEMBER_KINDS`, newest first
 */
export function pastMembers(
  groupId: string,
  facts: Watched & { now: Past<readonly PastMember[]> },
  at: number,
): Past<MembersThen> {
  const { now, events } = facts;
  const about = ofGroup(groupId);
  const steps = events.flatMap((event) => stepOf(about, event, at) ?? []);
  const start = now.kind === 'known' ? known(withMembers(new Map(), now.state, null)) : now;
  return goBack<MembersThen>(start, [...steps, ...bounds(facts)], at);
}

function stepOf(about: EventSubject, event: TimelineEvent, at: number): Step<MembersThen> | null {
  if (!MEMBER_KINDS.includes(event.kind)) return null;
  const end = endOf(event, about);
  if (end !== null) return end;
  if (!isAbout(event, about)) return null;
  const { at: shownAt, undo } = event;
  const time = utcDateTime(shownAt);
  if (event.kind === 'group.appeared') {
    return ending(shownAt, `Kafka lists the group only since ${time}.`);
  }
  // Kafka deletes no group that has members.
  if (event.kind === 'group.deleted' || (event.kind === 'group.gone' && event.from === 'Empty')) {
    return settling(shownAt, NOBODY);
  }
  if (event.kind === 'group.gone') {
    return ending(shownAt, `The group was gone at ${time}: who was in it before is not kept.`);
  }
  if (undo?.of !== 'members') {
    return ending(shownAt, `Who came and went at ${time} is not kept in full.`);
  }
  const between = betweenOf(undo.readAt, shownAt, at);
  return undoing(shownAt, (later) => {
    const joined = new Set(undo.joined.map(({ memberId }) => memberId));
    const stayed = new Map([...later].filter(([memberId]) => !joined.has(memberId)));
    return withMembers(stayed, between === null ? undo.left : [...undo.left, ...undo.joined], between);
  });
}

const withMembers = (
  members: MembersThen,
  more: readonly PastMember[],
  between: Between | null,
): MembersThen =>
  new Map([...members, ...more.map((member) => [member.memberId, { ...member, between }] as const)]);
