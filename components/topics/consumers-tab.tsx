'use client';

import { Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { sparkSources } from '@/components/charts/history-sources.ts';
import { SparkCell, SparkRows, useOrderedRows } from '@/components/charts/spark-rows.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { GroupLink } from '@/components/groups/group-link.tsx';
import { GroupStatusMark, groupKindLabels } from '@/components/groups/group-status.tsx';
import { HorizonValue } from '@/components/groups/horizon-value.tsx';
import { LagValue } from '@/components/groups/lag-value.tsx';
import { TimeLagValue } from '@/components/groups/time-lag-value.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { TopicDetailDto, TopicGroupDto } from '@/lib/contracts/topics.ts';
import { formatCount, formatShortCount } from '@/lib/shared/format/count.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';

const column = columnsOf<TopicGroupDto>();

const consumerColumns = (clusterId: string) =>
  column.columns([
    column.accessor('groupId', {
      header: 'Group',
      enableSorting: true,
      meta: { width: 280, narrow: true },
      cell: ({ row }) => <GroupLink clusterId={clusterId} groupId={row.original.groupId} />,
    }),
    column.accessor('status', {
      header: 'Status',
      enableSorting: true,
      meta: { width: 128 },
      cell: ({ row }) => <GroupStatusMark of={row.original} />,
    }),
    column.accessor((group) => toNumber(group.lag.messages) ?? undefined, {
      id: 'lag',
      header: 'Lag on this topic',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 136, align: 'right', title: 'records' },
      cell: ({ row }) => <LagValue lag={row.original.lag} />,
    }),
    column.display({
      id: 'spark',
      header: 'Last hour',
      meta: { width: 96, title: 'course of the lag of the group over the last hour, on all of its topics' },
      cell: ({ row }) => <SparkCell name={row.original.groupId} formatValue={formatShortCount} />,
    }),
    column.accessor((group) => group.timeLag.ms ?? undefined, {
      id: 'timeLag',
      header: 'Behind',
      enableSorting: true,
      sortDescFirst: true,
      meta: {
        width: 100,
        align: 'right',
        title: 'age of the oldest record of this topic that is not read yet',
      },
      cell: ({ row }) => <TimeLagValue lag={row.original.timeLag} />,
    }),
    column.accessor((group) => group.horizon.ms ?? undefined, {
      id: 'horizon',
      header: 'Lost in',
      enableSorting: true,
      meta: { width: 92, align: 'right', title: 'time until unread records of this topic are deleted' },
      cell: ({ row }) => <HorizonValue horizon={row.original.horizon} />,
    }),
    column.accessor((group) => group.members ?? undefined, {
      id: 'members',
      header: 'Members',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 84, align: 'right' },
      cell: ({ row: { original } }) =>
        original.members === null ? <Unknown compact /> : formatCount(original.members),
    }),
    column.accessor('state', {
      header: 'State in Kafka',
      enableSorting: true,
      meta: { width: 140 },
      cell: ({ row }) => <span className="text-ink-2">{row.original.state}</span>,
    }),
    column.accessor('kind', {
      header: 'Kind',
      enableSorting: true,
      meta: { width: 150 },
      cell: ({ row }) => <span className="text-ink-2">{groupKindLabels[row.original.kind]}</span>,
    }),
    column.display({
      id: 'age',
      header: 'Age',
      meta: { width: 84 },
      cell: ({ row }) => <SectionAge section="commits" at={row.original.lag.sampledAt} />,
    }),
  ]);

/** The groups that read this topic. */
export function ConsumersTab({ clusterId, detail }: { clusterId: string; detail: TopicDetailDto }) {
  const router = useRouter();
  const columns = useMemo(() => consumerColumns(clusterId), [clusterId]);
  const { order, onOrder, pages, onRowsShown } = useOrderedRows();
  return (
    <section
      aria-label="Consumer groups"
      className="flex min-w-0 flex-none flex-col overflow-hidden rounded-lg border border-line bg-surface"
    >
      <SparkRows clusterId={clusterId} source={sparkSources.groupLag} names={order} pages={pages}>
        <DataTable
          label={`Consumer groups of ${detail.topic.name}`}
          columns={columns}
          rows={detail.groups}
          onOrder={onOrder}
          onRowsShown={onRowsShown}
          rowId={(group) => group.groupId}
          initialSort="-lag"
          virtual={detail.groups.length > 60}
          primary
          className="max-h-[70dvh]"
          onOpen={(group) => router.push(routes.group(clusterId, group.groupId))}
          empty={
            <EmptyState icon={Users} title="No consumer group reads this topic">
              No group has committed an offset on it. A group appears with its first commit.
            </EmptyState>
          }
        />
      </SparkRows>
    </section>
  );
}
