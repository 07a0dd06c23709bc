'use client';

import { CircleDashed, Clock, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Popover } from '@/components/ui/popover.tsx';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { FreshnessDto } from '@/lib/contracts/common.ts';
import { formatAge } from '@/lib/shared/format/duration.ts';
import { type PageAge, pageAge } from './page-age.ts';
import { SectionList } from './section-list.tsx';

const words = {
  live: 'Live',
  late: 'Late',
  partial: 'Partial',
  stale: 'Stale',
  pending: 'Collecting',
} as const;

function Mark({ state }: { state: PageAge['state'] }) {
  if (state === 'stale') return <Clock aria-hidden className="size-3" />;
  if (state === 'partial') return <TriangleAlert aria-hidden className="size-3" />;
  if (state === 'pending') return <CircleDashed aria-hidden className="size-3" />;
  return (
    <span
      aria-hidden
      className={cn(
        'size-1.5 rounded-full',
        state === 'live' ? 'bg-ok-mark' : 'shadow-[inset_0_0_0_1.5px_var(--color-ink-3)]',
      )}
    />
  );
}

/** The age of the oldest number on the page; opens to every part with its own age and failures. */
export function FreshnessPill({ freshness }: { freshness: FreshnessDto | undefined }) {
  const now = useServerNow();
  if (freshness === undefined) return null;
  const { state, oldestMs } = pageAge(freshness.sections, now);
  const age = oldestMs === null ? '' : `, ${formatAge(oldestMs)}`;
  return (
    <Popover
      label="Age of the data on this page"
      align="end"
      className="w-[420px]"
      trigger={
        <Button
          className={cn(
            'num text-xs text-ink-2',
            (state === 'stale' || state === 'partial') && 'font-semibold text-warn',
          )}
          aria-label={`Age of the data: ${words[state]}${oldestMs === null ? '' : `, oldest ${formatAge(oldestMs)}`}`}
        >
          <Mark state={state} />
          {words[state]}
          {age}
        </Button>
      }
    >
      <SectionList sections={freshness.sections} now={now} />
    </Popover>
  );
}
