import { type Fact, flatMapFact, missing, missingFrom } from './fact.ts';
import type { FactsContext } from './facts-context.ts';
import { fresh } from './section-facts.ts';
import type { TopicHistory } from './supplied.ts';

/** What more than one sample says about a topic. */
export const topicHistory = (context: FactsContext, topic: string): TopicHistory => ({
  ...heldBack(context, topic),
  ...watched(context, topic),
  ...context.supplied.topics?.get(topic),
});

/** Kafka's default of transaction.max.timeout.ms: no transaction may be meant to last longer. */
const TIMEOUT_MS_MAX = 900_000;

function heldBack({ snapshot, now }: FactsContext, topic: string): Pick<TopicHistory, 'openTransactions'> {
  if (snapshot.openTransactions === null) return {};
  const held = [...(snapshot.openTransactions.get(topic) ?? [])];
  return {
    openTransactions: held.map(([partition, { heldBackOffsets, since, producer }]) => ({
      partition,
      ageMs: now - (producer?.startedAt ?? since),
      timeoutMs: producer?.timeoutMs ?? TIMEOUT_MS_MAX,
      heldBackOffsets,
    })),
  };
}

/** What successive samples say, and the newest timestamp; a topic that holds no record has none. */
function watched({ snapshot, sections }: FactsContext, topic: string): TopicHistory {
  const activity = snapshot.activity.get(topic);
  const newest = sections.newestRecords.known
    ? sections.newestRecords.value.get(topic)?.stampedAt
    : undefined;
  return {
    lastWriteAt: activity?.writtenAt,
    underReplicatedSince: snapshot.shortOfCopies.get(topic),
    emptySince: activity?.emptySince ?? undefined,
    newestTimestampAt: (newest?.ok ? newest.value : null) ?? undefined,
  };
}

/** Topics are asked in turns; what is older than this was not written since, or its turn does not come. */
const PRODUCERS_STALE_MS = 3_600_000;

export function producersOf({ sections, now }: FactsContext, topic: string): Fact<number> {
  const what = `The producers of ${topic}`;
  return flatMapFact(sections.producers, (byTopic) => {
    const read = byTopic.get(topic);
    if (read === undefined)
      return missing('not-read', `${what} have not been read yet: a few topics are at a time.`);
    if (!read.count.ok) return missingFrom(read.count.error, what);
    return fresh(read.count.value, read.readAt, what, now, PRODUCERS_STALE_MS);
  });
}
