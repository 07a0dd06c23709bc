import { GROUP_TOPIC_SERIES_MOST, groupTopicSeriesName } from '@/lib/contracts/history.ts';
import type { Reading } from '@/lib/db/store.ts';
import { addLag, EMPTY_LAG_SUM } from '@/lib/domain/lag/lag.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { furthestBehind } from './furthest-behind.ts';

type Progress = ClusterSnapshot['progress'];

/**
 * The lag of each group on each of its topics, in steps, of groups that read several: of the others it is that of the group. Kept are
 * all, or those furthest behind where there are more than `most`. A sum over some of the partitions is none.
 * @param previous of the sweep before: what was known by then is not written twice
 */
export function* groupTopicReadings(
  progress: Progress,
  previous: Progress | undefined,
  most = GROUP_TOPIC_SERIES_MOST,
): Generator<undefined, Reading[], undefined> {
  const all: { reading: Reading; isNew: boolean }[] = [];
  for (const [groupId, group] of progress) {
    yield;
    if (group.topics.size < 2) continue;
    const isNew = previous?.get(groupId) !== group;
    for (const [topic, partitions] of group.topics) {
      const sum = partitions.reduce((before, { lag }) => addLag(before, lag, null), EMPTY_LAG_SUM);
      if (sum.messages === null || sum.known < sum.total) continue;
      const name = groupTopicSeriesName({ groupId, topic });
      all.push({ reading: { kind: 'groupTopic', name, metric: 'lag', value: Number(sum.messages) }, isNew });
    }
  }
  const isKept = furthestBehind(
    all.map(({ reading }) => reading.value),
    most,
  );
  return all.flatMap(({ reading, isNew }) => (isKept(reading.value) && isNew ? [reading] : []));
}
