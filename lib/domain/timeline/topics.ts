import type { Topic } from '@/lib/domain/model/topic.ts';
import { plural } from '@/lib/shared/format/count.ts';
import type { Both } from './both.ts';
import { detail, type NewEvent, newEvent, ofTopic } from './event.ts';

type Topics = ReadonlyMap<string, Topic>;

/** Same name, another id: it was deleted and created between two readings, and its records are gone. */
export const isRecreated = (before: Topic, after: Topic): boolean => before.topicId !== after.topicId;

/** Topics that came, went, were made anew or grew. A topic that cannot be read says nothing. */
export function* topicEvents({
  before,
  after,
  at,
}: Both<Topics>): Generator<undefined, NewEvent[], undefined> {
  const events: NewEvent[] = [];
  let looked = 0;
  for (const [name, topic] of after) {
    looked += 1;
    if (looked % TOPICS_A_STEP === 0) yield;
    const known = before.get(name);
    if (known === topic || topic.error || known?.error) continue;
    if (known === undefined) events.push(created(topic, at));
    else if (isRecreated(known, topic)) events.push(recreated(known, topic, at));
    else if (topic.partitions.length > known.partitions.length) events.push(grown(known, topic, at));
  }
  for (const [name, topic] of before) {
    looked += 1;
    if (looked % TOPICS_A_STEP === 0) yield;
    if (!after.has(name)) events.push(deleted(topic, at));
  }
  return events;
}

/** Topics between two yields: well below a millisecond of work. */
export const TOPICS_A_STEP = 50;

const shape = ({ partitions }: Topic): string =>
  `${plural(partitions.length, 'partition')}, ${plural(partitions[0]?.replicas.length ?? 0, 'replica')} each`;

function created(topic: Topic, at: number): NewEvent {
  return newEvent({
    at,
    kind: 'topic.created',
    severity: 'info',
    subject: ofTopic(topic.name),
    title: `Topic ${topic.name} was created`,
    to: shape(topic),
    details: [detail('topic id', null, topic.topicId)],
  });
}

function deleted(topic: Topic, at: number): NewEvent {
  return newEvent({
    at,
    kind: 'topic.deleted',
    severity: 'warn',
    subject: ofTopic(topic.name),
    title: `Topic ${topic.name} was deleted with its records`,
    from: shape(topic),
    details: [detail('topic id', topic.topicId)],
  });
}

function recreated(before: Topic, after: Topic, at: number): NewEvent {
  return newEvent({
    at,
    kind: 'topic.recreated',
    severity: 'warn',
    subject: ofTopic(after.name),
    title: `Topic ${after.name} was deleted and created anew: its records are gone`,
    from: shape(before),
    to: shape(after),
    details: [detail('topic id', before.topicId, after.topicId)],
  });
}

function grown(before: Topic, after: Topic, at: number): NewEvent {
  return newEvent({
    at,
    kind: 'topic.partitions',
    severity: 'info',
    subject: ofTopic(after.name),
    title: `Topic ${after.name} got ${plural(after.partitions.length - before.partitions.length, 'partition')}: keys move`,
    from: plural(before.partitions.length, 'partition'),
    to: plural(after.partitions.length, 'partition'),
  });
}
