'use client';

import { Clock } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Menu, MenuRadio } from '@/components/ui/menu.tsx';
import { type TimeRange, timeRangeNames, timeRangeParams, timeRanges } from './time-ranges.ts';

const options = timeRangeNames.map((value) => ({ value, label: `Last ${timeRanges[value].label}` }));

/** The time that charts show, in the address as `t`. Milliseconds. */
export function useTimeRange(): { spanMs: number; range: TimeRange; setRange: (range: TimeRange) => void } {
  const [{ t: range }, setParams] = useQueryStates(timeRangeParams);
  return { spanMs: timeRanges[range].ms, range, setRange: (next) => void setParams({ t: next }) };
}

export function TimeRangeMenu({ className }: { className?: string }) {
  const { range, setRange } = useTimeRange();
  return (
    <Menu
      align="end"
      trigger={
        <Button
          aria-label={`Time shown in charts: last ${timeRanges[range].label}`}
          className={cn('max-md:px-2', className)}
        >
          <Clock aria-hidden className="size-3.5" />
          <span className="max-md:sr-only">Last</span> {timeRanges[range].label}
        </Button>
      }
    >
      <MenuRadio value={range} options={options} onChange={setRange} />
    </Menu>
  );
}
