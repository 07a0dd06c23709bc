import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** What was looked at, and when. */
  children?: ReactNode;
  action?: ReactNode;
  /** A zero that is good news. */
  allClear?: boolean;
};

export function EmptyState({ icon: Icon, title, children, action, allClear = false }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 p-6 text-center text-sm text-ink-3">
      <Icon aria-hidden className={cn('mb-1 size-5', allClear && 'text-ok')} />
      <p className="max-w-full font-semibold text-ink [overflow-wrap:anywhere]">{title}</p>
      {children !== undefined && <p className="max-w-80">{children}</p>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
