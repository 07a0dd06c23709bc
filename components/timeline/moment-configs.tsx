'use client';

import { StrataGlyph } from '@/components/configs/strata-glyph.tsx';
import { kindNames } from '@/components/configs/subject-names.ts';
import { ValueText } from '@/components/configs/value-text.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { PastConfigDto, TimelineMomentDto } from '@/lib/contracts/timeline-moment.ts';
import { OpenBetween, PastPart } from './past-part.tsx';

const column = columnsOf<PastConfigDto>();

function ValueThen({ config: { key, value, between } }: { config: PastConfigDto }) {
  if (between !== null) return <OpenBetween what="changed" between={between} />;
  if (value === null) return <span className="text-ink-3">hidden by Kafka</span>;
  return <ValueText name={key} value={value} />;
}

const columns = column.columns([
  column.accessor('key', {
    header: 'Key',
    enableSorting: true,
    meta: { width: 240, narrow: true },
    cell: ({ row }) => <span className="font-mono text-xs">{row.original.key}</span>,
  }),
  column.display({
    id: 'value',
    header: 'Value',
    meta: { width: 260 },
    cell: ({ row }) => <ValueThen config={row.original} />,
  }),
  column.accessor((config) => config.source ?? undefined, {
    id: 'source',
    header: 'Source',
    enableSorting: true,
    meta: { width: 100 },
    cell: ({ row: { original } }) =>
      original.source === null ? (
        <Unknown compact />
      ) : (
        <span className="inline-flex items-center gap-1 text-xs text-ink-2">
          <StrataGlyph layer={original.source} />
          {original.source}
        </span>
      ),
  }),
]);

type MomentConfigsProps = {
  kind: 'topic' | 'broker' | 'cluster';
  configs: NonNullable<TimelineMomentDto['configs']>;
};

/** What was set on a topic, a broker or the whole cluster at a past moment. */
export function MomentConfigs({ kind, configs }: MomentConfigsProps) {
  return (
    <PastPart
      title={`Set on ${kindNames[kind]}`}
      past={configs}
      none="Nothing was set here: every value was inherited."
    >
      {(items) => (
        <DataTable
          label="Configs at that moment"
          columns={columns}
          rows={items}
          rowId={({ key }) => key}
          initialSort="key"
        />
      )}
    </PastPart>
  );
}
