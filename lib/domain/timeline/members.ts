import type { GroupDescription, GroupMember } from '@/lib/domain/model/group.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { detail, type EventDetail, type NewEvent, newEvent, ofGroup, ofTopic } from './event.ts';
import { boundedUndo, pastMember } from './undo.ts';

/** Who joined and left one group, and what was assigned anew. */
export function memberEvents(before: GroupDescription, after: GroupDescription): NewEvent[] {
  if (before === after) return [];
  return [...joinsAndLeaves(before, after), ...rebalance(before, after)];
}

const nameOf = ({ clientId, host }: GroupMember): string =>
  `${clientId === '' ? 'a member' : clientId}${host === '' ? '' : ` on ${host.replace(/^\//, '')}`}`;

function joinsAndLeaves(before: GroupDescription, after: GroupDescription): NewEvent[] {
  const was = new Map(before.members.map((member) => [member.memberId, member]));
  const is = new Map(after.members.map((member) => [member.memberId, member]));
  const left = before.members.filter(({ memberId }) => !is.has(memberId));
  const joined = after.members.filter(({ memberId }) => !was.has(memberId));
  if (left.length + joined.length === 0) return [];
  // A static member keeps its instance id and gets another member id.
  const instances = new Set(left.flatMap(({ instanceId }) => instanceId ?? []));
  const restarted = joined.filter(({ instanceId }) => instanceId !== null && instances.has(instanceId));
  const back = new Set(restarted.map(({ instanceId }) => instanceId));
  const gone = left.filter(({ instanceId }) => instanceId === null || !back.has(instanceId));
  const added = joined.filter((member) => !restarted.includes(member));
  const said = [
    added.length > 0 && `${plural(added.length, 'member')} joined`,
    gone.length > 0 && `${plural(gone.length, 'member')} left`,
    restarted.length > 0 && `${plural(restarted.length, 'static member')} restarted`,
  ].filter((text) => text !== false);
  const lines: EventDetail[] = [
    ...added.map((member) => detail(nameOf(member), null, 'joined')),
    ...gone.map((member) => detail(nameOf(member), null, 'left')),
    ...restarted.map((member) => detail(nameOf(member), null, `restarted as ${member.instanceId ?? ''}`)),
  ];
  const isLast = after.members.length === 0;
  return [
    newEvent({
      at: after.describedAt,
      kind: 'group.members',
      severity: isLast ? 'warn' : 'info',
      subject: ofGroup(after.groupId),
      title: isLast
        ? `Nobody reads for ${after.groupId}: its last member left`
        : `${after.groupId}: ${said.join(', ')}`,
      from: plural(before.members.length, 'member'),
      to: plural(after.members.length, 'member'),
      details: lines,
      undo: boundedUndo({
        of: 'members',
        readAt: before.describedAt,
        left: left.map(pastMember),
        joined: joined.map(pastMember),
      }),
    }),
  ];
}

/**
 * The epoch says it where the protocol has one (KIP-848, KIP-932, KIP-1071); the classic protocol's describe does not
 * carry the generation, so there only another assignment shows a rebalance.
 */
function rebalance(before: GroupDescription, after: GroupDescription): NewEvent[] {
  const moved = movedPartitions(before, after);
  const hasEpoch = before.groupEpoch !== null && after.groupEpoch !== null;
  const isNewEpoch = hasEpoch && before.groupEpoch !== after.groupEpoch;
  if (!isNewEpoch && moved.length === 0) return [];
  const topics = [...new Set(moved.map(({ topic }) => topic))];
  return [
    newEvent({
      at: after.describedAt,
      kind: 'group.rebalanced',
      severity: 'info',
      subject: ofGroup(after.groupId),
      title:
        moved.length === 0
          ? `${after.groupId} rebalanced, every partition stayed`
          : `${after.groupId} rebalanced: ${plural(moved.length, 'partition')} moved`,
      from: isNewEpoch ? `epoch ${before.groupEpoch}` : null,
      to: isNewEpoch ? `epoch ${after.groupEpoch}` : null,
      details: moved.map(({ topic, partition, from, to }) => detail(`${topic}-${partition}`, from, to)),
      mentions: topics.map(ofTopic),
    }),
  ];
}

type Move = { topic: string; partition: number; from: string; to: string };

const NOBODY = 'nobody';

/** Partitions with another owner than before; none when an assignment could not be read. */
function movedPartitions(before: GroupDescription, after: GroupDescription): Move[] {
  const was = owners(before);
  const is = owners(after);
  if (was === null || is === null) return [];
  const moves: Move[] = [];
  for (const [key, owner] of is) {
    const known = was.get(key);
    if (known?.identity !== owner.identity) {
      moves.push({ ...owner, from: known?.name ?? NOBODY, to: owner.name });
    }
  }
  for (const [key, owner] of was) {
    if (!is.has(key)) moves.push({ ...owner, from: owner.name, to: NOBODY });
  }
  return moves;
}

/** `identity` outlasts the restart of a static member. */
type Owner = { topic: string; partition: number; identity: string; name: string };

function owners({ members }: GroupDescription): ReadonlyMap<string, Owner> | null {
  const found = new Map<string, Owner>();
  for (const member of members) {
    if (member.assignment === null) return null;
    const identity = member.instanceId ?? member.memberId;
    for (const { topic, partitions } of member.assignment) {
      for (const partition of partitions) {
        found.set(`${topic}-${partition}`, { topic, partition, identity, name: nameOf(member) });
      }
    }
  }
  return found;
}
