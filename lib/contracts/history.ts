import { z } from 'zod';
import { troubleMetrics } from '@/lib/shared/trouble-metrics.ts';
import { epochMs } from './common.ts';

/** What is sampled of each kind of subject. A new series is a name here, and a reading in lib/services/sampler. */
export const seriesMetrics = {
  /** `metadataLevelsBehind`: the finalised metadata.version below the supported one. */
  cluster: ['messagesInPerSecond', 'totalLag', 'metadataLevelsBehind', ...troubleMetrics],
  topic: ['messagesInPerSecond', ...troubleMetrics],
  group: ['lag', 'timeLagMs', 'horizonMs', 'consumedPerSecond'],
  partition: ['lag', 'timeLagMs'],
  groupTopic: ['lag'],
  /** Of the fullest volume. */
  broker: ['diskUsedFraction'],
  /** How many times a day the room that is left would be filled, as forecast; 0 = never. */
  volume: ['fillsPerDay'],
} as const;

export type SeriesKindDto = keyof typeof seriesMetrics;
export type SeriesMetricDto = (typeof seriesMetrics)[SeriesKindDto][number];
/** One series; the cluster's have no name. */
export type SeriesSource = { kind: SeriesKindDto; name?: string; metric: SeriesMetricDto };

const seriesKinds = [
  'cluster',
  'topic',
  'group',
  'partition',
  'groupTopic',
  'broker',
  'volume',
] as const satisfies readonly SeriesKindDto[];
/** Of each cluster; where there are more partitions with a commit, those furthest behind. */
export const PARTITION_SERIES_MOST = 500;

type GroupPartition = { groupId: string; topic: string; partition: number };

/** `orders 3 billing export`: a topic's name has no blank, a group's may. */
export const partitionSeriesName = ({ groupId, topic, partition }: GroupPartition): string =>
  `${topic} ${partition} ${groupId}`;

/** Of each cluster; where groups that read several topics read more of them, those furthest behind. */
export const GROUP_TOPIC_SERIES_MOST = 500;

/** `orders billing export`: a group on one of its topics. */
export const groupTopicSeriesName = ({ groupId, topic }: Omit<GroupPartition, 'partition'>): string =>
  `${topic} ${groupId}`;

/** `3 /data/a,/data/b`: the log dirs of a broker that lie on one volume. */
export const volumeSeriesName = (brokerId: number | string, paths: string): string => `${brokerId} ${paths}`;

const metricNames: readonly SeriesMetricDto[] = [...new Set(Object.values(seriesMetrics).flat())];
const NAMES_MOST = 20;
export const SPARK_NAMES_MOST = 100;
export const SPARK_POINTS = 30;
const NAME_LENGTH_MOST = 32_767;

const name = z.string().max(NAME_LENGTH_MOST);

/** Given once or several times: `name=a&name=b`. Names may hold commas. */
const names = (most: number) =>
  z
    .union([name.min(1), z.array(name.min(1)).min(1).max(most)], {
      error: `1 to ${most} names that are not empty`,
    })
    .transform((given) => (typeof given === 'string' ? [given] : given));

const metric = z.enum(metricNames);

export const historyQuerySchema = z.strictObject({
  kind: z.enum(seriesKinds),
  /**
   * Names of the topics, groups, partitions of groups (`orders 3 billing`), groups on one of several topics
   * (`orders billing`), brokers (`3`) or volumes (`3 /data/kafka`); left out for the cluster.
   */
  name: names(NAMES_MOST).optional(),
  /** One or several with commas; each name is answered with each metric. */
  metric: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(metric).min(1)),
  /** Epoch ms; default: 30 minutes before `to`. */
  from: z.coerce.number().int().nonnegative().optional(),
  to: z.coerce.number().int().nonnegative().optional(),
  /** Upper bound of points; the resolution follows from it. */
  points: z.coerce.number().int().min(10).max(2000).default(240),
  /** One of those that are kept, instead of `points`. */
  resolutionMs: z.coerce.number().int().positive().optional(),
  /** A file answers every moment of the range; cells of moments without samples are empty. */
  format: z.enum(['json', 'csv']).default('json'),
});

const seriesSchema = z.object({
  kind: z.enum(seriesKinds),
  name: z.string().nullable(),
  metric: z.string(),
  /** `value` is the mean of the samples within [at, at + resolutionMs), `max` the highest of them. */
  points: z.array(z.object({ at: epochMs, value: z.number(), max: z.number() })),
});

/** No point = not sampled: draw a gap, never a line across. */
export const historySchema = z.object({
  from: epochMs,
  to: epochMs,
  resolutionMs: z.int(),
  /** When the oldest sample of this resolution is from, of any series; null when there is none. */
  oldestAt: epochMs.nullable(),
  series: z.array(seriesSchema),
});

/** The newest course of one quantity of many subjects, for the cells of a list. */
export const sparkQuerySchema = z.strictObject({
  kind: z.enum(seriesKinds),
  metric,
  /** Left out for the cluster. */
  name: names(SPARK_NAMES_MOST).optional(),
  spanMs: z.coerce.number().int().min(300_000).max(86_400_000).default(3_600_000),
});

export const sparksSchema = z.object({
  from: epochMs,
  to: epochMs,
  stepMs: z.int(),
  /** In the order of the names, the cluster's being empty: the mean of each step from `from` on; null = not sampled. */
  items: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()).max(SPARK_POINTS) })),
});

/** What the history of all clusters takes, and what it may take. */
export const historyStorageSchema = z.object({
  measuredAt: epochMs,
  /** Null while they are counted after a start. */
  rows: z.int().nullable(),
  rowsMost: z.int(),
  /** Of the whole database. */
  bytes: z.int(),
  bytesMost: z.int(),
  oldestAt: epochMs.nullable(),
  resolutions: z.array(
    z.object({
      resolutionMs: z.int(),
      /** 0: no longer wanted, about to be deleted. */
      keepMs: z.int(),
      rows: z.int().nullable(),
      oldestAt: epochMs.nullable(),
    }),
  ),
});

export type HistoryQuery = z.infer<typeof historyQuerySchema>;
export type HistoryDto = z.infer<typeof historySchema>;
export type HistorySeriesDto = z.infer<typeof seriesSchema>;
export type SparkQuery = z.infer<typeof sparkQuerySchema>;
export type SparksDto = z.infer<typeof sparksSchema>;
export type HistoryStorageDto = z.infer<typeof historyStorageSchema>;
