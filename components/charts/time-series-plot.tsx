'use client';

import { useId } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { utcTick, utcTime } from '@/lib/shared/format/time.ts';
import type { ChartMark } from './chart-mark.ts';
import { markLines } from './mark-lines.tsx';
import { type ChartData, timeTicks } from './series.ts';
import { PLOT_INSET } from './zoom.ts';

type TimeSeriesPlotProps = {
  data: ChartData;
  from: number;
  to: number;
  formatValue: (value: number) => string;
  marks?: readonly ChartMark[];
};

const axisText = { fontSize: 10.5, fill: 'var(--color-ink-3)' } as const;
const TICKS = 5;

function Reading({
  active,
  payload,
  formatValue,
}: {
  active?: boolean;
  payload?: readonly { payload?: { at: number; value: number | null } }[];
  formatValue: (value: number) => string;
}) {
  const point = payload?.[0]?.payload;
  if (active !== true || point === undefined || point.value === null) return null;
  return (
    <div className="num rounded-md border border-line bg-surface px-2 py-1 text-xs shadow-[var(--shadow-pop)]">
      <span className="text-ink-3">{utcTime(point.at)}</span>{' '}
      <b className="font-semibold">{formatValue(point.value)}</b>
    </div>
  );
}

/** The drawing itself: one line over hatched gaps, y from 0, horizontal grid only, no smoothing. */
export function TimeSeriesPlot({ data, from, to, formatValue, marks = [] }: TimeSeriesPlotProps) {
  const hatchId = useId();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...data.points]} margin={{ top: 6, right: PLOT_INSET.right, bottom: 0, left: 0 }}>
        <defs>
          <pattern
            id={hatchId}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V6" stroke="var(--color-unknown-mark)" strokeOpacity=".45" strokeWidth="1.5" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--color-chart-grid)" />
        <XAxis
          dataKey="at"
          type="number"
          height={22}
          domain={[from, to]}
          ticks={timeTicks(from, to, TICKS)}
          tickFormatter={(at: number) => utcTick(at, to - from)}
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          allowDataOverflow
        />
        <YAxis
          width={PLOT_INSET.left}
          domain={[0, 'auto']}
          tickCount={4}
          tickFormatter={formatValue}
          tick={axisText}
          tickLine={false}
          axisLine={false}
        />
        {data.gaps.map((gap) => (
          <ReferenceArea
            key={gap.from}
            x1={gap.from}
            x2={gap.to}
            fill={`url(#${hatchId})`}
            fillOpacity={1}
            stroke="none"
          />
        ))}
        {markLines(marks)}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--color-ink-3)', strokeDasharray: '1 2' }}
          content={<Reading formatValue={formatValue} />}
        />
        <Area
          dataKey="value"
          type="linear"
          connectNulls={false}
          stroke="var(--color-chart-1)"
          strokeWidth={1.5}
          fill="var(--color-chart-fill)"
          fillOpacity={1}
          isAnimationActive={false}
          activeDot={{ r: 3, fill: 'var(--color-chart-1)', stroke: 'none' }}
          dot={({ cx, cy, payload }: { cx?: number; cy?: number; payload?: { at: number } }) =>
            payload !== undefined && data.isolated.has(payload.at) ? (
              <circle key={payload.at} cx={cx} cy={cy} r="2" fill="var(--color-chart-1)" />
            ) : (
              <g key={payload?.at} />
            )
          }
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
