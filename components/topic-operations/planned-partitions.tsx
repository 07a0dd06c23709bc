import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { PlannedPartitionDto, TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import { formatCount } from '@/lib/shared/format/count.ts';

const column = columnsOf<PlannedPartitionDto>();

const text = (value: string | null) => {
  if (value === null) return <Unknown compact reason="its leader does not answer" />;
  return /^\d+$/.test(value) ? formatCount(value) : value;
};

const partition = column.accessor('partition', { header: 'P', meta: { width: 44, title: 'partition' } });
const problem = column.accessor('problem', {
  header: 'Left alone because',
  meta: { width: 190 },
  cell: ({ row }) => <span className="text-ink-2">{row.original.problem}</span>,
});

const truncation = column.columns([
  partition,
  column.accessor('before', {
    header: 'Begins at',
    meta: { width: 96, align: 'right' },
    cell: ({ row }) => text(row.original.before),
  }),
  column.accessor('after', {
    header: 'Would begin at',
    meta: { width: 112, align: 'right' },
    cell: ({ row }) => text(row.original.after),
  }),
  column.accessor('records', {
    header: 'Records',
    meta: { width: 88, align: 'right', title: 'records deleted, at most' },
    cell: ({ row }) => text(row.original.records),
  }),
  problem,
]);

const election = column.columns([
  partition,
  column.accessor('before', { header: 'Led by', meta: { width: 110 } }),
  column.accessor('after', { header: 'Would be led by', meta: { width: 120 } }),
  problem,
]);

/** What an operation does partition by partition. */
export function PlannedPartitions({ plan }: { plan: TopicOperationPlanDto }) {
  if (plan.partitions.length === 0) return null;
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <DataTable
        label="By partition"
        columns={plan.operation === 'elect' ? election : truncation}
        rows={plan.partitions}
        rowId={(row) => String(row.partition)}
        virtual={plan.partitions.length > 60}
        className="max-h-64"
      />
    </div>
  );
}
