import { readSubject } from '@/lib/contracts/timeline.ts';
import type { TimelineMomentDto, TimelineMomentQuery } from '@/lib/contracts/timeline-moment.ts';
import type { Store } from '@/lib/db/store.ts';
import type { GroupOffsets } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { EventSubject, TimelineEvent } from '@/lib/domain/timeline/event.ts';
import { brokersMissingAt, statusAt } from '@/lib/domain/timeline/moment.ts';
import { lastingStatus } from '@/lib/domain/timeline/statuses.ts';
import { isUnwatched, STARTED } from '@/lib/domain/timeline/watched.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { latest } from '@/lib/shared/section.ts';
import { configsAt, membersAt } from './past-states.ts';
import { partitionsAt, readingsAt, storedAt } from './stored-readings.ts';

/** Events that tell the state of brokers at a moment: those of a busy week. */
const BROKER_EVENTS_MAX = 500;
const BROKER_BACK_MS = 7 * 86_400_000;

/**
 * What is stored about one moment: measured values, and what the events before and after it tell. Nothing is guessed:
 * what was not stored is named.
 */
export async function readMoment(
  store: Store,
  clusterId: string,
  snapshot: ClusterSnapshot,
  { at, subject: text = 'cluster' }: TimelineMomentQuery,
  now: number,
): Promise<TimelineMomentDto> {
  const subject = readSubject(text);
  const list = (filter: {
    kinds: string[];
    subjects?: EventSubject[];
    from: number;
    to: number;
    limit: number;
  }) =>
    store.listEvents({ clusterId, severities: [], subjects: [], alsoFamilies: [], before: null, ...filter });
  const starts = await list({ kinds: [STARTED], from: at, to: now + 1, limit: 100 });
  const read = await storedAt(store, clusterId, at, now);
  const place = { store, clusterId, snapshot, at, now };
  const [readings, partitions, brokers, statuses, configs, members] = await Promise.all([
    readingsAt(read, subject),
    subject.kind === 'group'
      ? partitionsAt(read, { groupId: subject.name, topics: topicsOf(snapshot, subject.name) })
      : null,
    list({ kinds: ['broker', STARTED], from: at - BROKER_BACK_MS, to: at + 1, limit: BROKER_EVENTS_MAX }),
    subject.kind === 'group' ? statusesAround(list, subject, at, now) : null,
    subject.kind === 'group' ? null : configsAt(place, { kind: subject.kind, name: subject.name }),
    subject.kind === 'group' ? membersAt(place, subject.name) : null,
  ]);
  const watched = !starts.some((start) => isUnwatched(start, at));
  const statusNow = snapshot.progress.get(subject.name)?.judgement.status;
  const status =
    statuses && watched
      ? statusAt(statuses.before, statuses.after, lastingStatus(statusNow, statuses.hasOtherState))
      : null;
  return {
    at,
    subject,
    watched,
    readings,
    partitions,
    status,
    configs,
    members,
    brokersMissing: watched ? brokersMissingAt(brokers) : [],
    cannotKnow: [
      `${subject.kind === 'group' ? 'Which member had which partition, and configs of the group,' : 'Partitions of that moment'} are not stored: the changes below tell what was different.`,
      ...(partitions !== null && partitions.known < partitions.total
        ? [`The lag of ${plural(partitions.total - partitions.known, 'partition')}: it was not stored then.`]
        : []),
      ...(subject.kind === 'group' && status === null
        ? ['The status of the group: no change of it was seen around that moment.']
        : []),
    ],
  };
}

const topicsOf = (snapshot: ClusterSnapshot, groupId: string): GroupOffsets['topics'] =>
  latest(snapshot.sections.commits)?.value.get(groupId)?.topics ?? new Map();

type List = (filter: {
  kinds: string[];
  subjects?: EventSubject[];
  from: number;
  to: number;
  limit: number;
}) => Promise<TimelineEvent[]>;

const STATUS_BACK_MS = 30 * 86_400_000;

async function statusesAround(list: List, subject: EventSubject, at: number, now: number) {
  const told = ['status.changed', STARTED, 'group.gone', 'group.appeared'];
  const kinds = [...told, 'group.state'];
  const about = (events: readonly TimelineEvent[]) =>
    events.filter(
      ({ kind, subject: of }) => told.includes(kind) && (kind === STARTED || of.name === subject.name),
    );
  const subjects = [subject, { kind: 'cluster' as const, name: '' }];
  const [before, later] = await Promise.all([
    list({ kinds, subjects, from: at - STATUS_BACK_MS, to: at + 1, limit: 100 }),
    list({ kinds, subjects, from: at + 1, to: now + 1, limit: 500 }),
  ]);
  const hasOtherState = later.some(
    ({ kind, subject: of }) => kind === 'group.state' && of.name === subject.name,
  );
  return { before: about(before), after: about(later).toReversed(), hasOtherState };
}
