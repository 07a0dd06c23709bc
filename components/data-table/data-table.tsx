'use client';

import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type PointerEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn.ts';
import { DataRow, PlaceholderRow } from './data-row.tsx';
import { HeaderRow } from './header-row.tsx';
import { byValue, type Columns, features, parseSort, ROLE, type SortKey, tracksOf } from './table-model.ts';
import { useRowHeight } from './use-row-height.ts';
import { useTableCursor } from './use-table-cursor.ts';
import { useTablePlace } from './use-table-place.ts';
import { useWideMark } from './use-wide-mark.ts';

export type DataTableProps<Row extends object> = {
  /** Name of the grid for screen readers. */
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Rows there are on the server; those beyond `rows` show as placeholders. */
  total?: number;
  /** The reader sees the rows from `start` up to `end` (exclusive): time to load them. */
  onRowsShown?: (end: number, start: number) => void;
  /** The ids of the rows in the order they have in the table. */
  onOrder?: (ids: readonly string[]) => void;
  /** Sorting by the server. Without it the table sorts what it has. */
  sort?: { key: SortKey; onChange: (key: SortKey) => void };
  initialSort?: SortKey;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  /** Scrolls inside its box and draws only the rows in sight; for long lists. */
  virtual?: boolean;
  /** Takes j and k even while nothing has focus, and the arrow down from the page's filter; for the one main table of a page. */
  primary?: boolean;
  /** Returns to the same place when the reader comes back to this address. */
  placeKey?: string;
  isSelected?: (row: Row) => boolean;
  /** Shown instead of rows. */
  empty?: ReactNode;
  className?: string;
};

/** Drawn by the server and until the box is measured. */
const FIRST_RECT = { width: 1200, height: 900 };
/** ARIA in HTML allows `grid` on a table; the linter does not know. */
const GRID = { role: 'grid', tabIndex: 0 } as const;
const NO_RANGE = { before: 0, after: 0 };

/** A grid: sortable headers, cursor row with keys, first column pinned while the rest scrolls sideways. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, onRowsShown, onOrder, sort, onOpen } = props;
  const { virtual = false, primary = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const rowHeight = useRowHeight();
  const [ownSort, setOwnSort] = useState(props.initialSort ?? '');
  const sortKey = sort?.key ?? ownSort;
  const sorting = useMemo(() => (sortKey === '' ? [] : [parseSort(sortKey)]), [sortKey]);

  const table = useTable({
    features,
    columns: columns as Columns<Row> & never[],
    data: rows as Row[],
    getRowId: rowId,
    defaultColumn: { sortFn: byValue, sortUndefined: 'last' },
    manualSorting: sort !== undefined,
    state: { sorting },
  });
  const tracks = useMemo(() => tracksOf(columns.map(({ meta }) => meta)), [columns]);
  const modelRows = table.getRowModel().rows;
  const total = Math.max(props.total ?? 0, modelRows.length);

  const place = useTablePlace(box, props.placeKey);
  const virtualizer = useVirtualizer({
    count: total,
    enabled: virtual,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    initialRect: FIRST_RECT,
    initialOffset: place.initial.scrollTop,
    overscan: 6,
    // The sticky header covers one row.
    scrollPaddingStart: rowHeight,
  });
  const measuredHeight = useRef(rowHeight);
  useEffect(() => {
    if (measuredHeight.current === rowHeight) return;
    measuredHeight.current = rowHeight;
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const items = virtual ? virtualizer.getVirtualItems() : [];
  const first = items[0];
  const last = items.at(-1);
  const spacer =
    first === undefined || last === undefined
      ? NO_RANGE
      : { before: first.start, after: virtualizer.getTotalSize() - last.end };
  const start = virtual ? (first?.index ?? 0) : 0;
  const end = virtual ? (last === undefined ? 0 : last.index + 1) : total;
  useEffect(() => onRowsShown?.(end, start), [onRowsShown, end, start]);
  useEffect(() => onOrder?.(modelRows.map(({ id }) => id)), [onOrder, modelRows]);

  const cursor = useTableCursor({
    ids: modelRows,
    initialId: place.initial.cursorId,
    primary,
    box,
    onMove: (index, id) => {
      place.rememberCursor(id);
      if (virtual) virtualizer.scrollToIndex(index, { align: 'auto' });
      else document.getElementById(`${gridId}-${index}`)?.scrollIntoView({ block: 'nearest' });
    },
    onOpen: (index) => {
      const row = modelRows[index];
      if (row !== undefined) onOpen?.(row.original);
    },
  });

  const isEmpty = total === 0 && props.empty !== undefined;
  useWideMark(box, !isEmpty);
  if (isEmpty) return <>{props.empty}</>;
  return (
    <div
      ref={box}
      className={cn(
        'data-wide:edge-fade relative min-h-0 overflow-auto has-[table:focus-visible]:outline-2 has-[table:focus-visible]:-outline-offset-2 has-[table:focus-visible]:outline-focus',
        virtual && 'flex-1',
        props.className,
      )}
    >
      <table
        {...GRID}
        aria-label={label}
        aria-rowcount={total + 1}
        {...(cursor.index >= 0 && { 'aria-activedescendant': `${gridId}-${cursor.index}` })}
        onKeyDown={cursor.onKeyDown}
        onPointerOver={tellCutText}
        style={tracks}
        className="block w-full text-sm outline-none max-md:[--narrow:136px]"
      >
        <thead {...ROLE.rowgroup} className="sticky top-0 z-10 block">
          <HeaderRow
            headers={table.getHeaderGroups()[0]?.headers ?? []}
            sortKey={sortKey}
            onSort={sort?.onChange ?? setOwnSort}
          />
        </thead>
        <tbody {...ROLE.rowgroup} className="block">
          {spacer.before > 0 && <Spacer height={spacer.before} />}
          {Array.from({ length: end - start }, (_, offset) => {
            const index = start + offset;
            const row = modelRows[index];
            const id = `${gridId}-${index}`;
            if (row === undefined) {
              return <PlaceholderRow key={`placeholder-${index}`} index={index} columns={columns.length} />;
            }
            return (
              <DataRow
                key={row.id}
                id={id}
                row={row}
                layout={columns}
                index={index}
                isCursor={cursor.index === index}
                isSelected={props.isSelected?.(row.original) ?? false}
                onPick={onOpen === undefined ? undefined : cursor.pick}
              />
            );
          })}
          {spacer.after > 0 && <Spacer height={spacer.after} />}
        </tbody>
      </table>
    </div>
  );
}

/** A cell too narrow for its text says all of it on hover. */
function tellCutText({ target }: PointerEvent<HTMLElement>): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null;
  if (cell === null) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}

const OUT_OF_SIGHT = { 'aria-hidden': true } as const;

/** Stands for the rows out of sight; contained, or its growth would paint every row anew. */
function Spacer({ height }: { height: number }) {
  return (
    <tr {...OUT_OF_SIGHT} className="block contain-content">
      <td height={height} className="block p-0" />
    </tr>
  );
}
