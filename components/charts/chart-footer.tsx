import { ChartLine, Download, Table2 } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';

export type Shown = 'mean' | 'highest';

const SHOWN = [
  { value: 'mean', label: 'Mean' },
  { value: 'highest', label: 'Highest' },
] as const;

type ChartFooterProps = {
  hasGaps: boolean;
  /** What the axis shows and how finely. */
  note: string;
  /** Absent when the mean and the highest are the same everywhere. */
  shown?: { value: Shown; onChange: (shown: Shown) => void };
  exportHref: string | undefined;
  table: { isShown: boolean; toggle: () => void };
};

/** Below a chart: what hatching means, what a point is, and the same numbers in other forms. */
export function ChartFooter({ hasGaps, note, shown, exportHref, table }: ChartFooterProps) {
  const Icon = table.isShown ? ChartLine : Table2;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-[11px]/4 text-ink-2">
      {hasGaps && (
        <span className="inline-flex flex-none items-center gap-1.5">
          <span
            aria-hidden
            className="hatch h-[9px] w-3 rounded-[2px] shadow-[inset_0_0_0_1px_var(--color-unknown-line)]"
          />
          no samples
        </span>
      )}
      <span className="min-w-0 text-ink-3">{note}</span>
      <span className="ml-auto inline-flex flex-none items-center gap-1">
        {shown !== undefined && (
          <Segmented
            label="Of the samples of a point"
            options={SHOWN}
            value={shown.value}
            onChange={shown.onChange}
          />
        )}
        {exportHref !== undefined && (
          <Button asChild variant="ghost" size="sm">
            <a href={exportHref} download>
              <Download aria-hidden className="size-3" />
              CSV
            </a>
          </Button>
        )}
        <Button variant="ghost" size="sm" onClick={table.toggle}>
          <Icon aria-hidden className="size-3" />
          {table.isShown ? 'Show chart' : 'Show table'}
        </Button>
      </span>
    </div>
  );
}
