import { CircleCheck, CircleX, Clock, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const looks = {
  crit: { icon: CircleX, box: 'bg-crit-soft border-crit-line', mark: 'text-crit', word: 'Error' },
  warn: { icon: TriangleAlert, box: 'bg-warn-soft border-warn-line', mark: 'text-warn', word: 'Warning' },
  stale: { icon: Clock, box: 'bg-warn-soft border-warn-line', mark: 'text-warn', word: 'Out of date' },
  ok: { icon: CircleCheck, box: 'bg-ok-soft border-ok-line', mark: 'text-ok', word: 'Done' },
  info: { icon: Info, box: 'bg-surface border-line', mark: 'text-accent', word: 'Note' },
} as const satisfies Record<string, { icon: LucideIcon; box: string; mark: string; word: string }>;

type BannerProps = {
  tone: keyof typeof looks;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Title is the consequence, the body the value and since when, the action the fix. */
export function Banner({ tone, title, children, action, className }: BannerProps) {
  const { icon: Icon, box, mark, word } = looks[tone];
  return (
    <div
      role={tone === 'crit' ? 'alert' : 'status'}
      className={cn(
        'grid flex-none grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-0.5 rounded-md border px-3 py-2 text-sm',
        box,
        className,
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-[15px]', mark)} />
      <div className="min-w-0 break-words">
        <p className="font-semibold">
          <span className="sr-only">{word}: </span>
          {title}
        </p>
        {children !== undefined && <div className="text-xs text-ink-2">{children}</div>}
      </div>
      {action}
    </div>
  );
}
