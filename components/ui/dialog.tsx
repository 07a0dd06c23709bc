'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What the dialog is about, beside the title. */
  detail?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** `drawer`: the right edge, full height; covers the page on narrow screens. */
  placement?: 'center' | 'drawer';
  className?: string;
};

const placements = {
  center:
    'top-1/2 left-1/2 max-h-[min(88dvh,800px)] w-[min(640px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 rounded-[10px] border border-line shadow-[var(--shadow-pop)]',
  drawer: 'inset-y-0 right-0 w-[min(480px,100vw)] shadow-[var(--shadow-drawer)]',
} as const;

export function Dialog({
  open,
  onOpenChange,
  title,
  detail,
  children,
  footer,
  placement = 'center',
  className,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Radix.Content
          {...(detail === undefined && { 'aria-describedby': undefined })}
          className={cn('fixed z-30 flex flex-col bg-surface', placements[placement], className)}
        >
          <header className="flex flex-none items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-4">
            <Radix.Title className="text-lg font-[620]">{title}</Radix.Title>
            {detail !== undefined && (
              <Radix.Description className="min-w-0 truncate text-sm text-ink-3">{detail}</Radix.Description>
            )}
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close" className="ml-auto">
                <X aria-hidden className="size-3.5" />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer !== undefined && (
            <footer className="flex flex-none flex-wrap items-center gap-2 rounded-b-[10px] border-t border-line bg-canvas px-4 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
