import type { ConfigEntry, ConfigResource, ConfigSource } from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { plural } from '@/lib/shared/format/count.ts';
import type { Result } from '@/lib/shared/result.ts';
import { bothOf } from './both.ts';
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
import { TOPICS_A_STEP } from './topics.ts';

type Known = Result<ConfigResource> | undefined;

/** A value of a broker is its own when it was set dynamically or in its file. */
const OWN: Record<'topic' | 'broker' | 'cluster', ReadonlySet<ConfigSource>> = {
  topic: new Set(['topic']),
  broker: new Set(['broker', 'static']),
  cluster: new Set(['cluster']),
};

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
    const { before, after, at } = brokers;
    add(changeOf(CLUSTER, before.clusterDefaults, after.clusterDefaults, OWN.cluster, at));
    for (const [id, result] of after.byBroker) {
      add(changeOf(ofBroker(id), before.byBroker.get(id), result, OWN.broker, at));
    }
    yield;
  }
  const topics = bothOf(previous.sections.topicConfigs, next.sections.topicConfigs);
  if (topics === null) return events;
  let looked = 0;
  for (const [name, result] of topics.after.byTopic) {
    looked += 1;
    if (looked % TOPICS_A_STEP === 0) yield;
    add(changeOf(ofTopic(name), topics.before.byTopic.get(name), result, OWN.topic, topics.at));
  }
  return events;
}

function changeOf(
  subject: EventSubject,
  before: Known,
  after: Known,
  own: ReadonlySet<ConfigSource>,
  at: number,
): NewEvent | null {
  if (before === after || !before?.ok || !after?.ok) return null;
  const details = differences(before.value.entries, after.value.entries, own);
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
  });
}

/** Both lists are ordered by name, and nearly always of the same keys: the cluster's alone holds only those that are set. */
function differences(
  before: readonly ConfigEntry[],
  after: readonly ConfigEntry[],
  own: ReadonlySet<ConfigSource>,
): EventDetail[] {
  const found: EventDetail[] = [];
  const compare = (was: ConfigEntry | undefined, is: ConfigEntry | undefined) => {
    if (was === is || (was?.value === is?.value && was?.source === is?.source)) return;
    const isOwn = (was && own.has(was.source)) || (is && own.has(is.source));
    if (isOwn) found.push(line(was, is, own));
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

function line(
  before: ConfigEntry | undefined,
  after: ConfigEntry | undefined,
  own: ReadonlySet<ConfigSource>,
): EventDetail {
  const { name = '', sensitive = false } = after ?? before ?? {};
  const from = sensitive ? null : (before?.value ?? null);
  const to = sensitive ? null : (after?.value ?? null);
  return detail(
    name,
    from,
    to,
    [sourceNote(before, after, own), sensitive ? 'value not shown' : ''].filter(Boolean).join(', ') || null,
  );
}

function sourceNote(
  before: ConfigEntry | undefined,
  after: ConfigEntry | undefined,
  own: ReadonlySet<ConfigSource>,
): string {
  if (after === undefined) return 'no longer set';
  if (!own.has(after.source)) return `no longer set: inherited, ${after.source}`;
  if (before === undefined) return 'was not set';
  if (!own.has(before.source)) return `was inherited, ${before.source}`;
  return before.source === after.source ? '' : `was ${before.source}, is ${after.source}`;
}
