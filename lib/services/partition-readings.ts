import { PARTITION_SERIES_MOST, partitionSeriesName } from '@/lib/contracts/history.ts';
import type { Reading } from '@/lib/db/store.ts';
import { timeLag } from '@/lib/domain/lag/unread.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { furthestBehind } from './furthest-behind.ts';

type Progress = ClusterSnapshot['progress'];

/**
 * What one sweep adds to the history of single partitions, in steps: of all of them, or of those furthest behind where there are
 * more than `most`. The others then have a gap, which says that they were not kept. What is unknown or a bound adds nothing.
 */
export function* partitionReadings(
  progress: Progress,
  most = PARTITION_SERIES_MOST,
): Generator<undefined, Reading[], undefined> {
  const isKept = furthestBehind(yield* lagsOf(progress), most);
  const readings: Reading[] = [];
  for (const [groupId, { topics, sampledAt }] of progress) {
    yield;
    for (const [topic, partitions] of topics) {
      for (const { partition, lag, unread } of partitions) {
        if (lag.kind === 'unknown') continue;
        const value = Number(lag.messages);
        if (!isKept(value)) continue;
        const series = {
          kind: 'partition',
          name: partitionSeriesName({ groupId, topic, partition }),
        } as const;
        readings.push({ ...series, metric: 'lag', value });
        const time = timeLag(unread, sampledAt);
        if (time.kind === 'known' && time.method !== 'bound')
          readings.push({ ...series, metric: 'timeLagMs', value: time.ms });
      }
    }
  }
  return readings;
}

function* lagsOf(progress: Progress): Generator<undefined, number[], undefined> {
  const lags: number[] = [];
  for (const { topics } of progress.values()) {
    yield;
    for (const partitions of topics.values()) {
      for (const { lag } of partitions) if (lag.kind === 'known') lags.push(Number(lag.messages));
    }
  }
  return lags;
}
