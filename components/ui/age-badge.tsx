'use client';

import { CircleDashed, Clock } from 'lucide-react';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import { formatAge } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { ageState } from './age-state.ts';
import { cn } from './cn.ts';

type AgeBadgeProps = {
  /** Epoch ms of the measurement; null when there never was one. */
  sampledAt: number | null;
  /** Planned time between measurements. */
  intervalMs: number;
  /** Shown when there is no measurement: "denied", "never sampled". */
  reason?: string | undefined;
  className?: string;
};

const box = 'num inline-flex items-center gap-[3px] align-middle text-[11px]/4 whitespace-nowrap text-ink-3';

/** How old a number is: live (dot), late (hollow dot), stale (clock, amber, word), none (dashed circle, reason). */
export function AgeBadge({ sampledAt, intervalMs, reason = 'not sampled', className }: AgeBadgeProps) {
  const now = useServerNow();
  if (sampledAt === null) {
    return (
      <span className={cn(box, className)}>
        <CircleDashed aria-hidden className="size-[11px]" />
        {reason}
      </span>
    );
  }
  const ageMs = now - sampledAt;
  const state = ageState(ageMs, intervalMs);
  const title = `Measured ${utcDateTime(sampledAt)}`;
  if (state === 'stale') {
    return (
      <span title={title} className={cn(box, 'font-semibold text-warn', className)}>
        <Clock aria-hidden className="size-[11px]" />
        stale {formatAge(ageMs)}
      </span>
    );
  }
  return (
    <span title={title} className={cn(box, className)}>
      <span
        role="img"
        aria-label={state === 'live' ? 'Live' : 'Late'}
        className={cn(
          'mr-px size-1.5 flex-none rounded-full',
          state === 'live' ? 'bg-ok-mark' : 'shadow-[inset_0_0_0_1.5px_var(--color-ink-3)]',
        )}
      />
      {formatAge(ageMs)}
    </span>
  );
}
