'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import type { HistoryDto, HistorySeriesDto } from '@/lib/contracts/history.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import { utcSince, utcTick } from '@/lib/shared/format/time.ts';
import { ChartBox } from './chart-box.tsx';
import { ChartFooter, type Shown } from './chart-footer.tsx';
import { type ChartMark, marksWithin } from './chart-mark.ts';
import { MarkList } from './mark-list.tsx';
import { axisStart, chartData } from './series.ts';
import { SeriesTable } from './series-table.tsx';
import type { Span } from './zoom.ts';

// Recharts weighs 105 KB gzipped: it comes after the page, into a box of the same size.
const TimeSeriesPlot = dynamic(
  () => import('./time-series-plot.tsx').then((module) => module.TimeSeriesPlot),
  {
    ssr: false,
    loading: () => <div className="h-[150px]" />,
  },
);

/** One series with the time that was asked for. */
export type ChartHistory = Pick<HistoryDto, 'from' | 'to' | 'resolutionMs'> &
  Pick<HistorySeriesDto, 'points'> & {
    /** The oldest sample of any series: before it there is no history, after it a missing sample is a gap. */
    oldestAt?: number | null;
  };

type TimeChartProps = {
  /** What the line is, with its unit: "Lag, records". */
  label: string;
  history: ChartHistory;
  formatValue: (value: number) => string;
  /** Absent: the time shown cannot be changed here. */
  onZoom?: (span: Span) => void;
  /** The same samples as a file. */
  exportHref?: string;
  /** What happened meanwhile, newest first. */
  marks?: readonly ChartMark[];
};

/** One series over time: gaps hatched and never bridged, and the same numbers as a table. */
export function TimeChart({ label, history, formatValue, onZoom, exportHref, marks = [] }: TimeChartProps) {
  const [asTable, setAsTable] = useState(false);
  const [shown, setShown] = useState<Shown>('mean');
  const { points, to, resolutionMs, oldestAt } = history;
  const reachesBack = oldestAt != null && oldestAt <= history.from;
  const from = reachesBack ? history.from : axisStart(points, resolutionMs, history.from, to);
  const samples = useMemo(
    () => (shown === 'mean' ? points : points.map(({ at, max }) => ({ at, value: max }))),
    [points, shown],
  );
  const data = useMemo(() => chartData(samples, resolutionMs, from, to), [samples, resolutionMs, from, to]);
  const marked = marksWithin(marks, from, to);
  const first = points[0];
  const last = samples.at(-1);
  const span = to - from;
  const summary =
    last === undefined
      ? `${label}. No samples from ${utcTick(from, span)} to ${utcTick(to, span)} UTC.`
      : `${label}. ${points.length} samples from ${utcTick(from, span)} to ${utcTick(to, span)} UTC, last ${formatValue(last.value)}.`;
  const start =
    first !== undefined && from > history.from
      ? `First sample ${utcSince(first.at, to)} UTC`
      : 'Times are UTC';
  const differs = points.some(({ value, max }) => max !== value);
  return (
    <div className="relative min-w-0 p-2">
      {asTable ? (
        <SeriesTable label={label} points={points} span={span} formatValue={formatValue} />
      ) : (
        <ChartBox label={summary} span={{ from, to }} onZoom={onZoom}>
          {last === undefined ? (
            <div className="hatch grid h-full place-items-center rounded-sm">
              <p className="rounded-sm bg-surface px-2 text-sm text-ink-3">No samples in this time</p>
            </div>
          ) : (
            <TimeSeriesPlot data={data} from={from} to={to} formatValue={formatValue} marks={marked} />
          )}
        </ChartBox>
      )}
      <ChartFooter
        hasGaps={last !== undefined && data.gaps.length > 0}
        note={`${start}, each point is ${formatExactDuration(resolutionMs)}`}
        {...(differs && !asTable && { shown: { value: shown, onChange: setShown } })}
        exportHref={exportHref}
        table={{ isShown: asTable, toggle: () => setAsTable(!asTable) }}
      />
      <MarkList label={label} marks={marked} to={to} />
    </div>
  );
}
