import { readSubject, type TimelineDto, type TimelineQuery } from '@/lib/contracts/timeline.ts';
import { encodeSegment } from '@/lib/shared/path-segment.ts';
import { incidentText } from '@/lib/shared/timeline/incident-text.ts';
import { timelineSearch } from '@/lib/shared/timeline/link.ts';

type Frame = { clusterId: string; clusterName: string; origin: string; now: number };

/** The events of a query as text for a ticket; its link is frozen at the end of the range. */
export function incidentOf(
  { items, nextCursor }: TimelineDto,
  { kind = [], severity = [], subject, related, from, to }: TimelineQuery,
  { clusterId, clusterName, origin, now }: Frame,
): string {
  const at = Math.min(to ?? now, now);
  const view = { kinds: kind, severities: severity, subject: subject ?? null, related: related === 'true' };
  const search = timelineSearch({ ...view, from: from ?? null, at });
  const about = subject === undefined || subject === 'cluster' ? null : readSubject(subject);
  return incidentText({
    cluster: clusterName,
    about: about && `${about.kind} ${about.name}`,
    link: `${origin}/c/${encodeSegment(clusterId)}/timeline${search}`,
    events: items,
    hasMore: nextCursor !== null,
    at,
  });
}
