import type { ConfigCellDto } from '@/lib/contracts/config.ts';
import type { TopicRowDto } from '@/lib/contracts/topics.ts';
import { provenanceOf } from '@/lib/domain/configs/provenance.ts';
import { oldest } from '@/lib/domain/lag/lag.ts';
import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import type { Group, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { BrokerLogDirs } from '@/lib/domain/model/log-dir.ts';
import type { ClusterSnapshot, TopicConfigs } from '@/lib/domain/model/snapshot.ts';
import type { Topic, TopicOffsets } from '@/lib/domain/model/topic.ts';
import { partitionHealth } from '@/lib/domain/topics/partition-health.ts';
import { latest } from '@/lib/shared/section.ts';
import { memoize, memoizeParts, memoizeSteps } from './memo.ts';

/** Bytes of all copies of a topic, and the brokers they were read from. */
export type TopicSize = { bytes: bigint; at: number; brokers: Set<number> };

/** Size per topic over all brokers' log dirs; future replicas (being moved) do not count twice. */
export const topicSizes = memoize((logDirs: ReadonlyMap<number, BrokerLogDirs>) => {
  const sizes = new Map<string, TopicSize>();
  for (const broker of logDirs.values()) {
    for (const dir of broker.dirs) {
      for (const [topic, replicas] of dir.topics) {
        const size = sizes.get(topic) ?? { bytes: 0n, at: broker.collectedAt, brokers: new Set<number>() };
        for (const replica of replicas) if (!replica.future) size.bytes += replica.sizeBytes;
        size.at = Math.min(size.at, broker.collectedAt);
        size.brokers.add(broker.brokerId);
        sizes.set(topic, size);
      }
    }
  }
  return sizes;
});

type Groups = ReadonlyMap<string, Group>;
type Commits = ReadonlyMap<string, GroupOffsets>;
type GroupIndex = ReadonlyMap<string, ReadonlySet<string>>;

/** Groups with a committed offset on, or an assignment of, each topic. */
export const groupsByTopic = (snapshot: ClusterSnapshot): GroupIndex =>
  indexOfGroups(
    latest(snapshot.sections.commits)?.value ?? NO_COMMITS,
    latest(snapshot.sections.groups)?.value,
  );

const NO_COMMITS: Commits = new Map();

const indexOfGroups = memoizeParts(
  (_: Commits, groups: Groups | undefined) => [groups],
  (commits: Commits, groups: Groups | undefined): GroupIndex => {
    const index = new Map<string, Set<string>>();
    const add = (topic: string, groupId: string) => {
      const known = index.get(topic);
      if (known) known.add(groupId);
      else index.set(topic, new Set([groupId]));
    };
    for (const [groupId, offsets] of commits) {
      for (const topic of offsets.topics.keys()) add(topic, groupId);
    }
    for (const group of groups?.values() ?? []) {
      for (const member of group.description?.members ?? []) {
        for (const { topic } of member.assignment ?? []) add(topic, group.groupId);
      }
    }
    return index;
  },
);

export const entriesByName = memoize(
  (entries: readonly ConfigEntry[]): ReadonlyMap<string, ConfigEntry> =>
    new Map(entries.map((entry) => [entry.name, entry])),
);

function topicEntry(configs: TopicConfigs | undefined, topic: string, key: string): ConfigEntry | undefined {
  const resource = configs?.byTopic.get(topic);
  return resource?.ok ? entriesByName(resource.value.entries).get(key) : undefined;
}

/** Null while it is not known. */
export function minIsrOf(configs: TopicConfigs | undefined, topic: string): number | null {
  const value = topicEntry(configs, topic, 'min.insync.replicas')?.value;
  return value == null ? null : Number(value);
}

export function topicConfigCell(
  configs: TopicConfigs | undefined,
  topic: string,
  key: string,
): ConfigCellDto | null {
  const entry = topicEntry(configs, topic, key);
  if (!entry) return null;
  return {
    value: entry.value,
    source: entry.source,
    provenance: provenanceOf(entry, 'topic', topicDefault(configs, key)),
  };
}

export function topicDefault(configs: TopicConfigs | undefined, key: string): ConfigEntry | undefined {
  return configs?.defaults.ok ? entriesByName(configs.defaults.value.entries).get(key) : undefined;
}

/** Every topic as a list row. */
export const topicRows = memoizeSteps(function* (
  snapshot: ClusterSnapshot,
): Generator<undefined, readonly TopicRowDto[], undefined> {
  const rows: TopicRowDto[] = [];
  const metadata = latest(snapshot.sections.metadata);
  if (!metadata) return rows;
  for (const topic of metadata.value.topics.values()) {
    rows.push(topicRow(topic, metadata.collectedAt, snapshot));
    yield;
  }
  return rows;
});

const rowContext = memoize(
  (snapshot: ClusterSnapshot): RowContext => ({
    snapshot,
    offsets: latest(snapshot.sections.offsets)?.value,
    configs: latest(snapshot.sections.topicConfigs)?.value,
    silent: silentBrokers(snapshot),
    groups: latest(snapshot.sections.commits) && groupsByTopic(snapshot),
  }),
);

type RowContext = {
  snapshot: ClusterSnapshot;
  groups: GroupIndex | undefined;
  offsets: ReadonlyMap<string, TopicOffsets> | undefined;
  configs: TopicConfigs | undefined;
  silent: ReadonlySet<number>;
};

const NO_BROKERS: ReadonlySet<number> = new Set();

/** Brokers whose log dir figures are missing or older than the last collection. */
function silentBrokers({ absentBrokers, sections }: ClusterSnapshot): ReadonlySet<number> {
  const failures = sections.logDirs?.ok ? sections.logDirs.failures : [];
  const silent = [...absentBrokers.keys(), ...failures.map(({ brokerId }) => brokerId)];
  return silent.length > 0 ? new Set(silent) : NO_BROKERS;
}

/** @param metadataAt when the topic was read, epoch ms */
export function topicRow(topic: Topic, metadataAt: number, snapshot: ClusterSnapshot): TopicRowDto {
  const context = rowContext(snapshot);
  return {
    name: topic.name,
    internal: topic.internal,
    partitions: topic.partitions.length,
    ...settingsOf(topic, context.configs),
    ...sizeSummary(topic, context),
    ...offsetsOf(context.offsets?.get(topic.name)),
    messagesPerSecond: snapshot.rates.get(topic.name)?.perSecond ?? null,
    groups: context.groups ? (context.groups.get(topic.name)?.size ?? 0) : null,
    metadataAt,
    error: topic.error ?? null,
  };
}

/** Without the offsets, all that a row says about a topic changes seldom. */
const settingsOf = memoizeParts(
  ({ name }: Topic, configs: TopicConfigs | undefined) => [configs?.byTopic.get(name), configs?.defaults],
  (topic, configs) => ({
    ...partitionHealth(topic, minIsrOf(configs, topic.name)),
    minIsr: topicConfigCell(configs, topic.name, 'min.insync.replicas'),
    retentionMs: topicConfigCell(configs, topic.name, 'retention.ms'),
    cleanupPolicy: topicConfigCell(configs, topic.name, 'cleanup.policy'),
  }),
);

const NO_OFFSETS = { messages: null, offsetsAt: null };

const offsetsOf = (offsets: TopicOffsets | undefined) => (offsets ? offsetSummary(offsets) : NO_OFFSETS);

const offsetSummary = memoize((offsets: TopicOffsets) => {
  let sum: bigint | null = 0n;
  for (let index = 0; index < offsets.latest.length; index += 1) {
    const end = offsets.latest[index];
    const start = offsets.earliest[index];
    if (end == null || start == null) sum = null;
    else if (sum !== null) sum += end - start;
  }
  return { messages: sum === null ? null : String(sum), offsetsAt: offsets.sampledAt.reduce(oldest, null) };
});

const sizeOf = ({ name }: Topic, { snapshot }: RowContext): TopicSize | undefined => {
  const logDirs = latest(snapshot.sections.logDirs)?.value;
  return logDirs && topicSizes(logDirs).get(name);
};

const sizeSummary = memoizeParts(
  (topic: Topic, context: RowContext) => [sizeOf(topic, context), context.silent],
  (topic, context) => {
    const size = sizeOf(topic, context);
    const missing = new Set<number>();
    for (const { replicas } of topic.partitions) {
      for (const id of replicas) if (context.silent.has(id) || !size?.brokers.has(id)) missing.add(id);
    }
    return {
      sizeBytes: size ? String(size.bytes) : null,
      sizeAt: size?.at ?? null,
      sizeMissingBrokers: [...missing].sort((a, b) => a - b),
    };
  },
);
