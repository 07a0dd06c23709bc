'use client';

import { useMemo } from 'react';
import { sparkSources } from '@/components/charts/history-sources.ts';
import { SparkCell, SparkRows, useOrderedRows } from '@/components/charts/spark-rows.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { TopicLink } from '@/components/topics/topic-link.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { GROUP_TOPIC_SERIES_MOST, groupTopicSeriesName } from '@/lib/contracts/history.ts';
import { formatShortCount, plural } from '@/lib/shared/format/count.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { GroupStatusMark } from './group-status.tsx';
import { HorizonValue } from './horizon-value.tsx';
import { LagValue } from './lag-value.tsx';
import { StatusSince } from './status-since.tsx';
import { TimeLagValue } from './time-lag-value.tsx';

const column = columnsOf<GroupDetailDto['topics'][number]>();

const topicColumns = (clusterId: string, groupId: string) =>
  column.columns([
    column.accessor('topic', {
      header: 'Topic',
      enableSorting: true,
      meta: { width: 240, narrow: true },
      cell: ({ row }) => <TopicLink clusterId={clusterId} name={row.original.topic} />,
    }),
    column.accessor((topic) => toNumber(topic.lag.messages) ?? undefined, {
      id: 'lag',
      header: 'Lag',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 110, align: 'right', title: 'records not read yet' },
      cell: ({ row }) => <LagValue lag={row.original.lag} />,
    }),
    column.display({
      id: 'spark',
      header: 'Last hour',
      meta: { width: 96, title: 'course of the lag over the last hour' },
      cell: ({ row }) => (
        <SparkCell name={groupTopicSeriesName({ groupId, ...row.original })} formatValue={formatShortCount} />
      ),
    }),
    column.accessor((topic) => topic.timeLag.ms ?? undefined, {
      id: 'timeLag',
      header: 'Behind',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 100, align: 'right', title: 'age of the oldest record that is not read yet' },
      cell: ({ row }) => <TimeLagValue lag={row.original.timeLag} />,
    }),
    column.accessor((topic) => topic.horizon.ms ?? undefined, {
      id: 'horizon',
      header: 'Lost in',
      enableSorting: true,
      meta: { width: 92, align: 'right', title: 'time until unread records are deleted' },
      cell: ({ row }) => <HorizonValue horizon={row.original.horizon} />,
    }),
    column.accessor('status', {
      header: 'Status',
      enableSorting: true,
      meta: { width: 120 },
      cell: ({ row }) => <GroupStatusMark of={row.original} />,
    }),
    column.accessor((topic) => topic.statusSince ?? undefined, {
      id: 'since',
      header: 'Since',
      enableSorting: true,
      meta: { width: 236, title: 'since when it has this status, and the rule that says so' },
      cell: ({ row }) => <StatusSince of={row.original} />,
    }),
    column.display({
      id: 'age',
      header: 'Age',
      meta: { width: 84, title: 'age of the lag' },
      cell: ({ row }) => <SectionAge section="commits" at={row.original.lag.sampledAt} />,
    }),
  ]);

type GroupTopicsProps = { clusterId: string; groupId: string; topics: GroupDetailDto['topics'] };

/** How the group stands on each of its topics, the largest lag first. */
export function GroupTopics({ clusterId, groupId, topics }: GroupTopicsProps) {
  const columns = useMemo(() => topicColumns(clusterId, groupId), [clusterId, groupId]);
  const { order, onOrder, pages, onRowsShown } = useOrderedRows();
  return (
    <Panel
      title="Lag by topic"
      detail={`${plural(topics.length, 'topic')}; the course is kept of the ${GROUP_TOPIC_SERIES_MOST} furthest behind in the cluster`}
      className="flex-none"
    >
      <SparkRows clusterId={clusterId} source={sparkSources.groupTopicLag} names={order} pages={pages}>
        <DataTable
          label={`Lag of ${groupId} by topic`}
          columns={columns}
          rows={topics}
          onOrder={onOrder}
          onRowsShown={onRowsShown}
          rowId={({ topic }) => groupTopicSeriesName({ groupId, topic })}
          initialSort="-lag"
          virtual={topics.length > 60}
          className="max-h-[40dvh]"
        />
      </SparkRows>
    </Panel>
  );
}
