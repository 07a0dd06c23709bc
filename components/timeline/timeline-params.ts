import {
  createLoader,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { TimelineFilter } from '@/lib/client/timeline.ts';
import { severities } from '@/lib/contracts/common.ts';

/** The state of the timeline, in the address; times are UTC. */
export const timelineParams = {
  kind: parseAsArrayOf(parseAsString).withDefault([]),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  /** `topic:orders`; the whole cluster when empty. */
  subject: parseAsString,
  related: parseAsBoolean.withDefault(false),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  /** The moment the page is frozen at. */
  at: parseAsIsoDateTime,
  /** Id of the event that the address points at. */
  event: parseAsString,
};

export const loadTimelineParams = createLoader(timelineParams);

export type TimelineParams = Awaited<ReturnType<typeof loadTimelineParams>>;

/** Events asked for at first, and after "Show more". */
export const FIRST_EVENTS = 100;
export const EVENTS_MAX = 500;

const KIND = /^[a-z]+(\.[a-z]+)?$/;
const SUBJECT = /^(cluster|(broker|topic|group):.+)$/s;

/** What the API is asked for; what no API would take is left out. */
export function timelineFilterOf({
  kind,
  severity,
  subject,
  related,
  from,
  to,
  at,
}: TimelineParams): TimelineFilter {
  return {
    kinds: kind.filter((one) => KIND.test(one)),
    severities: severity,
    subject: subject !== null && SUBJECT.test(subject) ? subject : null,
    related,
    from: from?.getTime() ?? null,
    to: to?.getTime() ?? null,
    at: at?.getTime() ?? null,
  };
}
