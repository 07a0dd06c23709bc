import type { TimelineEvent } from './event.ts';
import { statusAt } from './moment.ts';
import { STARTED } from './watched.ts';

/** Kinds of events that tell the status of a group, or end what others told. */
export const STATUS_KINDS = ['status.changed', 'group.appeared', 'group.gone', STARTED] as const;

/**
 * The statuses of groups in the past, by the changes of them that were told.
 * @param events of `STATUS_KINDS`, newest first
 * @param now the status that a group has now; null when that cannot be known
 * @returns the status of a group at a moment, epoch ms; null when no event tells it
 */
export function pastStatuses(
  events: readonly TimelineEvent[],
  now: (groupId: string) => string | null,
): (groupId: string, at: number) => string | null {
  const starts = events.filter(({ kind }) => kind === STARTED);
  const byGroup = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    if (event.subject.kind !== 'group') continue;
    const own = byGroup.get(event.subject.name);
    if (own) own.push(event);
    else byGroup.set(event.subject.name, [event]);
  }
  const told = new Map<string, readonly TimelineEvent[]>();
  return (groupId, at) => {
    let marks = told.get(groupId);
    if (marks === undefined) {
      marks = [...(byGroup.get(groupId) ?? []), ...starts].sort((a, b) => b.at - a.at);
      told.set(groupId, marks);
    }
    const next = marks.findIndex((mark) => mark.at <= at);
    const before = next < 0 ? [] : marks.slice(next, next + 1);
    const after = next < 0 ? marks.slice(-1) : marks.slice(Math.max(0, next - 1), next);
    return statusAt(before, after, now(groupId))?.status ?? null;
  };
}
