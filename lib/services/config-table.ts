import {
  brokerCell,
  type ColumnSummary,
  type MatrixCell,
  missingCell,
  sortValues,
  summarise,
  topicCell,
} from '@/lib/domain/configs/matrix.ts';
import type { ConfigDocs, ConfigEntry, ConfigResource } from '@/lib/domain/model/config.ts';
import type {
  BrokerConfigs,
  ClusterMetadata,
  ClusterSnapshot,
  TopicConfigs,
} from '@/lib/domain/model/snapshot.ts';
import type { Result } from '@/lib/shared/result.ts';
import { latest, type Section } from '@/lib/shared/section.ts';
import { memoize } from './memo.ts';
import { type Comparable, compareNames } from './paging.ts';
import { entriesByName, topicDefault } from './topic-index.ts';

/** A topic or broker whose configs are compared. */
export type ConfigRow = {
  name: string;
  answeredBy: number | null;
  readAt: number | null;
  cell: (key: string) => MatrixCell;
};

/** One key over all rows, in their order. */
export type ConfigColumn = {
  cells: readonly MatrixCell[];
  summary: ColumnSummary;
  /** What the cells are sorted by. */
  order: readonly Comparable[];
};

/** All topics or all brokers, by name; a column is worked out when it is first asked for. */
export type ConfigTable = {
  rows: readonly ConfigRow[];
  column: (key: string) => ConfigColumn;
};

function configTable(all: readonly ConfigRow[]): ConfigTable {
  const columns = new Map<string, ConfigColumn>();
  const rows = all.toSorted((a, b) => compareNames(a.name, b.name));
  return {
    rows,
    column: (key) => {
      const known = columns.get(key);
      if (known) return known;
      const cells = rows.map(({ cell }) => cell(key));
      const made = { cells, summary: summarise(cells), order: sortValues(cells) };
      columns.set(key, made);
      return made;
    },
  };
}

type Topics = ClusterMetadata['topics'];
const NO_TOPICS: Topics = new Map();
const NO_BROKERS: ClusterMetadata['brokers'] = new Map();
const NOT_READ = {};

/** Every topic there is, whether or not its configs could be read. */
export function topicTable({ sections }: ClusterSnapshot): ConfigTable {
  const topics = latest(sections.metadata)?.value.topics ?? NO_TOPICS;
  return topicTables(topics)(sections.topicConfigs ?? NOT_READ);
}

/** Made once for a reading of configs, which outlives many snapshots. */
const topicTables = memoize((topics: Topics) =>
  memoize((section: Section<TopicConfigs> | typeof NOT_READ) => {
    const configs = 'ok' in section ? latest(section) : undefined;
    return configTable([...topics.keys()].map((name) => topicRow(name, configs)));
  }),
);

function topicRow(
  name: string,
  configs: { value: TopicConfigs; collectedAt: number } | undefined,
): ConfigRow {
  const result = configs?.value.byTopic.get(name);
  if (configs === undefined || result === undefined) {
    return unread(name, 'Its configs have not been read yet.', null);
  }
  if (!result.ok) return unread(name, result.error.message, configs.collectedAt);
  const { entries, answeredBy } = result.value;
  const cellOf = topicCells(configs.value);
  return {
    name,
    answeredBy,
    readAt: configs.collectedAt,
    cell: (key) => {
      const entry = entriesByName(entries).get(key);
      return entry ? cellOf(entry) : missingCell(`Broker ${answeredBy} reports no ${key} for topics.`);
    },
  };
}

const unread = (name: string, why: string, readAt: number | null): ConfigRow => {
  const cell = missingCell(why);
  return { name, answeredBy: null, readAt, cell: () => cell };
};

/** Entries are shared by topics with the same answer, so few cells are ever made. */
const topicCells = memoize((configs: TopicConfigs) =>
  memoize((entry: ConfigEntry) => topicCell(entry, topicDefault(configs, entry.name))),
);

const brokerCells = memoize(brokerCell);

/** What one broker told about itself. */
export type BrokerAnswer = {
  brokerId: number;
  rack: string | null;
  /** The last good answer. */
  resource: ConfigResource | null;
  readAt: number | null;
  /** Why its configs are not known now; null = it was in the newest reading. */
  missing: string | null;
};

/** Every broker that is registered or was seen before, by id. */
export const brokerAnswers = memoize((snapshot: ClusterSnapshot): readonly BrokerAnswer[] => {
  const live = latest(snapshot.sections.metadata)?.value.brokers ?? NO_BROKERS;
  const section = snapshot.sections.brokerConfigs;
  const byBroker = latest(section)?.value.byBroker;
  // One reading asks all brokers at one moment; an older answer was kept because the broker gave no new one.
  const newest = Math.max(0, ...[...(byBroker?.values() ?? [])].map(({ collectedAt }) => collectedAt));
  return [...new Map([...snapshot.absentBrokers, ...live]).values()]
    .sort((a, b) => a.brokerId - b.brokerId)
    .map(({ brokerId, rack }) => {
      const answer = byBroker?.get(brokerId);
      const isLive = live.has(brokerId);
      const isCurrent = isLive && answer?.ok === true && answer.collectedAt === newest;
      return {
        brokerId,
        rack,
        resource: answer?.ok ? answer.value : null,
        readAt: answer?.ok ? answer.collectedAt : null,
        missing: isCurrent ? null : whyMissing(brokerId, isLive, answer, section),
      };
    });
});

function whyMissing(
  brokerId: number,
  isLive: boolean,
  answer: Result<ConfigResource> | undefined,
  section: Section<BrokerConfigs> | undefined,
): string {
  if (!isLive) return `Broker ${brokerId} left the cluster.`;
  if (answer === undefined) return `The configs of broker ${brokerId} have not been read yet.`;
  if (!answer.ok) return answer.error.message;
  const failure = section?.ok ? section.failures.find((one) => one.brokerId === brokerId) : undefined;
  return failure?.error.message ?? `Broker ${brokerId} did not tell in the last reading.`;
}

/** A broker's value of a key; one that did not answer is not known, with the value it had. */
export function brokerCellOf({ brokerId, resource, missing }: BrokerAnswer, key: string): MatrixCell {
  const entry = resource === null ? undefined : entriesByName(resource.entries).get(key);
  const cell = entry && brokerCells(entry);
  if (missing !== null) return missingCell(missing, cell);
  return cell ?? missingCell(`Broker ${brokerId} reports no ${key}.`);
}

export const brokerTable = memoize(
  (snapshot: ClusterSnapshot): ConfigTable =>
    configTable(
      brokerAnswers(snapshot).map((answer) => ({
        name: String(answer.brokerId),
        answeredBy: answer.resource === null ? null : answer.brokerId,
        readAt: answer.readAt,
        cell: (key) => brokerCellOf(answer, key),
      })),
    ),
);

export type ConfigKey = { name: string; type: string; documentation: string | null };
type KeyIndex = ReadonlyMap<string, ConfigKey>;

/** Every key that topics have; those of one broker's answers are the same, so one topic stands for all of them. */
export const topicKeys = memoize(({ byTopic, defaults, docs }: TopicConfigs): KeyIndex => {
  const byBroker = new Map<number, ConfigResource>();
  for (const result of byTopic.values()) {
    if (result.ok && !byBroker.has(result.value.answeredBy))
      byBroker.set(result.value.answeredBy, result.value);
  }
  return keyIndex([...byBroker.values(), ...(defaults.ok ? [defaults.value] : [])], docs);
});

export const brokerKeys = memoize(
  ({ byBroker, docs }: BrokerConfigs): KeyIndex =>
    keyIndex(
      [...byBroker.values()].flatMap((result) => (result.ok ? [result.value] : [])),
      docs,
    ),
);

function keyIndex(resources: readonly ConfigResource[], docs: ConfigDocs): KeyIndex {
  const keys = new Map<string, ConfigKey>();
  for (const { entries } of resources) {
    for (const { name, type } of entries) {
      if (!keys.has(name)) keys.set(name, { name, type, documentation: docs.get(name) ?? null });
    }
  }
  return new Map([...keys].sort(([a], [b]) => (a < b ? -1 : 1)));
}
