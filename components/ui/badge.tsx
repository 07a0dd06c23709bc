import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** A quiet label beside a title: `internal`, `compact`. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex h-[22px] flex-none items-center gap-1 rounded-sm border border-line bg-sunken px-[7px] text-xs font-medium whitespace-nowrap text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A rule id or another short code. */
export function CodeBadge({ children }: { children: ReactNode }) {
  return (
    <span className="rounded-xs bg-sunken px-1 font-mono text-[11px]/4 font-medium tracking-tight whitespace-nowrap text-ink-2">
      {children}
    </span>
  );
}
