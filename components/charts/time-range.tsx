'use client';

import { ChevronLeft, ChevronRight, Clock, Radio, ZoomIn, ZoomOut } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Menu, MenuItem, MenuRadio, MenuSeparator } from '@/components/ui/menu.tsx';
import { serverClock } from '@/lib/client/server-clock.ts';
import { utcRange } from '@/lib/shared/format/time.ts';
import { boundsOf, type TimeWindow } from '@/lib/shared/time-window.ts';
import { type TimeRange, timeRangeNames, timeRangeParams, timeRanges, windowOf } from './time-ranges.ts';
import { moved, type Span, zoomed } from './zoom.ts';

const options = timeRangeNames.map((value) => ({ value, label: `Last ${timeRanges[value].label}` }));

type TimeRangeState = {
  window: TimeWindow;
  range: TimeRange;
  /** Follows the clock over one of the spans. */
  setRange: (range: TimeRange) => void;
  /** Stands still; the browser's Back returns. */
  zoomTo: (span: Span) => void;
};

/** The time that charts show, in the address: `t`, or `from` and `to`. */
export function useTimeRange(): TimeRangeState {
  const [params, setParams] = useQueryStates(timeRangeParams);
  return {
    window: windowOf(params),
    range: params.t,
    setRange: (t) => void setParams({ t, from: null, to: null }),
    zoomTo: (span) => void setParams(span, { history: 'push' }),
  };
}

export function TimeRangeMenu({ className }: { className?: string }) {
  const { window, range, setRange, zoomTo } = useTimeRange();
  const preset = timeRanges[range].label;
  const fixed = window.live ? null : utcRange(window.from, window.to);
  const step = (change: (span: Span, amount: number, now: number) => Span, amount: number) => () => {
    const now = serverClock.now();
    zoomTo(change(boundsOf(window, now), amount, now));
  };
  return (
    <span className={cn('inline-flex items-center gap-1.5', className)}>
      {fixed !== null && (
        <Button
          aria-label={`Follow live: show the last ${preset}`}
          className="max-md:px-2"
          onClick={() => setRange(range)}
        >
          <Radio aria-hidden className="size-3.5" />
          <span className="max-lg:sr-only">Follow live</span>
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <Button
            aria-label={`Time shown in charts: ${fixed ?? `last ${preset}`}`}
            className="num max-md:px-2"
          >
            <Clock aria-hidden className="size-3.5" />
            {fixed ?? (
              <>
                <span className="max-md:sr-only">Last</span> {preset}
              </>
            )}
          </Button>
        }
      >
        <MenuRadio value={window.live ? range : null} options={options} onChange={setRange} />
        <MenuSeparator />
        <MenuItem onSelect={step(moved, -0.5)}>
          <ChevronLeft aria-hidden className="size-3.5" />
          Earlier
        </MenuItem>
        <MenuItem onSelect={step(moved, 0.5)}>
          <ChevronRight aria-hidden className="size-3.5" />
          Later
        </MenuItem>
        <MenuItem onSelect={step(zoomed, 0.5)}>
          <ZoomIn aria-hidden className="size-3.5" />
          Zoom in
        </MenuItem>
        <MenuItem onSelect={step(zoomed, 2)}>
          <ZoomOut aria-hidden className="size-3.5" />
          Zoom out
        </MenuItem>
      </Menu>
    </span>
  );
}
