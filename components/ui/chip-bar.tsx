import type { LucideIcon } from 'lucide-react';
import { formatCount } from '@/lib/shared/format/count.ts';
import { cn } from './cn.ts';

export type Chip<Value extends string> = {
  value: Value;
  label: string;
  count?: number;
  icon?: LucideIcon;
};

/** One choice of a few, each with how many it would show. */
export function ChipBar<Value extends string>({
  label,
  chips,
  current,
  onChange,
}: {
  label: string;
  chips: readonly Chip<Value>[];
  current: Value | null;
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:flex-nowrap max-md:overflow-x-auto">
      <legend className="sr-only">{label}</legend>
      {chips.map(({ value, label: text, count, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === current}
          onClick={() => onChange(value)}
          className={cn(
            'num inline-flex h-6 flex-none items-center gap-1 rounded-sm border border-line bg-sunken px-2 text-xs font-medium whitespace-nowrap text-ink-2 hover:bg-hover max-md:h-9',
            value === current && 'border-accent-line bg-selected text-ink hover:bg-selected',
          )}
        >
          {Icon !== undefined && <Icon aria-hidden className="size-[11px]" />}
          {text}
          {count !== undefined && <b className="font-semibold text-ink">{formatCount(count)}</b>}
        </button>
      ))}
    </fieldset>
  );
}
