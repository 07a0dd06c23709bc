import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { CapacityDto } from '@/lib/contracts/capacity.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatDecimalBytes } from '@/lib/shared/format/decimal-bytes.ts';
import { durationText } from './quantities.ts';

type Copies = CapacityDto['replicationFactors'][number];
type Retention = CapacityDto['retentions'][number];

const ofCopies = columnsOf<Copies>();
const ofRetention = columnsOf<Retention>();

const copies = ofCopies.columns([
  ofCopies.display({
    id: 'factor',
    header: 'Copies',
    meta: { width: 72 },
    cell: ({ row }) => row.original.replicationFactor ?? <Unknown />,
  }),
  ofCopies.display({
    id: 'topics',
    header: 'Topics',
    meta: { width: 72, align: 'right' },
    cell: ({ row }) => formatCount(row.original.topics),
  }),
  ofCopies.display({
    id: 'partitions',
    header: 'Partitions',
    meta: { width: 88, align: 'right' },
    cell: ({ row }) => formatCount(row.original.partitions),
  }),
  ofCopies.display({
    id: 'bytes',
    header: 'Stored',
    meta: { width: 88, align: 'right' },
    cell: ({ row }) => formatDecimalBytes(row.original.storedBytes),
  }),
]);

const retentions = ofRetention.columns([
  ofRetention.display({
    id: 'retention',
    header: 'Retention in force',
    meta: { width: 150 },
    cell: ({ row: { original } }) => {
      if (original.isUnlimited) return 'no limit';
      return original.retentionSeconds === null ? <Unknown /> : durationText(original.retentionSeconds);
    },
  }),
  ofRetention.display({
    id: 'cleanup',
    header: 'Cleanup',
    meta: { width: 120 },
    cell: ({ row }) => row.original.cleanup ?? <Unknown />,
  }),
  ofRetention.display({
    id: 'topics',
    header: 'Topics',
    meta: { width: 72, align: 'right' },
    cell: ({ row }) => formatCount(row.original.topics),
  }),
  ofRetention.display({
    id: 'bytes',
    header: 'Stored',
    meta: { width: 88, align: 'right' },
    cell: ({ row }) => formatDecimalBytes(row.original.storedBytes),
  }),
]);

/** What the means above are made of. */
export function SpreadPanels({ capacity }: { capacity: CapacityDto }) {
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <Panel title="Retention" detail="in force, by what is stored">
        <DataTable
          label="Retention in force"
          columns={retentions}
          rows={capacity.retentions}
          rowId={({ cleanup, retentionSeconds, isUnlimited }) =>
            `${cleanup} ${retentionSeconds} ${isUnlimited}`
          }
          virtual
          className="max-h-[260px]"
        />
      </Panel>
      <Panel title="Copies" detail="topics by their replication factor">
        <DataTable
          label="Copies"
          columns={copies}
          rows={capacity.replicationFactors}
          rowId={({ replicationFactor }) => String(replicationFactor)}
          className="max-h-[260px]"
        />
      </Panel>
    </div>
  );
}
