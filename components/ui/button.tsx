import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

const variants = {
  default: 'border-line-strong bg-surface text-ink hover:bg-hover',
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-hover',
  ghost: 'border-transparent bg-transparent text-ink-2 hover:bg-hover',
  danger: 'border-crit-line bg-surface text-crit hover:bg-crit-soft',
} as const;

const sizes = {
  md: 'h-7 px-2.5 text-sm max-md:h-10 max-md:px-3.5',
  sm: 'h-6 px-2 text-xs max-md:h-9',
  icon: 'size-7 max-md:size-10',
} as const;

export type ButtonProps = ComponentProps<'button'> & {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** Renders the only child (a link) with the looks of a button. */
  asChild?: boolean;
};

export function Button({
  variant = 'default',
  size = 'md',
  asChild = false,
  type,
  className,
  ...props
}: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return (
    <Element
      {...(!asChild && { type: type ?? 'button' })}
      className={cn(
        'inline-flex flex-none items-center justify-center gap-1.5 rounded-md border font-[550] leading-none whitespace-nowrap no-underline select-none',
        'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3',
        variants[variant],
        sizes[size],
        className,
      )}
      {...props}
    />
  );
}
