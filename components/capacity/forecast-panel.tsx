'use client';

import { HardDrive } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { cn } from '@/components/ui/cn.ts';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { toneText } from '@/components/ui/tone.ts';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { CapacityDto, VolumeForecastDto } from '@/lib/contracts/capacity.ts';
import { formatDecimalBytes } from '@/lib/shared/format/decimal-bytes.ts';
import { forecastText, forecastTone, soonText } from './forecast-text.ts';
import { rateText } from './quantities.ts';

const column = columnsOf<VolumeForecastDto>();

const bytesOrUnknown = (value: number | null, reason: string | null) =>
  value === null ? <Unknown compact reason={reason} /> : formatDecimalBytes(value);

const columns = column.columns([
  column.display({
    id: 'broker',
    header: 'Broker',
    meta: { width: 72 },
    cell: ({ row }) => <span className="font-medium">{row.original.brokerId}</span>,
  }),
  column.display({
    id: 'verdict',
    header: 'When it is full',
    meta: { width: 230 },
    cell: ({ row: { original } }) => {
      if (original.state === 'unknown') return <Unknown reason={original.gap} />;
      const tone = forecastTone(original);
      return (
        <span
          title={original.gap ?? undefined}
          className={cn(tone !== null && ['font-semibold', toneText[tone]])}
        >
          {forecastText(original)}
          {original.gap !== null && ', in part'}
        </span>
      );
    },
  }),
  column.display({
    id: 'rate',
    header: 'Grows by',
    meta: { width: 96, align: 'right' },
    cell: ({ row: { original } }) =>
      original.bytesPerSecond === null ? (
        <Unknown compact reason={original.gap} />
      ) : (
        rateText(original.bytesPerSecond)
      ),
  }),
  column.display({
    id: 'logs',
    header: 'Logs',
    meta: { width: 88, align: 'right' },
    cell: ({ row: { original } }) => bytesOrUnknown(original.logBytes, original.gap),
  }),
  column.display({
    id: 'free',
    header: 'Free',
    meta: { width: 88, align: 'right' },
    cell: ({ row: { original } }) => bytesOrUnknown(original.usableBytes, original.gap),
  }),
  column.display({
    id: 'size',
    header: 'Size',
    meta: { width: 88, align: 'right' },
    cell: ({ row: { original } }) => bytesOrUnknown(original.totalBytes, original.gap),
  }),
  column.display({
    id: 'paths',
    header: 'Log dirs',
    meta: { width: 260 },
    cell: ({ row }) => (
      <span title={row.original.paths.join(', ')} className="font-mono text-[11px]">
        {row.original.paths.join(', ')}
      </span>
    ),
  }),
]);

/** Volumes by the day they are full, with what that is based on. */
export function ForecastPanel({ forecast }: { forecast: CapacityDto['forecast'] }) {
  return (
    <Panel title="When the disks are full" detail={soonText(forecast)}>
      <DataTable
        label="Volumes"
        columns={columns}
        rows={forecast.volumes}
        rowId={({ brokerId, paths }) => `${brokerId} ${paths.join()}`}
        virtual
        className="max-h-[320px]"
        empty={
          <EmptyState icon={HardDrive} title="No volume is known">
            The brokers have not told their log dirs.
          </EmptyState>
        }
      />
      <p className="border-t border-line px-3 py-2 text-xs text-ink-3">
        {forecast.method}. Confidence: {forecast.confidence}. {forecast.doubt}
      </p>
    </Panel>
  );
}
