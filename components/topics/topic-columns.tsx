import { SparkCell } from '@/components/charts/spark-rows.tsx';
import { ConfigCell } from '@/components/configs/config-cell.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { SpokenMark } from '@/components/ui/spoken-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { TopicRowDto } from '@/lib/contracts/topics.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { TopicHealth } from './topic-health.tsx';
import { TopicLink } from './topic-link.tsx';

const column = columnsOf<TopicRowDto>();

function Size({ topic }: { topic: TopicRowDto }) {
  if (topic.sizeBytes === null) return <Unknown compact reason="no log dir answer" />;
  const missing = topic.sizeMissingBrokers;
  if (missing.length === 0) return formatBytes(topic.sizeBytes);
  return (
    <span title={`Without a fresh answer from ${plural(missing.length, 'broker')}: ${missing.join(', ')}`}>
      <SpokenMark mark="≥" spoken="at least" />
      {formatBytes(topic.sizeBytes)}
    </span>
  );
}

function replication({ replicationFactorMin, replicationFactorMax }: TopicRowDto): string {
  return replicationFactorMin === replicationFactorMax
    ? String(replicationFactorMin)
    : `${replicationFactorMin}-${replicationFactorMax}`;
}

/** Ids are the sort keys of the API where the server can sort. */
export const topicColumns = (clusterId: string) =>
  column.columns([
    column.display({
      id: 'name',
      header: 'Topic',
      enableSorting: true,
      meta: { width: 200, narrow: true },
      cell: ({ row: { original } }) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="name-lines">
            <TopicLink clusterId={clusterId} name={original.name} />
          </span>
          {original.internal && <Badge className="h-[18px] text-[11px]">internal</Badge>}
        </span>
      ),
    }),
    column.display({
      id: 'partitions',
      header: 'Parts',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 56, align: 'right', title: 'partitions' },
      cell: ({ row }) => formatCount(row.original.partitions),
    }),
    column.display({
      id: 'replicationFactor',
      header: 'RF',
      enableSorting: true,
      meta: { width: 44, align: 'right', title: 'replication factor' },
      cell: ({ row: { original } }) =>
        original.replicationFactorMin === 1 ? (
          <span className="font-semibold text-crit" title="One copy: lost with its disk">
            {replication(original)}
          </span>
        ) : (
          replication(original)
        ),
    }),
    column.display({
      id: 'minIsr',
      header: 'Min ISR',
      meta: { width: 136 },
      cell: ({ row }) => <ConfigCell name="min.insync.replicas" cell={row.original.minIsr} />,
    }),
    column.display({
      id: 'underReplicated',
      header: 'Copies',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 112, title: 'sorts by partitions with fewer in-sync copies than assigned' },
      cell: ({ row }) => <TopicHealth topic={row.original} />,
    }),
    column.display({
      id: 'size',
      header: 'Size x RF',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 84, align: 'right', title: 'all copies together' },
      cell: ({ row }) => <Size topic={row.original} />,
    }),
    column.display({
      id: 'rate',
      header: 'Records/s',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 78, align: 'right', title: 'records in per second' },
      cell: ({ row: { original } }) =>
        original.messagesPerSecond === null ? (
          <Unknown compact reason="not enough samples" />
        ) : (
          formatRate(original.messagesPerSecond)
        ),
    }),
    column.display({
      id: 'spark',
      header: 'Last hour',
      meta: { width: 96, title: 'course of the records in per second over the last hour' },
      cell: ({ row }) => <SparkCell name={row.original.name} formatValue={formatRate} />,
    }),
    column.display({
      id: 'retention',
      header: 'Retention',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 128 },
      cell: ({ row: { original } }) =>
        original.cleanupPolicy?.value === 'compact' ? (
          <span className="text-ink-3" title="Compacted topics keep the newest record of each key">
            not in effect
          </span>
        ) : (
          <ConfigCell name="retention.ms" cell={original.retentionMs} />
        ),
    }),
    column.display({
      id: 'cleanup',
      header: 'Cleanup',
      meta: { width: 104 },
      cell: ({ row: { original } }) =>
        original.cleanupPolicy?.value == null ? (
          <Unknown compact />
        ) : (
          <span className="text-ink-2">{original.cleanupPolicy.value}</span>
        ),
    }),
    column.display({
      id: 'groups',
      header: 'Groups',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 64, align: 'right', title: 'consumer groups with committed offsets' },
      cell: ({ row: { original } }) =>
        original.groups === null ? <Unknown compact /> : formatCount(original.groups),
    }),
    column.display({
      id: 'age',
      header: 'Age',
      meta: { width: 72, title: 'age of partitions and ISR' },
      cell: ({ row }) => <SectionAge section="metadata" at={row.original.metadataAt} />,
    }),
  ]);
