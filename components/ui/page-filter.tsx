import { Search } from 'lucide-react';
import { cn } from './cn.ts';
import { Input } from './input.tsx';
import { Kbd } from './kbd.tsx';
import { pageFilter } from './shortcut-scope.ts';

type PageFilterProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  className?: string;
};

/** The field that narrows what a page lists; `/` goes there, Escape leaves it. */
export function PageFilter({ label, placeholder, value, onChange, className }: PageFilterProps) {
  return (
    <span className={cn('relative min-w-0 flex-1', className)}>
      <Search aria-hidden className="absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3" />
      <Input
        {...pageFilter}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        className="h-8 pr-8 pl-8"
      />
      <span aria-hidden className="absolute top-1/2 right-2 -translate-y-1/2 max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </span>
  );
}
