import type { PastConfigDto, TimelineMomentDto } from '@/lib/contracts/timeline-moment.ts';
import type { Store } from '@/lib/db/store.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { CLUSTER, type EventSubject, ofGroup } from '@/lib/domain/timeline/event.ts';
import type { Past, Watched } from '@/lib/domain/timeline/past.ts';
import {
  CONFIG_KINDS,
  type ConfiguredSubject,
  type PastOverride,
  pastConfigs,
} from '@/lib/domain/timeline/past-configs.ts';
import { MEMBER_KINDS, pastMembers } from '@/lib/domain/timeline/past-members.ts';
import { presentConfigs, presentMembers } from '@/lib/domain/timeline/present.ts';
import { readChanges } from '../change-log.ts';

/** Before the oldest of so many nothing is known: each may name fifty members. */
const EVENTS_MAX = 2_000;
const CHANGES_MAX = 2_000;

type Place = { store: Store; clusterId: string; snapshot: ClusterSnapshot; at: number; now: number };

/** What was set on a topic, a broker or the whole cluster. */
export async function configsAt(
  place: Place,
  subject: ConfiguredSubject,
): Promise<TimelineMomentDto['configs']> {
  const { store, clusterId, snapshot, at, now } = place;
  const section = subject.kind === 'topic' ? 'topicConfigs' : 'brokerConfigs';
  const [watched, changes] = await Promise.all([
    watchedFrom(place, { kinds: CONFIG_KINDS[subject.kind], subject, section }),
    readChanges(store, clusterId, { ...subject, from: at, limit: CHANGES_MAX }, now),
  ]);
  const completeFrom = Math.max(watched.completeFrom, cutAt(changes, CHANGES_MAX));
  const present = presentConfigs(snapshot, subject, at);
  return toDto(pastConfigs(subject, { ...watched, completeFrom, now: present, changes }, at), (state) =>
    [...state].map(toConfig).sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
}

/** Who was in a group. */
export async function membersAt(place: Place, groupId: string): Promise<TimelineMomentDto['members']> {
  const { snapshot, at } = place;
  const subject = ofGroup(groupId);
  const watched = await watchedFrom(place, { kinds: MEMBER_KINDS, subject, section: 'groups' });
  const now = presentMembers(snapshot, groupId, at);
  return toDto(pastMembers(groupId, { ...watched, now }, at), (state) => [...state.values()]);
}

type Told = { kinds: readonly string[]; subject: EventSubject; section: SectionName };

async function watchedFrom(
  { store, clusterId, snapshot, at, now }: Place,
  { kinds, subject, section }: Told,
): Promise<Watched> {
  const [keptFrom, events] = await Promise.all([
    store.eventsCompleteFrom(now),
    store.listEvents({
      clusterId,
      kinds,
      severities: [],
      // Starts, and what happened to many at once, are events of the cluster.
      subjects: [subject, CLUSTER],
      alsoFamilies: [],
      from: at + 1,
      to: Number.MAX_SAFE_INTEGER,
      before: null,
      limit: EVENTS_MAX,
    }),
  ]);
  return {
    events,
    completeFrom: Math.max(keptFrom, cutAt(events, EVENTS_MAX)),
    firstReadAt: snapshot.firstReadAt[section] ?? 0,
  };
}

/** Epoch ms from which on a list that was read newest first and only so far holds everything. */
const cutAt = (list: readonly { at: number }[], max: number): number =>
  list.length < max ? 0 : (list.at(-1)?.at ?? 0);

function toDto<State, Item>(
  past: Past<State>,
  itemsOf: (state: State) => Item[],
): { kind: 'known'; items: Item[] } | { kind: 'unknown'; reason: string } {
  return past.kind === 'known' ? { kind: 'known', items: itemsOf(past.state) } : past;
}

const toConfig = ([key, then]: readonly [string, PastOverride]): PastConfigDto =>
  then.between === null ? { key, ...then } : { key, value: null, source: null, between: then.between };
