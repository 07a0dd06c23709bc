import type { SeriesSource } from '@/lib/contracts/history.ts';

/** The series that pages draw. The server prefetches by the same values, so that the first paint has the charts' data. */
export const historySources = {
  clusterThroughput: { kind: 'cluster', metric: 'messagesInPerSecond' },
  clusterLag: { kind: 'cluster', metric: 'totalLag' },
  topicThroughput: (name: string) => ({ kind: 'topic', name, metric: 'messagesInPerSecond' }),
  groupLag: (name: string) => ({ kind: 'group', name, metric: 'lag' }),
  groupTimeLag: (name: string) => ({ kind: 'group', name, metric: 'timeLagMs' }),
  groupHorizon: (name: string) => ({ kind: 'group', name, metric: 'horizonMs' }),
  groupConsumption: (name: string) => ({ kind: 'group', name, metric: 'consumedPerSecond' }),
} as const satisfies Record<string, SeriesSource | ((name: string) => SeriesSource)>;

/** What the lists draw beside each row. */
export const sparkSources = {
  groupLag: { kind: 'group', metric: 'lag' },
  topicThroughput: { kind: 'topic', metric: 'messagesInPerSecond' },
} as const satisfies Record<string, SeriesSource>;
