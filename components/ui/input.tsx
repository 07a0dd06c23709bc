import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const controlClass =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink placeholder:text-ink-3 focus-visible:border-accent aria-invalid:border-crit-mark disabled:bg-sunken disabled:text-ink-3';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(controlClass, 'h-7 max-md:h-10', className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(controlClass, 'min-h-16 py-1 font-mono text-xs', className)} {...props} />;
}

/** The platform's own select: works by touch, keyboard and screen reader without help. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className="relative flex min-w-0">
      <select className={cn(controlClass, 'h-7 appearance-none pr-7 max-md:h-10', className)} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}

export function Checkbox({ label, className, ...props }: ComponentProps<'input'> & { label: string }) {
  return (
    <label className={cn('flex min-h-7 items-center gap-2 text-sm text-ink max-md:min-h-10', className)}>
      <input type="checkbox" className="size-3.5 accent-accent" {...props} />
      {label}
    </label>
  );
}
