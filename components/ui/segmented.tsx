import { cn } from './cn.ts';

type SegmentedProps<Value extends string> = {
  /** What is chosen, for screen readers. */
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of two or three ways to look at the same thing. */
export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  return (
    <fieldset className="inline-flex flex-none overflow-hidden rounded-md border border-line-strong">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cn(
            'h-[22px] px-2 text-xs font-medium text-ink-2 -outline-offset-2 hover:bg-hover max-md:h-9',
            option.value === value && 'bg-selected font-semibold text-ink hover:bg-selected',
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
