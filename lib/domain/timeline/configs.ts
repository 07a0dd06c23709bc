import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot, ReadConfigs } from '@/lib/domain/model/snapshot.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { type Both, bothOf } from './both.ts';
import {
  CLUSTER,
  detail,
  type EventDetail,
  type EventSubject,
  type NewEvent,
  newEvent,
  ofBroker,
  ofTopic,
} from './event.ts';
import { type ConfiguredKind, isOwn, overrideOf } from './own-configs.ts';
import { TOPICS_A_STEP } from './topics.ts';
import { boundedUndo, type KeyUndo } from './undo.ts';

type Known = ReadConfigs | undefined;

/**
 * Values that somebody set, changed or took away on a topic, a broker or the whole cluster. What only follows a default
 * is told by the event of that default, not by one for each heir.
 */
export function* configEvents(
  previous: ClusterSnapshot,
  next: ClusterSnapshot,
): Generator<undefined, NewEvent[], undefined> {
  const events: NewEvent[] = [];
  const add = (event: NewEvent | null) => {
    if (event !== null) events.push(event);
  };
  const brokers = bothOf(previous.sections.brokerConfigs, next.sections.brokerConfigs);
  if (brokers !== null) {
    const { before, after } = brokers;
    add(
      changeOf(CLUSTER, 'cluster', {
        ...brokers,
        before: before.clusterDefaults,
        after: after.clusterDefaults,
      }),
    );
    for (const [id, result] of after.byBroker) {
      const known = before.byBroker.get(id);
      const read = known && { ...known, readAt: known.collectedAt };
      add(changeOf(ofBroker(id), 'broker', { ...brokers, before: read, after: result }));
    }
    yield;
  }
  const topics = bothOf(previous.sections.topicConfigs, next.sections.topicConfigs);
  if (topics === null) return events;
  let looked = 0;
  for (const [name, result] of topics.after.byTopic) {
    looked += 1;
    if (looked % TOPICS_A_STEP === 0) yield;
    const before = topics.before.byTopic.get(name);
    add(changeOf(ofTopic(name), 'topic', { ...topics, before, after: result }));
  }
  return events;
}

function changeOf(
  subject: EventSubject,
  kind: ConfiguredKind,
  { before, after, at, readAt }: Both<Known>,
): NewEvent | null {
  if (before === after || !before?.ok || !after?.ok) return null;
  const changed = differences(before.value.entries, after.value.entries, kind);
  const details = changed.map((pair) => line(pair, kind));
  const [first] = details;
  if (first === undefined) return null;
  const name =
    subject.kind === 'cluster'
      ? 'the whole cluster'
      : subject.kind === 'broker'
        ? `broker ${subject.name}`
        : subject.name;
  const isOne = details.length === 1;
  return newEvent({
    at,
    kind: 'config.changed',
    severity: 'info',
    subject,
    title: `${isOne ? first.label : plural(details.length, 'config')} of ${name} changed`,
    from: isOne ? first.from : null,
    to: isOne ? first.to : null,
    details,
    undo: boundedUndo({
      of: 'configs',
      readAt: before.readAt ?? readAt,
      keys: changed.map((pair) => keyUndo(pair, kind)),
    }),
  });
}

/** A key before and after; not both are undefined. */
type Changed = { was: ConfigEntry | undefined; is: ConfigEntry | undefined };

const nameOf = ({ was, is }: Changed): string => (is ?? was)?.name ?? '';

const keyUndo = (pair: Changed, kind: ConfiguredKind): KeyUndo => ({
  key: nameOf(pair),
  from: overrideOf(kind, pair.was),
});

/** Both lists are ordered by name, and nearly always of the same keys: the cluster's alone holds only those that are set. */
function differences(
  before: readonly ConfigEntry[],
  after: readonly ConfigEntry[],
  kind: ConfiguredKind,
): Changed[] {
  const found: Changed[] = [];
  const compare = (was: ConfigEntry | undefined, is: ConfigEntry | undefined) => {
    if (was === is || (was?.value === is?.value && was?.source === is?.source)) return;
    if ((was && isOwn(kind, was)) || (is && isOwn(kind, is))) found.push({ was, is });
  };
  let seen = 0;
  for (const is of after) {
    for (let was = before[seen]; was !== undefined && was.name < is.name; was = before[seen]) {
      compare(was, undefined);
      seen += 1;
    }
    const was = before[seen];
    if (was?.name === is.name) seen += 1;
    compare(was?.name === is.name ? was : undefined, is);
  }
  for (const was of before.slice(seen)) compare(was, undefined);
  return found;
}

function line(pair: Changed, kind: ConfiguredKind): EventDetail {
  const { was, is } = pair;
  const sensitive = was?.sensitive === true || is?.sensitive === true;
  const from = sensitive ? null : (was?.value ?? null);
  const to = sensitive ? null : (is?.value ?? null);
  return detail(
    nameOf(pair),
    from,
    to,
    [sourceNote(pair, kind), sensitive ? 'value not shown' : ''].filter(Boolean).join(', ') || null,
  );
}

function sourceNote({ was, is }: Changed, kind: ConfiguredKind): string {
  if (is === undefined) return 'no longer set';
  if (!isOwn(kind, is)) return `no longer set: inherited, ${is.source}`;
  if (was === undefined) return 'was not set';
  if (!isOwn(kind, was)) return `was inherited, ${was.source}`;
  return was.source === is.source ? '' : `was ${was.source}, is ${is.source}`;
}
