import { SparkCell } from '@/components/charts/spark-rows.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { GroupRowDto } from '@/lib/contracts/groups.ts';
import { formatCount, formatShortCount } from '@/lib/shared/format/count.ts';
import { GroupLink } from './group-link.tsx';
import { GroupStatusMark, groupKindLabels } from './group-status.tsx';
import { HorizonValue } from './horizon-value.tsx';
import { LagValue } from './lag-value.tsx';
import { TimeLagValue } from './time-lag-value.tsx';
import { TrendValue } from './trend-value.tsx';

const column = columnsOf<GroupRowDto>();

/** Ids are the sort keys of the API where the server can sort. */
export const groupColumns = (clusterId: string) =>
  column.columns([
    column.display({
      id: 'groupId',
      header: 'Group',
      enableSorting: true,
      meta: { width: 220, narrow: true },
      cell: ({ row }) => (
        <span className="name-lines">
          <GroupLink clusterId={clusterId} groupId={row.original.groupId} />
        </span>
      ),
    }),
    column.display({
      id: 'status',
      header: 'Status',
      enableSorting: true,
      meta: { width: 108 },
      cell: ({ row }) => <GroupStatusMark of={row.original} />,
    }),
    column.display({
      id: 'lag',
      header: 'Lag',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 96, align: 'right', title: 'records not read yet' },
      cell: ({ row }) => <LagValue lag={row.original.lag} />,
    }),
    column.display({
      id: 'spark',
      header: 'Last hour',
      meta: { width: 96, title: 'course of the lag over the last hour' },
      cell: ({ row }) => <SparkCell name={row.original.groupId} formatValue={formatShortCount} />,
    }),
    column.display({
      id: 'timeLag',
      header: 'Behind',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 100, align: 'right', title: 'age of the oldest record that is not read yet' },
      cell: ({ row }) => <TimeLagValue lag={row.original.timeLag} />,
    }),
    column.display({
      id: 'horizon',
      header: 'Lost in',
      enableSorting: true,
      meta: { width: 92, align: 'right', title: 'time until unread records are deleted' },
      cell: ({ row }) => <HorizonValue horizon={row.original.horizon} />,
    }),
    column.display({
      id: 'trend',
      header: 'Trend',
      meta: { width: 108, align: 'right', title: 'change of the lag per second' },
      cell: ({ row }) => <TrendValue perSecond={row.original.lagPerSecond} />,
    }),
    column.display({
      id: 'members',
      header: 'Members',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 80, align: 'right' },
      cell: ({ row: { original } }) =>
        original.members === null ? (
          <Unknown compact reason={original.error?.message} />
        ) : (
          formatCount(original.members)
        ),
    }),
    column.display({
      id: 'topics',
      header: 'Topics',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 68, align: 'right' },
      cell: ({ row }) => formatCount(row.original.topics),
    }),
    column.display({
      id: 'state',
      header: 'State in Kafka',
      enableSorting: true,
      meta: { width: 116 },
      cell: ({ row }) => <span className="text-ink-2">{row.original.state}</span>,
    }),
    column.display({
      id: 'kind',
      header: 'Kind',
      enableSorting: true,
      meta: { width: 136 },
      cell: ({ row }) => <span className="text-ink-2">{groupKindLabels[row.original.kind]}</span>,
    }),
    column.display({
      id: 'coordinator',
      header: 'Coordinator',
      enableSorting: true,
      meta: { width: 92, align: 'right', title: 'broker that manages the group' },
      cell: ({ row }) => row.original.coordinatorId,
    }),
    column.display({
      id: 'age',
      header: 'Age',
      meta: { width: 80, title: 'age of the lag' },
      cell: ({ row: { original } }) => <SectionAge section="commits" at={original.lag.sampledAt} />,
    }),
  ]);
