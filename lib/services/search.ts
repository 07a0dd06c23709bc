import type { SearchDto } from '@/lib/contracts/search.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { brokerRows } from './broker-index.ts';
import { groupRows } from './group-index.ts';
import { compareNames } from './paging.ts';
import { topicRows } from './topic-index.ts';

type Item = SearchDto['items'][number];

/**
 * Topics, groups and brokers whose name holds `q`; names that start with it first, then the shorter ones. A
 * broker goes by its id, by "broker 2", its address and its rack.
 */
export function search(snapshot: ClusterSnapshot, { q, limit }: { q: string; limit: number }): SearchDto {
  const wanted = q.toLowerCase();
  const found: Item[] = [];
  for (const row of topicRows(snapshot)) {
    if (row.name.toLowerCase().includes(wanted)) {
      found.push({ kind: 'topic', name: row.name, detail: `${row.partitions} partitions` });
    }
  }
  for (const row of groupRows(snapshot)) {
    if (row.groupId.toLowerCase().includes(wanted)) {
      found.push({ kind: 'group', name: row.groupId, detail: `${row.kind}, ${row.state}` });
    }
  }
  for (const row of brokerRows(snapshot)) {
    const detail = [`${row.host}:${row.port}`, row.rack ?? 'no rack'].join(', ');
    const isNamed = String(row.brokerId) === wanted || `broker ${row.brokerId}`.startsWith(wanted);
    if (isNamed || detail.toLowerCase().includes(wanted)) {
      found.push({ kind: 'broker', name: String(row.brokerId), detail });
    }
  }
  const rank = ({ name }: Item) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  found.sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length || compareNames(a.name, b.name));
  return { items: found.slice(0, limit) };
}
