'use client';

import { X } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useEffect, useRef } from 'react';
import type { ChartMark } from '@/components/charts/chart-mark.ts';
import { HistoryPanel } from '@/components/charts/history-panel.tsx';
import { historySources, partitionSources } from '@/components/charts/history-sources.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import type { SeriesSource } from '@/lib/contracts/history.ts';
import { shortCount } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { joinQuantity } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { type ChosenPartition, useChosenPartition } from './chosen-partition.ts';

type Measure = {
  label: string;
  detail: string;
  source: (groupId: string) => SeriesSource;
  /** Null: it is not kept of single partitions. */
  ofPartition: ((place: ChosenPartition & { groupId: string }) => SeriesSource) | null;
  formatValue: (value: number) => string;
};

const measures = {
  records: {
    label: 'Records',
    detail: 'records, all partitions',
    source: historySources.groupLag,
    ofPartition: partitionSources.lag,
    formatValue: (value) => joinQuantity(shortCount(value)),
  },
  time: {
    label: 'Time',
    detail: 'age of the oldest unread record',
    source: historySources.groupTimeLag,
    ofPartition: partitionSources.timeLag,
    formatValue: formatDuration,
  },
  horizon: {
    label: 'Lost in',
    detail: 'time until unread records are deleted',
    source: historySources.groupHorizon,
    ofPartition: null,
    formatValue: formatDuration,
  },
} as const satisfies Record<string, Measure>;

const measureNames = ['records', 'time', 'horizon'] as const satisfies readonly (keyof typeof measures)[];
const optionsOf = (names: readonly (keyof typeof measures)[]) =>
  names.map((value) => ({ value, label: measures[value].label }));
const groupOptions = optionsOf(measureNames);
const partitionOptions = optionsOf(measureNames.filter((name) => measures[name].ofPartition !== null));
const measureParam = parseAsStringLiteral(measureNames).withDefault('records');

type GroupChartsProps = {
  clusterId: string;
  groupId: string;
  sampledAt: number | null;
  marks: readonly ChartMark[];
};

/** How far behind the group was, in one of its measures and on all partitions or one, and how fast it read. */
export function GroupCharts({ clusterId, groupId, sampledAt, marks }: GroupChartsProps) {
  const [wanted, choose] = useQueryState('lag', measureParam);
  const [place, setPlace] = useChosenPartition();
  const box = useRef<HTMLDivElement>(null);
  const name = place === null ? null : `${place.topic} ${place.partition}`;
  useEffect(() => {
    // It is chosen in the table below, from where the chart may be out of sight.
    if (name !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [name]);
  const chosen = place !== null && measures[wanted].ofPartition === null ? 'records' : wanted;
  const { detail, source, ofPartition, formatValue } = measures[chosen];
  const isOfPartition = place !== null && ofPartition !== null;
  const age = <SectionAge section="commits" at={sampledAt} />;
  return (
    <div ref={box} className="grid min-w-0 flex-none scroll-mt-3 gap-3 lg:grid-cols-2">
      <HistoryPanel
        clusterId={clusterId}
        title={isOfPartition ? `Lag of partition ${place.partition}` : 'Lag'}
        detail={isOfPartition ? `${place.topic}, ${chosen === 'records' ? 'records' : detail}` : detail}
        aside={
          <>
            {place !== null && (
              <Button size="sm" onClick={() => void setPlace(null)}>
                <X aria-hidden className="size-3" />
                <span className="max-md:sr-only">All partitions</span>
              </Button>
            )}
            <Segmented
              label="Lag as"
              options={place === null ? groupOptions : partitionOptions}
              value={chosen}
              onChange={(next) => void choose(next)}
            />
            {age}
          </>
        }
        source={isOfPartition ? ofPartition({ ...place, groupId }) : source(groupId)}
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
