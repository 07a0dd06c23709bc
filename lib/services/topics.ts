import type { Cadence } from '@/lib/collector/cadence.ts';
import type { TopicListDto, TopicListQuery, TopicRowDto, topicSortKeys } from '@/lib/contracts/topics.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { freshnessOf } from './freshness.ts';
import { memoize } from './memo.ts';
import { type Comparable, cutPage, sortRows } from './paging.ts';
import { topicRows } from './topic-index.ts';

export const TOPIC_LIST_SECTIONS: readonly SectionName[] = [
  'metadata',
  'offsets',
  'topicConfigs',
  'logDirs',
  'groups',
  'commits',
];

type SortKey = (typeof topicSortKeys)[number];

const SORT_BY: Record<SortKey, (row: TopicRowDto) => Comparable> = {
  name: (row) => row.name,
  partitions: (row) => row.partitions,
  replicationFactor: (row) => row.replicationFactorMin,
  underReplicated: (row) => row.underReplicated,
  size: (row) => bigintOrNull(row.sizeBytes),
  messages: (row) => bigintOrNull(row.messages),
  rate: (row) => row.messagesPerSecond,
  retention: (row) => retentionOrder(row.retentionMs?.value),
  groups: (row) => row.groups,
};

const bigintOrNull = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/** -1 keeps for ever: longer than any number. */
function retentionOrder(value: string | null | undefined): number | null {
  if (value == null) return null;
  const ms = Number(value);
  return ms < 0 ? Number.POSITIVE_INFINITY : ms;
}

/** One page of topics, filtered and sorted over the snapshot: no broker is asked. */
export function listTopics(snapshot: ClusterSnapshot, cadence: Cadence, query: TopicListQuery): TopicListDto {
  const rows = topicRows(snapshot);
  const freshness = freshnessOf(snapshot, TOPIC_LIST_SECTIONS, cadence);
  const { cursor, limit, ...filters } = query;
  const matching = rows.filter((row) => matches(row, query));
  const key = query.sort.replace('-', '') as SortKey;
  const sorted = sortRows(matching, SORT_BY[key], (row) => row.name, query.sort.startsWith('-'));
  const page = cutPage(sorted, { cursor, limit, version: freshness.version, query: JSON.stringify(filters) });
  return { ...freshness, ...page, totalUnfiltered: rows.length, counts: topicCounts(snapshot) };
}

function matches(row: TopicRowDto, query: TopicListQuery): boolean {
  if (query.q !== undefined && !row.name.toLowerCase().includes(query.q.toLowerCase())) return false;
  if (query.internal !== undefined && row.internal !== query.internal) return false;
  if (query.consumed !== undefined && (row.groups === null || row.groups > 0 !== query.consumed))
    return false;
  if (query.health !== undefined && !hasProblem(row, query.health)) return false;
  if (query.cleanup !== undefined && !row.cleanupPolicy?.value?.split(',').includes(query.cleanup))
    return false;
  if (query.provenance !== undefined) {
    const cells = [row.minIsr, row.retentionMs, row.cleanupPolicy];
    const states = cells.map((cell) => cell?.provenance ?? 'unknown');
    if (!states.includes(query.provenance)) return false;
  }
  return true;
}

function hasProblem(row: TopicRowDto, health: NonNullable<TopicListQuery['health']>): boolean {
  const problems = {
    underReplicated: row.underReplicated > 0,
    offline: row.offline > 0,
    belowMinIsr: (row.belowMinIsr ?? 0) > 0,
  };
  return health === 'any' ? Object.values(problems).includes(true) : problems[health];
}

const topicCounts = memoize((snapshot: ClusterSnapshot): TopicListDto['counts'] => {
  const rows = topicRows(snapshot);
  const count = (test: (row: TopicRowDto) => boolean) => rows.filter(test).length;
  return {
    internal: count((row) => row.internal),
    underReplicated: count((row) => row.underReplicated > 0),
    offline: count((row) => row.offline > 0),
    belowMinIsr: count((row) => (row.belowMinIsr ?? 0) > 0),
    unconsumed: count((row) => row.groups === 0),
    inheritedRetention: count((row) => row.retentionMs?.provenance === 'inherited'),
  };
});
