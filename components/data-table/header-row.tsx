import type { Header } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { cn } from '@/components/ui/cn.ts';
import { alignClass, type features, nextSort, parseSort, ROLE, type SortKey } from './table-model.ts';

type HeaderRowProps<Row extends object> = {
  headers: readonly Header<typeof features, Row, unknown>[];
  sortKey: SortKey;
  onSort: (key: SortKey) => void;
};

function Headers<Row extends object>({ headers, sortKey, onSort }: HeaderRowProps<Row>) {
  const sorted = parseSort(sortKey);
  return (
    <tr {...ROLE.row} aria-rowindex={1} className="data-line">
      {headers.map((header) => {
        const { columnDef, id } = header.column;
        const { meta, enableSorting = false, sortDescFirst = false } = columnDef;
        const isSorted = enableSorting && sorted.id === id;
        const direction = sorted.desc ? 'descending' : 'ascending';
        const Arrow = sorted.desc ? ArrowDown : ArrowUp;
        const content = <FlexRender header={header} />;
        return (
          <th
            {...ROLE.columnheader}
            key={header.id}
            scope="col"
            {...(isSorted && { 'aria-sort': direction })}
            className={cn(
              'data-cell bg-surface text-xs font-[550] text-ink-3',
              alignClass[meta?.align ?? 'left'],
              isSorted && 'text-ink',
            )}
          >
            {enableSorting ? (
              <button
                type="button"
                title={meta?.title}
                onClick={() => onSort(nextSort(sortKey, id, sortDescFirst))}
                className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm hover:text-ink max-md:h-10"
              >
                <span className="truncate">{content}</span>
                {meta?.title !== undefined && <span className="sr-only">({meta.title})</span>}
                {isSorted && <Arrow aria-hidden className="size-[11px] flex-none" />}
              </button>
            ) : (
              <span title={meta?.title}>
                {content}
                {meta?.title !== undefined && <span className="sr-only"> ({meta.title})</span>}
              </span>
            )}
          </th>
        );
      })}
    </tr>
  );
}

/** Not drawn again while the reader scrolls. */
export const HeaderRow = memo(Headers) as typeof Headers;
