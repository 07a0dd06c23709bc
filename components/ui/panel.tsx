import { type ReactNode, useId } from 'react';
import { cn } from './cn.ts';

type PanelProps = {
  title: string;
  detail?: ReactNode;
  /** Right side of the header: age, legend, buttons. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
};

export function Panel({ title, detail, aside, children, className }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        'flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface',
        className,
      )}
    >
      <header className="flex min-h-9 flex-none items-center gap-2 border-b border-line px-3 py-1">
        <h2 id={id} title={title} className="min-w-0 truncate text-base font-semibold">
          {title}
        </h2>
        {detail !== undefined && (
          <span
            {...(typeof detail === 'string' && { title: detail })}
            className="min-w-0 shrink-[99999] truncate text-xs text-ink-3"
          >
            {detail}
          </span>
        )}
        {aside !== undefined && <div className="ml-auto flex flex-none items-center gap-2">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
