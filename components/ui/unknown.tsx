import { cn } from './cn.ts';

type UnknownProps = {
  /** Why it was not measured; shown on hover, read by screen readers. */
  reason?: string | null | undefined;
  /** Shown instead of "unknown", for example "no answer". */
  word?: string;
  /** Dense cells show the hatched mark alone; the word stays for screen readers. */
  compact?: boolean;
  className?: string;
};

/** A value that was not measured: hatched and worded, never 0. */
export function Unknown({ reason, word = 'unknown', compact = false, className }: UnknownProps) {
  const note = reason ?? undefined;
  return (
    <span
      role="img"
      aria-label={note === undefined ? word : `${word}, ${note}`}
      title={note === undefined ? word : `${word}: ${note}`}
      className={cn('inline-flex items-center gap-1 align-middle text-ink-3', className)}
    >
      <span className="hatch h-2 w-3.5 flex-none rounded-[2px] shadow-[inset_0_0_0_1px_var(--color-unknown-line)]" />
      {!compact && <span className="text-sm">{word}</span>}
    </span>
  );
}
