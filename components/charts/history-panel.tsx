'use client';

import type { ReactNode } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { historyFile, useHistory } from '@/lib/client/history.ts';
import type { SeriesSource } from '@/lib/contracts/history.ts';
import type { ChartMark } from './chart-mark.ts';
import { TimeChart } from './time-chart.tsx';
import { useTimeRange } from './time-range.tsx';

type HistoryPanelProps = {
  clusterId: string;
  title: string;
  detail?: string;
  /** Age, or the newest value. */
  aside?: ReactNode;
  source: SeriesSource;
  formatValue: (value: number) => string;
  marks?: readonly ChartMark[];
};

/** A panel with one series over the time range of the page. */
export function HistoryPanel({
  clusterId,
  title,
  detail,
  aside,
  source,
  formatValue,
  marks = [],
}: HistoryPanelProps) {
  const { window, zoomTo } = useTimeRange();
  const query = useHistory(clusterId, source, window);
  return (
    <Panel title={title} detail={detail} aside={aside}>
      <div className="min-h-[192px]">
        <Loaded query={query} loading="Reading the samples" subject={title}>
          {(history) => (
            <TimeChart
              label={detail === undefined ? title : `${title}, ${detail}`}
              history={{ ...history, points: history.series[0]?.points ?? [] }}
              formatValue={formatValue}
              onZoom={zoomTo}
              exportHref={historyFile(clusterId, source, history)}
              marks={marks}
            />
          )}
        </Loaded>
      </div>
    </Panel>
  );
}
