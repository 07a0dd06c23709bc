import { X } from 'lucide-react';
import { cn } from '@/components/ui/cn.ts';

/**
 * The keys that are shown. The first is the one that is filtered by; a click makes another one the first. Without any
 * the page shows those it begins with.
 */
export function KeyChips({
  keys,
  onChange,
}: {
  keys: readonly string[];
  onChange: (keys: readonly string[]) => void;
}) {
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:flex-nowrap max-md:overflow-x-auto">
      <legend className="sr-only">Keys shown; filters look at the one that is pressed</legend>
      {keys.map((key, index) => (
        <span
          key={key}
          className={cn(
            'inline-flex h-6 flex-none items-center rounded-sm border border-line bg-sunken text-ink-2 max-md:h-9',
            index === 0 && 'border-accent-line bg-selected text-ink',
          )}
        >
          <button
            type="button"
            aria-pressed={index === 0}
            title={index === 0 ? 'Filters look at this key' : `Filter by ${key}`}
            onClick={() => onChange([key, ...keys.filter((one) => one !== key)])}
            className="h-full rounded-sm px-2 font-mono text-xs hover:bg-hover"
          >
            {key}
          </button>
          <button
            type="button"
            aria-label={`Remove ${key}`}
            onClick={() => onChange(keys.filter((one) => one !== key))}
            className="flex h-full items-center rounded-sm px-1.5 text-ink-3 hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
    </fieldset>
  );
}
