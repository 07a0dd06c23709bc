import type { GroupKind } from '@/lib/contracts/groups.ts';
import { named } from '@/lib/domain/changes/operations/consequence.ts';
import type { GroupMember } from '@/lib/domain/model/group.ts';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { plural } from '@/lib/shared/format/count.ts';
import type { GroupSubject } from './group-subject.ts';

const EMPTY_STATES: ReadonlySet<string> = new Set(['Empty', 'Dead', 'Unknown']);

/** What Kafka answers to a change from outside while a group of the kind has members. */
const ANSWERS: Partial<Record<GroupKind, string>> = { share: 'NON_EMPTY_GROUP (68)' };
const ANSWER = 'UNKNOWN_MEMBER_ID (25)';

export const isEmptyGroup = ({ state, members }: Pick<GroupSubject, 'state' | 'members'>): boolean =>
  members.length === 0 && EMPTY_STATES.has(state);

/** Why offsets cannot be set from outside now: who is in the group. Null once it is empty. */
export function liveGroup(subject: GroupSubject, answer?: string): ErrorInfo | null {
  if (isEmptyGroup(subject)) return null;
  const { groupId, kind, members, state } = subject;
  const who =
    members.length === 0
      ? `${groupId} is ${state}`
      : `${groupId} has ${plural(members.length, 'member')}: ${named(members.map(whoText))}`;
  const words = answer ?? (kind === null ? undefined : ANSWERS[kind]) ?? ANSWER;
  return new AppError('conflict', `${who}. Kafka answers ${words} until it is empty.`, {
    field: 'members',
    retryable: true,
  }).toInfo();
}

const whoText = ({ clientId, host, instanceId }: GroupMember): string =>
  `${clientId} at ${host.replace(/^\//, '')}${instanceId === null ? '' : `, static ${instanceId}`}`;

export const memberDtos = ({ members }: GroupSubject) =>
  members.map(({ memberId, instanceId, clientId, host }) => ({ memberId, instanceId, clientId, host }));
