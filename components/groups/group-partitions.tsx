'use client';

import { ListX } from 'lucide-react';
import { useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { sparkSources } from '@/components/charts/history-sources.ts';
import { SparkCell, SparkRows, useOrderedRows } from '@/components/charts/spark-rows.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { TopicLink } from '@/components/topics/topic-link.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { GroupPartitionDto } from '@/lib/contracts/groups.ts';
import { PARTITION_SERIES_MOST, partitionSeriesName } from '@/lib/contracts/history.ts';
import { formatCount, formatShortCount, plural } from '@/lib/shared/format/count.ts';
import { type Measured, toNumber } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { GroupStatusMark, groupStatusLooks } from './group-status.tsx';
import { HorizonValue } from './horizon-value.tsx';
import { lagChartParams } from './lag-chart.ts';
import { logShare } from './log-share.ts';
import { StatusSince } from './status-since.tsx';
import { TimeLagValue } from './time-lag-value.tsx';

const column = columnsOf<GroupPartitionDto>();

function Offset({ value }: { value: Measured }) {
  return value == null ? <Unknown compact reason="not known" /> : formatCount(value);
}

function Pace({ partition: { producedPerSecond, consumedPerSecond } }: { partition: GroupPartitionDto }) {
  if (producedPerSecond === null || consumedPerSecond === null) {
    return <Unknown compact reason="not enough samples" />;
  }
  return (
    <span className="num">
      {formatRate(consumedPerSecond)} <span className="text-ink-3">/ {formatRate(producedPerSecond)}</span>
    </span>
  );
}

const partitionColumns = (clusterId: string, groupId: string, largestLag: number) =>
  column.columns([
    column.accessor('topic', {
      header: 'Topic',
      enableSorting: true,
      meta: { width: 190, narrow: true },
      cell: ({ row }) => <TopicLink clusterId={clusterId} name={row.original.topic} />,
    }),
    column.accessor('partition', {
      header: 'P',
      enableSorting: true,
      meta: { width: 48, align: 'right', title: 'partition' },
      cell: ({ row }) => <b className="font-semibold">{row.original.partition}</b>,
    }),
    column.accessor((partition) => toNumber(partition.lag) ?? undefined, {
      id: 'lag',
      header: 'Lag',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 156, title: 'records not read yet; bars on a log scale' },
      cell: ({ row: { original } }) => (
        <span className="flex items-center gap-2">
          <Meter
            fraction={logShare(toNumber(original.lag), largestLag)}
            tone={groupStatusLooks[original.status].tone === 'crit' ? 'crit' : 'info'}
            className="max-w-16 flex-1"
          />
          <span className="num flex-1 text-right">
            {original.lag === null ? (
              <Unknown compact reason={original.lagReason} />
            ) : (
              formatCount(original.lag)
            )}
          </span>
        </span>
      ),
    }),
    column.display({
      id: 'spark',
      header: 'Last hour',
      meta: { width: 96, title: 'course of the lag over the last hour' },
      cell: ({ row }) => (
        <SparkCell name={partitionSeriesName({ groupId, ...row.original })} formatValue={formatShortCount} />
      ),
    }),
    column.accessor((partition) => partition.timeLag.ms ?? undefined, {
      id: 'timeLag',
      header: 'Behind',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 92, align: 'right', title: 'age of the oldest record that is not read yet' },
      cell: ({ row }) => <TimeLagValue lag={row.original.timeLag} />,
    }),
    column.accessor((partition) => partition.horizon.ms ?? undefined, {
      id: 'horizon',
      header: 'Lost in',
      enableSorting: true,
      meta: { width: 88, align: 'right', title: 'time until unread records are deleted' },
      cell: ({ row }) => <HorizonValue horizon={row.original.horizon} />,
    }),
    column.accessor('status', {
      header: 'Status',
      enableSorting: true,
      meta: { width: 120 },
      cell: ({ row }) => <GroupStatusMark of={row.original} />,
    }),
    column.accessor((partition) => partition.statusSince ?? undefined, {
      id: 'since',
      header: 'Since',
      enableSorting: true,
      meta: { width: 236, title: 'since when it has this status, and the rule that says so' },
      cell: ({ row }) => <StatusSince of={row.original} />,
    }),
    column.accessor((partition) => partition.consumedPerSecond ?? undefined, {
      id: 'pace',
      header: 'Out / in',
      enableSorting: true,
      meta: { width: 116, align: 'right', title: 'records consumed and produced per second, last 5 minutes' },
      cell: ({ row: { original } }) => <Pace partition={original} />,
    }),
    column.accessor((partition) => toNumber(partition.committed) ?? undefined, {
      id: 'committed',
      header: 'Committed',
      enableSorting: true,
      meta: { width: 108, align: 'right' },
      cell: ({ row }) => <Offset value={row.original.committed} />,
    }),
    column.accessor((partition) => toNumber(partition.end) ?? undefined, {
      id: 'end',
      header: 'Log end',
      enableSorting: true,
      meta: { width: 108, align: 'right' },
      cell: ({ row }) => <Offset value={row.original.end} />,
    }),
    column.accessor((partition) => toNumber(partition.start) ?? undefined, {
      id: 'start',
      header: 'Log start',
      enableSorting: true,
      meta: { width: 100, align: 'right' },
      cell: ({ row }) => (
        <span className="text-ink-2">
          <Offset value={row.original.start} />
        </span>
      ),
    }),
    column.accessor((partition) => partition.clientId ?? undefined, {
      id: 'client',
      header: 'Member',
      enableSorting: true,
      meta: { width: 160 },
      cell: ({ row: { original } }) =>
        original.clientId === null ? (
          <span className="text-ink-3">none</span>
        ) : (
          <span title={original.memberId ?? undefined}>
            {original.clientId}
            {original.host !== null && (
              <span className="ml-1.5 font-mono text-xs text-ink-3">{original.host}</span>
            )}
          </span>
        ),
    }),
    column.display({
      id: 'age',
      header: 'Age',
      meta: { width: 76, title: 'age of the committed offset' },
      cell: ({ row }) => <SectionAge section="commits" at={row.original.committedSampledAt} />,
    }),
  ]);

type GroupPartitionsProps = { clusterId: string; groupId: string; partitions: readonly GroupPartitionDto[] };

/** Lag of every partition the group has a position or an assignment on, the largest first. */
export function GroupPartitions({ clusterId, groupId, partitions }: GroupPartitionsProps) {
  const largest = Math.max(0, ...partitions.map((partition) => toNumber(partition.lag) ?? 0));
  const columns = useMemo(() => partitionColumns(clusterId, groupId, largest), [clusterId, groupId, largest]);
  const { order, onOrder, pages, onRowsShown } = useOrderedRows();
  const [, choose] = useQueryState('partition', lagChartParams.partition);
  return (
    <Panel
      title="Lag by partition"
      detail={`${plural(partitions.length, 'partition')}, bars on a log scale; open one for its lag over time, kept of the ${PARTITION_SERIES_MOST} furthest behind in the cluster`}
      aside={<SectionAge section="commits" />}
      className="flex-none"
    >
      <SparkRows clusterId={clusterId} source={sparkSources.partitionLag} names={order} pages={pages}>
        <DataTable
          label={`Lag of ${groupId} by partition`}
          columns={columns}
          rows={partitions}
          onOrder={onOrder}
          onRowsShown={onRowsShown}
          rowId={(partition) => partitionSeriesName({ groupId, ...partition })}
          initialSort="-lag"
          onOpen={({ topic, partition }) => void choose({ topic, partition })}
          virtual={partitions.length > 60}
          primary
          className="max-h-[56dvh]"
          empty={
            <EmptyState icon={ListX} title="No committed offsets">
              The group has no position on any partition, so there is no lag to count.
            </EmptyState>
          }
        />
      </SparkRows>
    </Panel>
  );
}
