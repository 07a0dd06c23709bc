import { partitionSeriesName, type SeriesSource } from '@/lib/contracts/history.ts';

type SourceOf<Subject> = (subject: Subject) => SeriesSource;

/** The series that pages draw. The server prefetches by the same values, so that the first paint has the charts' data. */
export const historySources = {
  clusterThroughput: { kind: 'cluster', metric: 'messagesInPerSecond' },
  clusterLag: { kind: 'cluster', metric: 'totalLag' },
  topicThroughput: (name: string) => ({ kind: 'topic', name, metric: 'messagesInPerSecond' }),
  groupLag: (name: string) => ({ kind: 'group', name, metric: 'lag' }),
  groupTimeLag: (name: string) => ({ kind: 'group', name, metric: 'timeLagMs' }),
  groupHorizon: (name: string) => ({ kind: 'group', name, metric: 'horizonMs' }),
  groupConsumption: (name: string) => ({ kind: 'group', name, metric: 'consumedPerSecond' }),
} as const satisfies Record<string, SeriesSource | SourceOf<string>>;

/** Of one partition as a group reads it. */
export const partitionSources = {
  lag: (of) => ({ kind: 'partition', name: partitionSeriesName(of), metric: 'lag' }),
  timeLag: (of) => ({ kind: 'partition', name: partitionSeriesName(of), metric: 'timeLagMs' }),
} as const satisfies Record<string, SourceOf<Parameters<typeof partitionSeriesName>[0]>>;

/** What the lists draw beside each row. */
export const sparkSources = {
  clusterLag: { kind: 'cluster', metric: 'totalLag' },
  clusterThroughput: { kind: 'cluster', metric: 'messagesInPerSecond' },
  groupLag: { kind: 'group', metric: 'lag' },
  groupTopicLag: { kind: 'groupTopic', metric: 'lag' },
  partitionLag: { kind: 'partition', metric: 'lag' },
  topicThroughput: { kind: 'topic', metric: 'messagesInPerSecond' },
} as const satisfies Record<string, SeriesSource>;
