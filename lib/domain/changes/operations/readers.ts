import type { GroupFacts, TopicFacts } from '@/lib/domain/audit/facts.ts';

/** Kafka Streams names its consumers so; a group of the streams protocol says it itself. */
const STREAM_THREAD = /-StreamThread-\d+/;

export function isStreams({ group, members }: GroupFacts): boolean {
  if (group.type === 'streams' || group.protocolType === 'streams') return true;
  return members.known && members.value.some(({ clientId }) => STREAM_THREAD.test(clientId));
}

/** Topics that Kafka Streams makes for itself, one partition per task. */
export const isStreamsInternal = (topic: string): boolean => /-(changelog|repartition)$/.test(topic);

/** How many members a group has now; null = not known. */
export const memberCount = ({ members }: GroupFacts): number | null =>
  members.known ? members.value.length : null;

/** Every topic that a group has committed for or is assigned. */
export function topicsOf({ progress, members }: GroupFacts): ReadonlySet<string> {
  const committed = progress.known ? [...progress.value.topics.keys()] : [];
  const assigned = members.known
    ? members.value.flatMap(({ assignment }) => (assignment ?? []).map(({ topic }) => topic))
    : [];
  return new Set([...committed, ...assigned]);
}

export type Readers = {
  live: readonly GroupFacts[];
  idle: readonly GroupFacts[];
  unsure: readonly GroupFacts[];
};

/** Groups that read the topic, by whether they have members; null = not known who reads it. */
export function readersOf(topic: TopicFacts): Readers | null {
  const groups = topic.groups();
  if (!groups.known) return null;
  const having = (test: (members: number | null) => boolean) =>
    groups.value.filter((group) => test(memberCount(group)));
  return {
    live: having((members) => members !== null && members > 0),
    idle: having((members) => members === 0),
    unsure: having((members) => members === null),
  };
}
