import { FlexRender, type Row as ModelRow } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import { cn } from '@/components/ui/cn.ts';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { alignClass, type features, ROLE } from './table-model.ts';

type DataRowProps<Row extends object> = {
  id: string;
  row: ModelRow<typeof features, Row>;
  /** Only compared: new columns draw the row again. */
  layout: unknown;
  /** From 0, without the header. */
  index: number;
  isCursor: boolean;
  isSelected: boolean;
  onPick: ((index: number) => void) | undefined;
};

/** A click on a link or control inside the row, or the end of a text selection, is not a click on the row. */
const isOwnClick = (event: MouseEvent): boolean =>
  event.target instanceof Element &&
  event.target.closest('a, button, input, label') === null &&
  window.getSelection()?.isCollapsed !== false;

function Row<Row extends object>({ id, row, index, isCursor, isSelected, onPick }: DataRowProps<Row>) {
  return (
    <tr
      {...ROLE.row}
      id={id}
      aria-rowindex={index + 2}
      {...((isCursor || isSelected) && { 'aria-selected': true })}
      {...(onPick && {
        onClick: (event: MouseEvent) => {
          if (isOwnClick(event)) onPick(index);
        },
      })}
      className={cn(
        'data-line contain-content bg-surface hover:bg-hover',
        onPick && 'cursor-pointer',
        isSelected && 'bg-selected hover:bg-selected',
        isCursor &&
          'bg-selected hover:bg-selected [&>td:first-child]:shadow-[inset_2px_0_0_var(--color-accent)]',
      )}
    >
      {row.getAllCells().map((cell) => (
        <td
          {...ROLE.gridcell}
          key={cell.id}
          className={cn('data-cell', alignClass[cell.column.columnDef.meta?.align ?? 'left'])}
        >
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}

/**
 * Drawn again only when its own data or marks change, so that scrolling costs the new rows alone. The table wraps all rows
 * anew whenever one of them changed: what counts is what is inside.
 */
export const DataRow = memo(
  Row,
  ({ row, ...before }, { row: next, ...after }) =>
    row.original === next.original && isSameShallow(before, after),
) as typeof Row;

const isSameShallow = <Props extends object>(before: Props, after: Props): boolean =>
  (Object.keys(before) as (keyof Props)[]).every((key) => before[key] === after[key]);

/** A row that is on the server and not here yet. */
export function PlaceholderRow({ index, columns }: { index: number; columns: number }) {
  return (
    <tr {...ROLE.row} aria-rowindex={index + 2} aria-busy="true" className="data-line bg-surface">
      <td {...ROLE.gridcell} colSpan={columns} className="data-cell col-span-full">
        <Skeleton className="w-2/5" label="loading" />
      </td>
    </tr>
  );
}
