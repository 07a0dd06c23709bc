import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type ScrollAreaProps = { label: string; className?: string; children: ReactNode };

/** Text that scrolls inside its own frame, and can be reached and scrolled by keyboard. */
export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      className={cn('overflow-y-auto rounded-md border border-line', className)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
