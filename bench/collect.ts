import type { GroupDescription, GroupListing, GroupType } from '@/lib/domain/model/group.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import type { Result } from '@/lib/shared/result.ts';

export type Collection = {
  totalMs: number;
  phasesMs: Record<string, number>;
  counts: Record<string, number>;
  /** Broker requests by API. */
  requests: Record<string, number>;
  groups: Record<string, { described: number; failed: number; members: number }>;
};

/**
 * One full collection, the calls one after another as in the Java reference. Our topic configs come with the cluster-wide
 * dynamic defaults, which the reference does not read.
 */
export async function collectOnce(reader: KafkaReader): Promise<Collection> {
  const phasesMs: Record<string, number> = {};
  const phase = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await call();
    phasesMs[name] = performance.now() - start;
    return value;
  };
  const before = reader.requestCounts().byApi;
  const start = performance.now();
  const { brokers, topics } = await phase('topics', () => reader.readMetadata());
  const brokerIds = [...brokers.keys()];
  const names = [...topics.keys()];
  const partitions = new Map(
    [...topics.values()].map((topic) => [topic.name, topic.partitions.map(({ partition }) => partition)]),
  );
  const topicConfigs = await phase('topicConfigs', () => reader.readTopicConfigs(names));
  const brokerConfigs = await phase('brokerConfigs', () => reader.readBrokerConfigs(brokerIds));
  const ends = await phase('endOffsets', () => reader.readOffsets('latest', partitions));
  const listed = await phase('listGroups', () => reader.listGroups());
  const described = await phase('describeGroups', () => reader.describeGroups(listed.value));
  const commits = await phase('groupOffsets', () => reader.readCommits(listed.value));
  const logDirs = await phase('logDirs', () => reader.readLogDirs(brokerIds));
  const totalMs = performance.now() - start;

  const parts = [topicConfigs, brokerConfigs, ends, listed, described, commits, logDirs];
  const failures = parts.flatMap((part) => part.failures);
  if (failures.length > 0) throw new Error(`Part of a collection failed: ${JSON.stringify(failures)}`);
  return {
    totalMs,
    phasesMs,
    counts: {
      brokers: brokerIds.length,
      topics: names.length,
      partitions: sum([...ends.value.values()].map((rows) => okCount(rows))),
      topicConfigs: okCount(topicConfigs.value.byTopic),
      groups: listed.value.length,
      commits: sum(
        [...commits.value.values()].flatMap((group) =>
          group.ok ? [...group.value.topics.values()].map((rows) => rows.length) : [],
        ),
      ),
    },
    requests: difference(before, reader.requestCounts().byApi),
    groups: groupsByType(listed.value, described.value),
  };
}

/** What was sent between two readings of the counter. */
export function difference(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> {
  const sent = [...after].map(([api, count]) => [api, count - (before.get(api) ?? 0)] as const);
  return Object.fromEntries(sent.filter(([, count]) => count > 0));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const okCount = (results: ReadonlyMap<unknown, Result<unknown>>) =>
  [...results.values()].filter((result) => result.ok).length;

function groupsByType(
  listed: readonly GroupListing[],
  described: ReadonlyMap<string, Result<GroupDescription>>,
): Collection['groups'] {
  const byType: Partial<Record<GroupType, { described: number; failed: number; members: number }>> = {};
  for (const { groupId, type } of listed) {
    byType[type] ??= { described: 0, failed: 0, members: 0 };
    const answer = described.get(groupId);
    if (answer?.ok) {
      byType[type].described += 1;
      byType[type].members += answer.value.members.length;
    } else byType[type].failed += 1;
  }
  return byType;
}
