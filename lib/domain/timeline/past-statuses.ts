import type { TimelineEvent } from './event.ts';
import { statusAt } from './moment.ts';
import { eventsAround } from './past-states.ts';
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
  // Many changes at once are one event of the cluster, which does not name each group.
  const around = eventsAround(events, ({ subject }) => (subject.kind === 'group' ? subject.name : null));
  return (groupId, at) => {
    const { before, after } = around(groupId, at);
    return statusAt(list(before), list(after), now(groupId))?.status ?? null;
  };
}

const list = (event: TimelineEvent | undefined): readonly TimelineEvent[] =>
  event === undefined ? [] : [event];
