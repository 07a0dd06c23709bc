import { formatDuration } from '@/lib/shared/format/duration.ts';
import { utcSince } from '@/lib/shared/format/time.ts';
import { CLUSTER, type NewEvent, newEvent } from './event.ts';

export const STARTED = 'highwater.started';

/** New settings end the watching for moments only. */
const GAP_MIN_MS = 2_000;

/**
 * The gap before this start, from when the cluster was watched last; `from` and `to` of the event hold it as ISO 8601.
 * Null for a gap of moments.
 * @param heardAt epoch ms; null when it was never watched before
 */
export function startedEvent(heardAt: number | null, startedAt: number): NewEvent | null {
  if (heardAt !== null && startedAt - heardAt < GAP_MIN_MS) return null;
  const to = new Date(startedAt).toISOString();
  return newEvent({
    at: startedAt,
    kind: STARTED,
    severity: 'info',
    subject: CLUSTER,
    title:
      heardAt === null
        ? 'Highwater began to watch this cluster'
        : `Highwater started; not watched for ${formatDuration(startedAt - heardAt)}, since ${utcSince(heardAt, startedAt)} UTC`,
    from: heardAt === null ? null : new Date(heardAt).toISOString(),
    to,
  });
}

type Gap = Pick<NewEvent, 'kind' | 'from' | 'to'>;

/** Whether the moment lies before or between what was watched, by the start that followed it. */
export function isUnwatched(start: Gap | undefined, at: number): boolean {
  if (start?.kind !== STARTED || start.to === null) return false;
  const since = start.from === null ? Number.NEGATIVE_INFINITY : Date.parse(start.from);
  return at > since && at < Date.parse(start.to);
}
