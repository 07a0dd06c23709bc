import { CLUSTER, type NewEvent, newEvent, type TimelineEvent } from './event.ts';
import { STARTED } from './watched.ts';

/** Events as they are stored, with ids in the order they come. */
export const stored = (events: readonly NewEvent[]): TimelineEvent[] =>
  events.map((event, index) => ({
    ...event,
    id: String(index),
    changeId: null,
    actor: null,
    reason: null,
  }));

/** The start after a gap; `from` = null is the first one. */
export const started = (from: number | null, at: number): NewEvent =>
  newEvent({
    at,
    kind: STARTED,
    severity: 'info',
    subject: CLUSTER,
    title: 'Highwater started',
    from: from === null ? null : new Date(from).toISOString(),
    to: new Date(at).toISOString(),
  });
