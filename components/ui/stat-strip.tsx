import type { ReactNode } from 'react';
import type { Quantity } from '@/lib/shared/format/quantity.ts';
import { cn } from './cn.ts';
import { Skeleton } from './skeleton.tsx';
import { Unknown } from './unknown.tsx';

/** A row of stats; wraps, two to a row on narrow screens, the last one taking what is left. */
export function StatStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="flex flex-none flex-wrap gap-px overflow-hidden rounded-lg border border-line bg-line"
    >
      {children}
    </ul>
  );
}

type StatProps = {
  label: string;
  /** Null: not measured. Undefined: still loading. */
  value: Quantity | null | undefined;
  /** Why it is unknown. */
  reason?: string | null | undefined;
  detail?: ReactNode;
  /** Age or provenance, right of the label. */
  aside?: ReactNode;
  tone?: 'normal' | 'warn' | 'crit';
};

const rules = {
  normal: '',
  warn: 'shadow-[inset_0_2px_0_var(--color-warn-mark)]',
  crit: 'shadow-[inset_0_2px_0_var(--color-crit-mark)]',
} as const;

export function Stat({ label, value, reason, detail, aside, tone = 'normal' }: StatProps) {
  return (
    <li className={cn('min-w-0 flex-[1_1_132px] bg-surface px-3 py-2.5 max-md:flex-[1_1_40%]', rules[tone])}>
      <p className="flex items-start gap-1.5 text-xs font-medium text-ink-2">
        <span className="min-w-0">{label}</span>
        {aside !== undefined && <span className="ml-auto flex-none">{aside}</span>}
      </p>
      <p className="num text-[22px]/7 font-semibold tracking-tight [overflow-wrap:anywhere]">
        {value === undefined && <Skeleton className="my-2 h-3.5 w-16" />}
        {value === null && <Unknown reason={reason} className="[&>span:nth-child(2)]:text-lg" />}
        {value !== undefined && value !== null && (
          <>
            {value.text}
            {value.unit !== '' && (
              <span className="text-base font-medium tracking-normal text-ink-3"> {value.unit}</span>
            )}
          </>
        )}
      </p>
      <div className="min-h-4 text-xs text-ink-3">{detail}</div>
    </li>
  );
}
