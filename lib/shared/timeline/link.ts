/** What a page of the timeline shows, as it stands in its address. Missing and empty parts are left out. */
export type TimelineView = {
  /** Kinds and families, all when empty. */
  kinds?: readonly string[];
  severities?: readonly string[];
  /** `topic:orders`; null = the whole cluster. */
  subject?: string | null;
  /** With what it depends on: a group's topics, the brokers. */
  related?: boolean;
  /** Epoch ms. */
  from?: number | null;
  to?: number | null;
  /** The moment it is frozen at, epoch ms. */
  at?: number | null;
  /** Id of the event to point at. */
  event?: string | null;
};

const iso = (at: number): string => new Date(at).toISOString();

/** The query of the timeline page, with its question mark; times are UTC. */
export function timelineSearch(view: TimelineView): string {
  const { kinds = [], severities = [], subject, related, from, to, at, event } = view;
  const params = new URLSearchParams();
  if (kinds.length > 0) params.set('kind', kinds.join(','));
  if (severities.length > 0) params.set('severity', severities.join(','));
  if (subject) params.set('subject', subject);
  if (related === true) params.set('related', 'true');
  if (from != null) params.set('from', iso(from));
  if (to != null) params.set('to', iso(to));
  if (at != null) params.set('at', iso(at));
  if (event) params.set('event', event);
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
}
