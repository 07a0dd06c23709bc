'use client';

import { ChartLine, Table2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import type { HistoryDto } from '@/lib/contracts/history.ts';
import { utcSince, utcTick } from '@/lib/shared/format/time.ts';
import { axisStart, chartData } from './series.ts';
import { SeriesTable } from './series-table.tsx';

// Recharts weighs 105 KB gzipped: it comes after the page, into a box of the same size.
const TimeSeriesPlot = dynamic(
  () => import('./time-series-plot.tsx').then((module) => module.TimeSeriesPlot),
  {
    ssr: false,
    loading: () => <div className="h-[150px]" />,
  },
);

type TimeChartProps = {
  /** What the line is, with its unit: "Lag, records". */
  label: string;
  history: Pick<HistoryDto, 'from' | 'to' | 'resolutionMs' | 'points'>;
  formatValue: (value: number) => string;
};

/** One series over time: gaps hatched and never bridged, and the same numbers as a table. */
export function TimeChart({ label, history, formatValue }: TimeChartProps) {
  const [asTable, setAsTable] = useState(false);
  const { points, to, resolutionMs } = history;
  const from = axisStart(points, resolutionMs, history.from, to);
  const data = useMemo(() => chartData(points, resolutionMs, from, to), [points, resolutionMs, from, to]);
  const first = points[0];
  const last = points.at(-1);
  const span = to - from;
  const summary =
    last === undefined
      ? `${label}. No samples from ${utcTick(from, span)} to ${utcTick(to, span)} UTC.`
      : `${label}. ${points.length} samples from ${utcTick(from, span)} to ${utcTick(to, span)} UTC, last ${formatValue(last.value)}.`;
  const Icon = asTable ? ChartLine : Table2;
  return (
    <div className="relative min-w-0 p-2">
      {asTable ? (
        <SeriesTable label={label} points={points} span={span} formatValue={formatValue} />
      ) : (
        <figure aria-label={summary} className="m-0 h-[150px]">
          {last === undefined ? (
            <div className="hatch grid h-full place-items-center rounded-sm">
              <p className="rounded-sm bg-surface px-2 text-sm text-ink-3">No samples in this time</p>
            </div>
          ) : (
            <TimeSeriesPlot data={data} from={from} to={to} formatValue={formatValue} />
          )}
        </figure>
      )}
      <div className="flex items-center gap-3 pt-1 text-[11px]/4 text-ink-2">
        {last !== undefined && data.gaps.length > 0 && (
          <span className="inline-flex flex-none items-center gap-1.5">
            <span
              aria-hidden
              className="hatch h-[9px] w-3 rounded-[2px] shadow-[inset_0_0_0_1px_var(--color-unknown-line)]"
            />
            no samples
          </span>
        )}
        <span className="min-w-0 text-ink-3">
          {first !== undefined && from > history.from
            ? `First sample ${utcSince(first.at, to)} UTC`
            : 'Times are UTC'}
        </span>
        <Button variant="ghost" size="sm" className="ml-auto flex-none" onClick={() => setAsTable(!asTable)}>
          <Icon aria-hidden className="size-3" />
          {asTable ? 'Show chart' : 'Show table'}
        </Button>
      </div>
    </div>
  );
}
