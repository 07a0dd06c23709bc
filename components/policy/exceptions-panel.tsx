'use client';

import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { PolicyViewDto } from '@/lib/contracts/policy.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { utcDate } from '@/lib/shared/format/time.ts';

type Exception = PolicyViewDto['exceptions'][number];
type Row = Exception & { id: string };

const column = columnsOf<Row>();

const columns = column.columns([
  column.accessor('ruleId', {
    header: 'Rule',
    meta: { width: 110 },
    cell: ({ getValue }) => <CodeBadge>{getValue()}</CodeBadge>,
  }),
  column.accessor('scope', {
    header: 'Where',
    meta: { width: 240 },
    cell: ({ getValue }) => (getValue() === '' ? 'everywhere' : getValue()),
  }),
  column.accessor('until', {
    header: 'Until',
    meta: { width: 130 },
    // The last day is the one before the moment it ends.
    cell: ({ row: { original } }) => (
      <span className={original.hasEnded ? 'font-semibold text-warn' : undefined}>
        {utcDate(original.until - 1)}
        {original.hasEnded && ', ended'}
      </span>
    ),
  }),
  column.accessor('covers', {
    header: 'Findings',
    meta: { width: 80, align: 'right', title: 'findings it answers for now' },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  column.accessor('owner', { header: 'Owner', meta: { width: 140 } }),
  column.accessor('reason', { header: 'Reason', meta: { width: 320 } }),
]);

const ROWS_SHOWN = 10;

/** The findings that the policy answers for, and until when. */
export function ExceptionsPanel({ policy: { exceptions } }: { policy: PolicyViewDto }) {
  if (exceptions.length === 0) return null;
  const rows = exceptions.map((exception, at): Row => ({ ...exception, id: String(at) }));
  const ended = exceptions.filter(({ hasEnded }) => hasEnded).length;
  const isLong = rows.length > ROWS_SHOWN;
  return (
    <Panel
      title="Exceptions"
      detail={`${plural(exceptions.length, 'exception')}, ${formatCount(ended)} ended`}
    >
      <DataTable
        label="Exceptions"
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        initialSort="until"
        virtual={isLong}
        className={isLong ? 'h-[320px]' : ''}
      />
    </Panel>
  );
}
