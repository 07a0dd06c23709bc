import { PARTITION_SERIES_MOST, partitionSeriesName } from '@/lib/contracts/history.ts';
import type { Reading } from '@/lib/db/store.ts';
import { timeLag } from '@/lib/domain/lag/unread.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';

type Progress = ClusterSnapshot['progress'];

/**
 * What one sweep adds to the history of single partitions: of all of them, or of those furthest behind where there are
 * more than `most`. The others then have a gap, which says that they were not kept. Unknown values add nothing.
 */
export function partitionReadings(progress: Progress, most = PARTITION_SERIES_MOST): Reading[] {
  const least = leastLagKept(progress, most);
  const readings: Reading[] = [];
  let left = most;
  for (const [groupId, { topics, sampledAt }] of progress) {
    for (const [topic, partitions] of topics) {
      for (const { partition, lag, unread } of partitions) {
        if (left === 0) return readings;
        if (lag.kind === 'unknown' || Number(lag.messages) < least) continue;
        left -= 1;
        const series = {
          kind: 'partition',
          name: partitionSeriesName({ groupId, topic, partition }),
        } as const;
        readings.push({ ...series, metric: 'lag', value: Number(lag.messages) });
        const time = timeLag(unread, sampledAt);
        if (time.kind === 'known') readings.push({ ...series, metric: 'timeLagMs', value: time.ms });
      }
    }
  }
  return readings;
}

/** A partition that has caught up is only kept where all are. */
function leastLagKept(progress: Progress, most: number): number {
  const lags: number[] = [];
  for (const { topics } of progress.values()) {
    for (const partitions of topics.values()) {
      for (const { lag } of partitions) if (lag.kind === 'known') lags.push(Number(lag.messages));
    }
  }
  if (lags.length <= most) return 0;
  return Math.max(1, Float64Array.from(lags).sort().at(-most) ?? 1);
}
