'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type PopoverProps = {
  trigger: ReactNode;
  /** Name of the panel for screen readers. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  className?: string;
};

export function Popover({ trigger, label, children, align = 'start', className }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'z-40 max-h-[min(70dvh,var(--radix-popover-content-available-height))] max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line bg-surface shadow-[var(--shadow-pop)]',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
