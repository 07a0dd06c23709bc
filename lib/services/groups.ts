import type { Cadence } from '@/lib/collector/cadence.ts';
import {
  type GroupListDto,
  type GroupListQuery,
  type GroupRowDto,
  type groupSortKeys,
  groupStatuses,
} from '@/lib/contracts/groups.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { freshnessOf } from './freshness.ts';
import { groupRows } from './group-index.ts';
import { memoize } from './memo.ts';
import { type Comparable, cutPage, sortRows } from './paging.ts';
import { groupsByTopic } from './topic-index.ts';

export const GROUP_LIST_SECTIONS: readonly SectionName[] = ['groups', 'commits', 'offsets', 'metadata'];

type SortKey = (typeof groupSortKeys)[number];

const SORT_BY: Record<SortKey, (row: GroupRowDto) => Comparable> = {
  groupId: (row) => row.groupId,
  lag: (row) => (row.lag.messages === null ? null : BigInt(row.lag.messages)),
  timeLag: (row) => row.timeLag.ms,
  horizon: (row) => row.horizon.ms,
  members: (row) => row.members,
  state: (row) => row.state,
  kind: (row) => row.kind,
  status: (row) => groupStatuses.indexOf(row.status),
  topics: (row) => row.topics,
  coordinator: (row) => row.coordinatorId,
};

/** One page of groups, filtered and sorted over the snapshot: no broker is asked. */
export function listGroups(snapshot: ClusterSnapshot, cadence: Cadence, query: GroupListQuery): GroupListDto {
  const rows = groupRows(snapshot);
  const freshness = freshnessOf(snapshot, GROUP_LIST_SECTIONS, cadence);
  const { cursor, limit, ...filters } = query;
  const ofTopic = query.topic === undefined ? undefined : groupsByTopic(snapshot).get(query.topic);
  const matching = rows.filter(
    (row) => matches(row, query) && (query.topic === undefined || ofTopic?.has(row.groupId) === true),
  );
  const key = query.sort.replace('-', '') as SortKey;
  const sorted = sortRows(matching, SORT_BY[key], (row) => row.groupId, query.sort.startsWith('-'));
  const page = cutPage(sorted, { cursor, limit, version: freshness.version, query: JSON.stringify(filters) });
  return { ...freshness, ...page, totalUnfiltered: rows.length, byStatus: countByStatus(snapshot) };
}

function matches(row: GroupRowDto, { q, kind, status }: GroupListQuery): boolean {
  if (q !== undefined && !row.groupId.toLowerCase().includes(q.toLowerCase())) return false;
  if (kind !== undefined && !kind.includes(row.kind)) return false;
  return status === undefined || status.includes(row.status);
}

const countByStatus = memoize((snapshot: ClusterSnapshot) => {
  const counts: GroupListDto['byStatus'] = {};
  for (const row of groupRows(snapshot)) counts[row.status] = (counts[row.status] ?? 0) + 1;
  return counts;
});
