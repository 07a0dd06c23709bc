import { createHash } from 'node:crypto';
import { readSubject, type TimelineDto } from '@/lib/contracts/timeline.ts';
import type { Store } from '@/lib/db/store.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { EventSubject, TimelineEvent } from '@/lib/domain/timeline/event.ts';
import { ofTopic } from '@/lib/domain/timeline/event.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';

/** What happens to brokers happens to everything on them. */
const ALWAYS_RELATED = ['broker', 'controller', 'highwater'];
/** Topics of one group that are looked for. */
const TOPICS_MAX = 40;

export type TimelineListing = {
  kind?: readonly string[] | undefined;
  severity?: readonly string[] | undefined;
  subject?: string | undefined;
  related?: 'true' | 'false' | undefined;
  /** Epoch ms, inclusive and exclusive. */
  from?: number | undefined;
  to?: number | undefined;
  cursor?: string | undefined;
  limit?: number;
};

/**
 * A page of the timeline, newest first. A cursor stays good while new events come: it names the last event read.
 * @throws AppError `invalid_input` for an empty range or a cursor that is not ours
 */
export async function listTimeline(
  store: Store,
  clusterId: string,
  snapshot: ClusterSnapshot,
  query: TimelineListing,
): Promise<TimelineDto> {
  const { kind = [], severity = [], from = 0, to = Number.MAX_SAFE_INTEGER, limit = 100 } = query;
  if (from >= to) throw new AppError('invalid_input', '"from" must be before "to".', { field: 'from' });
  const subject = query.subject === undefined ? undefined : readSubject(query.subject);
  const isRelated = query.related === 'true';
  const events = await store.listEvents({
    clusterId,
    kinds: kind,
    severities: severity,
    subjects: subject === undefined ? [] : isRelated ? relatedTo(subject, snapshot) : [subject],
    alsoFamilies: subject !== undefined && isRelated ? ALWAYS_RELATED : [],
    from,
    to,
    before: query.cursor === undefined ? null : placeOf(query.cursor),
    limit: limit + 1,
  });
  const items = events.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toDto),
    nextCursor: events.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

/** The subject, and of a group the topics it has offsets in. */
function relatedTo(subject: EventSubject, snapshot: ClusterSnapshot): EventSubject[] {
  if (subject.kind !== 'group') return [subject];
  const topics = latest(snapshot.sections.commits)?.value.get(subject.name)?.topics.keys() ?? [];
  return [subject, ...[...topics].slice(0, TOPICS_MAX).map(ofTopic)];
}

const toDto = ({ details, mentions, undo: _, ...event }: TimelineEvent): TimelineDto['items'][number] => ({
  ...event,
  details: [...details],
  mentions: [...mentions],
});

const cursorOf = ({ at, id }: TimelineEvent): string => Buffer.from(`${at}.${id}`).toString('base64url');

function placeOf(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (at === undefined || id === undefined) {
    throw new AppError('invalid_input', 'The cursor is not one that this API gave out.', { field: 'cursor' });
  }
  return { at: Number(at), id };
}

/** Other processes write events too, and old ones are pruned: only the answer itself tells whether it is the same. */
export const versionOfBody = (body: string): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 22);
