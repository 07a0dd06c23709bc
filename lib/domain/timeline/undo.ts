import type { GroupMember } from '@/lib/domain/model/group.ts';
import type { Override } from './own-configs.ts';

/** What one key was; null = it was not set here. */
export type KeyUndo = { key: string; from: Override | null };

export type PastMember = Pick<GroupMember, 'memberId' | 'instanceId' | 'clientId' | 'host'>;

export const pastMember = ({ memberId, instanceId, clientId, host }: PastMember): PastMember => ({
  memberId,
  instanceId,
  clientId,
  host,
});

/**
 * The way back from the reading that showed a change to the one before, made at `readAt`, epoch ms: the change happened in
 * between. Kept beside the words of an event, which are bounded and for people.
 */
export type Undo =
  | { of: 'configs'; readAt: number; keys: readonly KeyUndo[] }
  | { of: 'members'; readAt: number; left: readonly PastMember[]; joined: readonly PastMember[] };

/** What is kept of one event: some 8 KB. */
const ITEMS_MAX = 50;

/** Null when it is too much to be kept; a part of it would lead to a state that never was. */
export function boundedUndo(undo: Undo): Undo | null {
  const items = undo.of === 'configs' ? undo.keys.length : undo.left.length + undo.joined.length;
  return items > ITEMS_MAX ? null : undo;
}
