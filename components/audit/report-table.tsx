import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn.ts';

type ReportTableProps = {
  label: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** On a screen too narrow for it, it scrolls: the keyboard must reach it. */
const REACHABLE = { tabIndex: 0 } as const;

/** A table in its whole length, for paper: every row is there, its head stands on every sheet. */
export function ReportTable({ label, columns, rows }: ReportTableProps) {
  return (
    <section aria-label={label} {...REACHABLE} className="relative overflow-x-auto print:overflow-visible">
      <table className="num w-full text-sm max-md:min-w-[640px]">
        <thead className="text-left text-xs text-ink-3">
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="border-b border-line-strong px-2 py-1 font-[550] first:pl-0"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="break-inside-avoid border-b border-line align-top">
              {cells.map((cell, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never move
                  key={index}
                  className={cn(
                    'px-2 py-1 [overflow-wrap:anywhere] first:pl-0',
                    index === 0 && 'font-medium',
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
