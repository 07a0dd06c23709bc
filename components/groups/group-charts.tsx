'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ChartMark } from '@/components/charts/chart-mark.ts';
import { HistoryPanel } from '@/components/charts/history-panel.tsx';
import { historySources } from '@/components/charts/history-sources.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import type { SeriesSource } from '@/lib/contracts/history.ts';
import { shortCount } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { joinQuantity } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';

type Measure = {
  label: string;
  detail: string;
  source: (groupId: string) => SeriesSource;
  formatValue: (value: number) => string;
};

const measures = {
  records: {
    label: 'Records',
    detail: 'records, all partitions',
    source: historySources.groupLag,
    formatValue: (value) => joinQuantity(shortCount(value)),
  },
  time: {
    label: 'Time',
    detail: 'age of the oldest unread record',
    source: historySources.groupTimeLag,
    formatValue: formatDuration,
  },
  horizon: {
    label: 'Lost in',
    detail: 'time until unread records are deleted',
    source: historySources.groupHorizon,
    formatValue: formatDuration,
  },
} as const satisfies Record<string, Measure>;

const measureNames = ['records', 'time', 'horizon'] as const satisfies readonly (keyof typeof measures)[];
const options = measureNames.map((value) => ({ value, label: measures[value].label }));
const measureParam = parseAsStringLiteral(measureNames).withDefault('records');

type GroupChartsProps = {
  clusterId: string;
  groupId: string;
  sampledAt: number | null;
  marks: readonly ChartMark[];
};

/** How far behind the group was, in one of its measures, and how fast it read. */
export function GroupCharts({ clusterId, groupId, sampledAt, marks }: GroupChartsProps) {
  const [chosen, choose] = useQueryState('lag', measureParam);
  const { detail, source, formatValue } = measures[chosen];
  const age = <SectionAge section="commits" at={sampledAt} />;
  return (
    <div className="grid min-w-0 flex-none gap-3 lg:grid-cols-2">
      <HistoryPanel
        clusterId={clusterId}
        title="Lag"
        detail={detail}
        aside={
          <>
            <Segmented
              label="Lag as"
              options={options}
              value={chosen}
              onChange={(next) => void choose(next)}
            />
            {age}
          </>
        }
        source={source(groupId)}
        formatValue={formatValue}
        marks={marks}
      />
      <HistoryPanel
        clusterId={clusterId}
        title="Consumed"
        detail="records per second"
        aside={age}
        source={historySources.groupConsumption(groupId)}
        formatValue={formatRate}
        marks={marks}
      />
    </div>
  );
}
