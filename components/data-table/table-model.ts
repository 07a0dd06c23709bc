import {
  type ColumnDef,
  createColumnHelper,
  createSortedRowModel,
  type Row as ModelRow,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { CSSProperties } from 'react';

export type ColumnMeta = {
  /** Width in px; left-over room is shared in proportion, and a table too narrow for the sum scrolls sideways. */
  width: number;
  /** From 136 px below 768 px, for a first column that would leave no room for the others. */
  narrow?: boolean;
  align?: 'left' | 'right' | 'center';
  /** Read instead of a header that is an abbreviation. */
  title?: string;
};

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnMeta,
});

export type Columns<Row extends object> = readonly ColumnDef<typeof features, Row>[];

/** Typed column builders for one kind of row; use at module scope. */
export const columnsOf = <Row extends object>() => createColumnHelper<typeof features, Row>();

const collator = new Intl.Collator('en', { numeric: true });

/** Numbers by size, text as people count ("p2" before "p10"); unknown values are placed by `sortUndefined`. */
export function byValue<Row extends object>(
  a: ModelRow<typeof features, Row>,
  b: ModelRow<typeof features, Row>,
  columnId: string,
): number {
  const left: unknown = a.getValue(columnId);
  const right: unknown = b.getValue(columnId);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left), String(right));
}

/** A sort as the URL and the API write it: a column id, `-` in front for descending. */
export type SortKey = string;

export const parseSort = (sort: SortKey): { id: string; desc: boolean } =>
  sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };

/** What a click on a header asks for: numbers begin with the largest, a second click turns the order round. */
export function nextSort(current: SortKey, columnId: string, descendingFirst: boolean): SortKey {
  const sort = parseSort(current);
  const descending = sort.id === columnId ? !sort.desc : descendingFirst;
  return descending ? `-${columnId}` : columnId;
}

/** Without the layout of a table, browsers do not tell these by themselves; the linter takes them for superfluous. */
export const ROLE = {
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  gridcell: { role: 'gridcell' },
} as const;

/**
 * Every line of a table is a grid of its own with the same tracks: the browser then lays out the rows that are new while the
 * reader scrolls, where it would lay out all rows of a table in sight.
 */
export function tracksOf(
  metas: readonly (ColumnMeta | undefined)[],
): CSSProperties & Record<'--tracks', string> {
  const columns = metas.map(({ width, narrow = false } = { width: 120 }) => ({
    width,
    least: narrow ? `var(--narrow, ${width}px)` : `${width}px`,
  }));
  return {
    '--tracks': columns.map(({ width, least }) => `minmax(${least}, ${width}fr)`).join(' '),
    minWidth: `calc(${columns.map(({ least }) => least).join(' + ')})`,
  };
}

export const alignClass = { left: 'text-left', right: 'num text-right', center: 'text-center' } as const;
