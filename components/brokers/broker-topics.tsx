'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { TopicLink } from '@/components/topics/topic-link.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { BrokerDetailDto } from '@/lib/contracts/brokers.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';

type BrokerTopic = BrokerDetailDto['topics'][number];
const column = columnsOf<BrokerTopic>();

const topicColumns = (clusterId: string) =>
  column.columns([
    column.accessor('topic', {
      header: 'Topic',
      enableSorting: true,
      meta: { width: 220, narrow: true },
      cell: ({ row }) => <TopicLink clusterId={clusterId} name={row.original.topic} />,
    }),
    column.accessor('leaders', {
      header: 'Leaders',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 76, align: 'right' },
      cell: ({ row }) => formatCount(row.original.leaders),
    }),
    column.accessor('replicas', {
      header: 'Replicas',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 80, align: 'right' },
      cell: ({ row }) => formatCount(row.original.replicas),
    }),
    column.accessor('outOfSync', {
      header: 'Out of sync',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 92, align: 'right' },
      cell: ({ row: { original } }) => (
        <span className={original.outOfSync > 0 ? 'font-semibold text-warn' : 'text-ink-3'}>
          {formatCount(original.outOfSync)}
        </span>
      ),
    }),
    column.accessor((topic) => toNumber(topic.sizeBytes) ?? undefined, {
      id: 'size',
      header: 'Size here',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 92, align: 'right' },
      cell: ({ row: { original } }) =>
        original.sizeBytes === null ? <Unknown compact /> : formatBytes(original.sizeBytes),
    }),
  ]);

type BrokerTopicsProps = { clusterId: string; brokerId: number; topics: readonly BrokerTopic[] };

/** Topics with a replica on one broker, the largest first. */
export function BrokerTopics({ clusterId, brokerId, topics }: BrokerTopicsProps) {
  const router = useRouter();
  const columns = useMemo(() => topicColumns(clusterId), [clusterId]);
  return (
    <DataTable
      label={`Topics on broker ${brokerId}`}
      columns={columns}
      rows={topics}
      rowId={(topic) => topic.topic}
      initialSort="-size"
      virtual
      primary
      className="max-h-[480px]"
      onOpen={(topic) => router.push(routes.topic(clusterId, topic.topic))}
    />
  );
}
