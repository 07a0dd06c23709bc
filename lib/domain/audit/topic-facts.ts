import type { Partition, Topic, TopicOffsets } from '@/lib/domain/model/topic.ts';
import { timeLag, type Unread, worstUnread } from '../lag/unread.ts';
import { configReader } from './config-reader.ts';
import { type Fact, flatMapFact, known, lazy, mapFact, missing, missingFrom, sightings } from './fact.ts';
import type { GroupFacts, TimeLag, TopicFacts, TopicSizes } from './facts.ts';
import type { FactsContext } from './facts-context.ts';
import type { TopicSizeIndex } from './snapshot-index.ts';
import { producersOf, topicHistory } from './topic-history.ts';

type Groups = () => Fact<readonly GroupFacts[]>;

export function topicFacts(context: FactsContext, groups: Groups): Fact<readonly TopicFacts[]> {
  const byId = lazy(() =>
    mapFact(groups(), (all) => new Map<string, GroupFacts>(all.map((group) => [group.name, group]))),
  );
  return mapFact(context.sections.metadata, ({ topics }) =>
    [...topics.values()].map((topic) => oneTopic(topic, context, byId)),
  );
}

type GroupsById = () => Fact<ReadonlyMap<string, GroupFacts>>;

function oneTopic(topic: Topic, context: FactsContext, groupsById: GroupsById): TopicFacts {
  const { sections, index, snapshot, supplied } = context;
  const { name } = topic;
  const partitions = partitionsOf(topic);
  const whose = `The configs of ${name}`;
  const resource = flatMapFact(sections.topicConfigs, ({ byTopic }) => {
    const result = byTopic.get(name);
    if (result === undefined) return missing('not-read', `${whose} have not been read.`);
    return result.ok ? known(result.value) : missingFrom(result.error, whose);
  });
  const sizes = lazy(() =>
    flatMapFact(sections.logDirs, () =>
      flatMapFact(partitions, (all) => sizesOf(name, all, index.sizes().get(name), context)),
    ),
  );
  const offsets = lazy(() => flatMapFact(sections.offsets, (byTopic) => offsetsOf(name, byTopic.get(name))));
  const rate = snapshot.rates.get(name);
  const recordsPerSecond =
    rate && rate.perSecond !== null && context.now - rate.at <= context.staleAfterMs
      ? known(rate.perSecond)
      : missing('not-read', `The write rate of ${name} needs two samples of every partition.`);
  const readers = lazy(() =>
    flatMapFact(groupsById(), (all) =>
      mapFact(sections.commits, () =>
        [...(index.groupIdsByTopic().get(name) ?? [])].flatMap((groupId) => all.get(groupId) ?? []),
      ),
    ),
  );
  return {
    kind: 'topic',
    name,
    internal: topic.internal,
    partitions,
    replicationFactor: mapFact(partitions, (all) =>
      all.reduce((least, { replicas }) => Math.min(least, replicas.length), Number.POSITIVE_INFINITY),
    ),
    configs: configReader(resource, whose),
    sizes,
    offsets,
    rate: rate ? known(rate) : missing('not-read', `The write rate of ${name} needs two samples.`),
    recordsPerSecond,
    bytesPerSecond: lazy(() => bytesPerSecond(name, recordsPerSecond, sizes, offsets)),
    producers: producersOf(context, name),
    groups: readers,
    timeLags: lazy(() => timeLags(name, readers(), context.now)),
    tags: supplied.topicTags?.(name) ?? {},
    history: topicHistory(context, name),
  };
}

function partitionsOf({ name, partitions, error }: Topic): Fact<readonly Partition[]> {
  if (error) return missingFrom(error, `The partitions of ${name}`);
  if (partitions.length > 0) return known(partitions);
  return missing('not-reported', `The brokers list no partitions of ${name}.`);
}

function sizesOf(
  name: string,
  partitions: readonly Partition[],
  size: TopicSizeIndex | undefined,
  { sections, now, staleAfterMs }: FactsContext,
): Fact<TopicSizes> {
  const byBroker = sections.logDirs.known ? sections.logDirs.value : new Map();
  const bytes: bigint[] = [];
  for (const { partition, replicas } of partitions) {
    const one = size?.partitions.get(partition);
    for (const brokerId of replicas) {
      const readAt = byBroker.get(brokerId)?.collectedAt;
      if (readAt !== undefined && now - readAt <= staleAfterMs && one?.brokers.includes(brokerId)) continue;
      return missing(
        'stale',
        `The size of ${name} is incomplete: broker ${brokerId} has not told its copies.`,
      );
    }
    bytes.push(one?.bytes ?? 0n);
  }
  return known({ totalBytes: size?.totalBytes ?? 0n, partitionBytes: bytes });
}

function offsetsOf(name: string, offsets: TopicOffsets | undefined): Fact<TopicOffsets> {
  const what = `The log offsets of ${name}`;
  if (offsets === undefined) return missing('not-read', `${what} have not been read.`);
  if (offsets.earliest.includes(null) || offsets.latest.includes(null)) {
    return missing('unreachable', `${what} are incomplete: a partition leader has not answered.`);
  }
  return known(offsets);
}

/** Compaction and transaction markers leave gaps, so the mean size of an offset is at most that of a record. */
function bytesPerSecond(
  name: string,
  recordsPerSecond: Fact<number>,
  sizes: () => Fact<TopicSizes>,
  offsets: () => Fact<TopicOffsets>,
): Fact<number> {
  return flatMapFact(recordsPerSecond, (rate) => {
    if (rate === 0) return known(0);
    return flatMapFact(sizes(), ({ partitionBytes }) =>
      flatMapFact(offsets(), ({ earliest, latest }) => {
        let held = 0n;
        for (const [at, end] of latest.entries()) held += (end ?? 0n) - (earliest[at] ?? 0n);
        if (held <= 0n) return missing('not-reported', `${name} holds no records to measure their size by.`);
        const bytes = partitionBytes.reduce((sum, one) => sum + one, 0n);
        return known((rate * Number(bytes)) / Number(held));
      }),
    );
  });
}

const unreadOf = ({ progress }: GroupFacts, topic: string): Unread[] =>
  progress.known ? (progress.value.topics.get(topic) ?? []).map(({ unread }) => unread) : [];

/** How old the oldest record is that each reader has not read. */
function timeLags(name: string, readers: Fact<readonly GroupFacts[]>, now: number) {
  if (!readers.known) return { seen: [], missing: readers.missing };
  return sightings(
    readers.value.flatMap((group): Fact<TimeLag>[] => {
      const lag = timeLag(worstUnread(unreadOf(group, name)), now);
      const what = `How far group ${group.name} is behind in time is`;
      if (lag.kind === 'unknown') return [missing('not-read', `${what} unknown: ${lag.reason}`)];
      const isBound = lag.method === 'bound';
      const seen = known({ groupId: group.name, ms: lag.ms, isBound });
      return isBound ? [seen, missing('needs-history', `${what} known as a bound only.`)] : [seen];
    }),
  );
}
