'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const itemClass =
  'flex min-h-7 items-center gap-2 rounded-sm px-2 text-sm text-ink outline-none select-none max-md:min-h-10 data-[highlighted]:bg-hover';

type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
  className?: string;
};

export function Menu({ trigger, children, align = 'start', className }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            'z-40 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-44 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-[var(--shadow-pop)]',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  onSelect,
  asChild = false,
  danger = false,
  children,
}: {
  onSelect?: () => void;
  /** The only child (a link) becomes the item. */
  asChild?: boolean;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      asChild={asChild}
      {...(onSelect && { onSelect })}
      className={cn(itemClass, danger && 'text-crit')}
    >
      {children}
    </Radix.Item>
  );
}

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-line" />;

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-1.5 pb-0.5 text-xs text-ink-3">{children}</Radix.Label>
);

export type MenuOption<Value extends string> = { value: Value; label: ReactNode };

/** One choice of several; the chosen one carries a tick, and null has none. */
export function MenuRadio<Value extends string>({
  value,
  options,
  onChange,
}: {
  value: Value | null;
  options: readonly MenuOption<Value>[];
  onChange: (value: Value) => void;
}) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Radix.RadioGroup value={value ?? ''} onValueChange={choose}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemClass}>
          <span className="w-3.5 flex-none">
            <Radix.ItemIndicator>
              <Check aria-hidden className="size-3.5 text-accent" />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
