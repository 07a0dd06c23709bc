import type { TopicLoad } from './topic-load.ts';

export type CopiesRow = {
  replicationFactor: number | null;
  topics: number;
  partitions: number;
  storedBytes: number;
};

/** Topics by their number of copies. */
export function copiesOf(loads: readonly TopicLoad[]): CopiesRow[] {
  const groups = groupBy(loads, ({ replicationFactor }) => String(replicationFactor));
  return groups
    .map((group) => ({
      replicationFactor: group[0].replicationFactor,
      topics: group.length,
      partitions: group.reduce((sum, { partitions }) => sum + partitions, 0),
      storedBytes: storedBytesOf(group),
    }))
    .sort((a, b) => (b.replicationFactor ?? -1) - (a.replicationFactor ?? -1));
}

export type RetentionRow = {
  cleanup: TopicLoad['cleanup'];
  /** Null when there is no limit, or when it is not known. */
  retentionSeconds: number | null;
  isUnlimited: boolean;
  topics: number;
  storedBytes: number;
};

/** Topics by what deletes their records, the most stored bytes first. */
export function retentionsOf(loads: readonly TopicLoad[]): RetentionRow[] {
  const groups = groupBy(loads, ({ cleanup, retentionSeconds }) => `${cleanup}/${retentionSeconds}`);
  return groups
    .map((group) => {
      const { cleanup, retentionSeconds } = group[0];
      const isUnlimited = retentionSeconds === Number.POSITIVE_INFINITY;
      return {
        cleanup,
        retentionSeconds: isUnlimited ? null : retentionSeconds,
        isUnlimited,
        topics: group.length,
        storedBytes: storedBytesOf(group),
      };
    })
    .sort((a, b) => b.storedBytes - a.storedBytes || b.topics - a.topics);
}

const storedBytesOf = (loads: readonly TopicLoad[]): number =>
  loads.reduce((sum, { storedBytes }) => sum + (storedBytes ?? 0), 0);

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
