'use client';

import { X } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useEffect, useRef } from 'react';
import type { ChartMark } from '@/components/charts/chart-mark.ts';
import { HistoryPanel } from '@/components/charts/history-panel.tsx';
import { historySources } from '@/components/charts/history-sources.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import { formatShortCount } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { lagChartOf, lagChartParams, lagMeasures, partitionMeasures } from './lag-chart.ts';

type Measure = { label: string; detail: string; formatValue: (value: number) => string };

const measures: Record<(typeof lagMeasures)[number], Measure> = {
  records: {
    label: 'Records',
    detail: 'records',
    formatValue: formatShortCount,
  },
  time: { label: 'Time', detail: 'age of the oldest unread record', formatValue: formatDuration },
  horizon: {
    label: 'Lost in',
    detail: 'time until unread records are deleted',
    formatValue: formatDuration,
  },
};

type GroupChartsProps = {
  clusterId: string;
  groupId: string;
  sampledAt: number | null;
  marks: readonly ChartMark[];
};

/** How far behind the group was, in one of its measures and on all partitions or one, and how fast it read. */
export function GroupCharts({ clusterId, groupId, sampledAt, marks }: GroupChartsProps) {
  const [params, setParams] = useQueryStates(lagChartParams);
  const { partition: place } = params;
  const box = useRef<HTMLDivElement>(null);
  const name = place === null ? null : `${place.topic} ${place.partition}`;
  useEffect(() => {
    // It is chosen in the table below, from where the chart may be out of sight.
    if (name !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [name]);
  const { measure, source } = lagChartOf(groupId, params);
  const { detail, formatValue } = measures[measure];
  const offered = place === null ? lagMeasures : partitionMeasures;
  const age = <SectionAge section="commits" at={sampledAt} />;
  return (
    <div ref={box} className="grid min-w-0 flex-none scroll-mt-3 gap-3 lg:grid-cols-2">
      <HistoryPanel
        clusterId={clusterId}
        title={place === null ? 'Lag' : `Lag of partition ${place.partition}`}
        detail={place === null ? `${detail}, all partitions` : `${place.topic}, ${detail}`}
        aside={
          <>
            {place !== null && (
              <Button size="sm" onClick={() => void setParams({ partition: null })}>
                <X aria-hidden className="size-3" />
                <span className="max-md:sr-only">All partitions</span>
              </Button>
            )}
            <Segmented
              label="Lag as"
              options={offered.map((value) => ({ value, label: measures[value].label }))}
              value={measure}
              onChange={(lag) => void setParams({ lag })}
            />
            {age}
          </>
        }
        source={source}
        formatValue={formatValue}
        marks={marks}
      />
      <HistoryPanel
        clusterId={clusterId}
        title="Consumed"
        detail="records per second, all partitions"
        aside={age}
        source={historySources.groupConsumption(groupId)}
        formatValue={formatRate}
        marks={marks}
      />
    </div>
  );
}
