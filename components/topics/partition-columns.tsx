import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Meter } from '@/components/ui/meter.tsx';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { PartitionDto, TopicDetailDto } from '@/lib/contracts/topics.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { replicaMark } from './replica-cell.ts';
import { ReplicaMarkCell } from './replica-mark.tsx';

const column = columnsOf<PartitionDto>();

/** Bytes of the leader's copy, or of the largest one known; null when none is. */
export function copyBytes(partition: PartitionDto): number | null {
  const sizes = partition.replicas
    .map((replica) => toNumber(replica.sizeBytes))
    .filter((size) => size !== null);
  const leading = partition.replicas.find((replica) => replica.brokerId === partition.leader);
  return toNumber(leading?.sizeBytes) ?? (sizes.length === 0 ? null : Math.max(...sizes));
}

function Isr({ partition }: { partition: PartitionDto }) {
  const text = `${partition.isr.length} / ${partition.replicas.length}`;
  if (partition.leader === null) {
    return (
      <StatusMark tone="crit" icon={CircleX} title={partition.error?.message}>
        {text}
        <span className="sr-only"> in sync, no leader</span>
      </StatusMark>
    );
  }
  const complete = partition.isr.length === partition.replicas.length;
  return (
    <StatusMark tone={complete ? 'ok' : 'warn'} icon={complete ? CircleCheck : TriangleAlert}>
      {text}
      <span className="sr-only"> in sync</span>
    </StatusMark>
  );
}

function Offset({ value, partition }: { value: string | null; partition: PartitionDto }) {
  if (value === null) return <Unknown compact reason={partition.offsetsError?.message ?? 'not sampled'} />;
  return <>{formatCount(value)}</>;
}

function Size({ partition, largest }: { partition: PartitionDto; largest: number }) {
  const bytes = copyBytes(partition);
  if (bytes === null) return <Unknown compact reason="no log dir answer" />;
  return (
    <span className="flex items-center gap-2">
      <span className="num w-[72px] flex-none text-right">{formatBytes(bytes)}</span>
      <Meter fraction={largest === 0 ? 0 : bytes / largest} className="flex-1" />
    </span>
  );
}

type Broker = TopicDetailDto['brokers'][number];

const brokerColumn = (broker: Broker) =>
  column.display({
    id: `broker-${broker.brokerId}`,
    header: () => (
      <span className="flex flex-col items-center text-[10px]/3">
        <span>{broker.rack ?? 'no rack'}</span>
        <b className="text-xs font-semibold text-ink-2">{broker.brokerId}</b>
      </span>
    ),
    meta: {
      width: 56,
      align: 'center',
      title:
        broker.state === 'up' ? `broker ${broker.brokerId}` : `broker ${broker.brokerId} does not answer`,
    },
    cell: ({ row }) => <ReplicaMarkCell mark={replicaMark(row.original, broker.brokerId)} />,
  });

/** One row per partition; after its numbers one column per broker. */
export const partitionColumns = (brokers: readonly Broker[], largestBytes: number) =>
  column.columns([
    column.accessor('partition', {
      header: 'P',
      enableSorting: true,
      meta: { width: 48, title: 'partition' },
      cell: ({ row }) => <b className="font-semibold">{row.original.partition}</b>,
    }),
    column.accessor((partition) => partition.leader ?? undefined, {
      id: 'leader',
      header: 'Leader',
      enableSorting: true,
      meta: { width: 72, align: 'right' },
      cell: ({ row: { original } }) =>
        original.leader === null ? <span className="font-semibold text-crit">none</span> : original.leader,
    }),
    column.accessor((partition) => partition.isr.length - partition.replicas.length, {
      id: 'isr',
      header: 'ISR',
      enableSorting: true,
      meta: { width: 72 },
      cell: ({ row }) => <Isr partition={row.original} />,
    }),
    column.accessor((partition) => toNumber(partition.start) ?? undefined, {
      id: 'start',
      header: 'Start',
      enableSorting: true,
      meta: { width: 104, align: 'right' },
      cell: ({ row: { original } }) => (
        <span className="text-ink-2">
          <Offset value={original.start} partition={original} />
        </span>
      ),
    }),
    column.accessor((partition) => toNumber(partition.end) ?? undefined, {
      id: 'end',
      header: 'End',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 104, align: 'right' },
      cell: ({ row: { original } }) => <Offset value={original.end} partition={original} />,
    }),
    column.accessor((partition) => copyBytes(partition) ?? undefined, {
      id: 'size',
      header: 'Size per copy',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 156 },
      cell: ({ row }) => <Size partition={row.original} largest={largestBytes} />,
    }),
    column.accessor((partition) => partition.messagesPerSecond ?? undefined, {
      id: 'rate',
      header: 'Records/s',
      enableSorting: true,
      sortDescFirst: true,
      meta: { width: 88, align: 'right' },
      cell: ({ row: { original } }) =>
        original.messagesPerSecond === null ? (
          <Unknown compact reason="not enough samples" />
        ) : (
          formatRate(original.messagesPerSecond)
        ),
    }),
    ...brokers.map(brokerColumn),
  ]);
