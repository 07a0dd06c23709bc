import { createLoader, createParser, parseAsStringLiteral } from 'nuqs/server';
import { historySources, partitionSources } from '@/components/charts/history-sources.ts';
import type { SeriesSource } from '@/lib/contracts/history.ts';

type ChosenPartition = { topic: string; partition: number };

/** `orders 3` */
const partitionParam = createParser<ChosenPartition>({
  parse: (text) => {
    const [, topic, partition] = /^(\S+) (\d{1,9})$/.exec(text) ?? [];
    return topic === undefined ? null : { topic, partition: Number(partition) };
  },
  serialize: ({ topic, partition }) => `${topic} ${partition}`,
  eq: (a, b) => a.topic === b.topic && a.partition === b.partition,
});

export const lagMeasures = ['records', 'time', 'horizon'] as const;
/** What is kept of single partitions. */
export const partitionMeasures = ['records', 'time'] as const;

/** What the lag chart of a group shows, in the address; `partition` null = all of them. */
export const lagChartParams = {
  lag: parseAsStringLiteral(lagMeasures).withDefault('records'),
  partition: partitionParam,
};

export const loadLagChart = createLoader(lagChartParams);

type LagChart = { measure: (typeof lagMeasures)[number]; source: SeriesSource };

/** The measure that is drawn, and its series: records where the one that is asked for is not kept of a partition. */
export function lagChartOf(
  groupId: string,
  { lag, partition }: Awaited<ReturnType<typeof loadLagChart>>,
): LagChart {
  if (partition === null) return { measure: lag, source: groupSources[lag](groupId) };
  const measure = lag === 'horizon' ? 'records' : lag;
  return { measure, source: ofPartition[measure]({ ...partition, groupId }) };
}

const groupSources = {
  records: historySources.groupLag,
  time: historySources.groupTimeLag,
  horizon: historySources.groupHorizon,
};
const ofPartition = { records: partitionSources.lag, time: partitionSources.timeLag };
