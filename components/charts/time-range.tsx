'use client';

import { Clock } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { Menu, MenuRadio } from '@/components/ui/menu.tsx';

const RANGES = {
  '30m': { label: '30 min', ms: 1_800_000 },
  '1h': { label: '1 h', ms: 3_600_000 },
  '6h': { label: '6 h', ms: 21_600_000 },
  '24h': { label: '24 h', ms: 86_400_000 },
  '7d': { label: '7 d', ms: 604_800_000 },
} as const;

type Range = keyof typeof RANGES;
const names = ['30m', '1h', '6h', '24h', '7d'] as const satisfies readonly Range[];
const options = names.map((value) => ({ value, label: `Last ${RANGES[value].label}` }));

/** The time that charts show, in the address as `t`. Milliseconds. */
export function useTimeRange(): { spanMs: number; range: Range; setRange: (range: Range) => void } {
  const [range, setRange] = useQueryState('t', parseAsStringLiteral(names).withDefault('30m'));
  return { spanMs: RANGES[range].ms, range, setRange: (next) => void setRange(next) };
}

export function TimeRangeMenu() {
  const { range, setRange } = useTimeRange();
  return (
    <Menu
      align="end"
      trigger={
        <Button aria-label={`Time shown in charts: last ${RANGES[range].label}`} className="max-md:px-2">
          <Clock aria-hidden className="size-3.5" />
          <span className="max-md:sr-only">Last</span> {RANGES[range].label}
        </Button>
      }
    >
      <MenuRadio value={range} options={options} onChange={setRange} />
    </Menu>
  );
}
