import Link from 'next/link';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Unknown } from '@/components/ui/unknown.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { BrokerRowDto } from '@/lib/contracts/brokers.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatSignedPercent } from '@/lib/shared/format/percent.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { BrokerState, QuorumRole } from './broker-state.tsx';
import { DiskUse } from './disk-use.tsx';

const column = columnsOf<BrokerRowDto>();

/** Past this a broker leads noticeably more or less than its share. */
const SKEW_WARN = 0.1;

const link = (clusterId: string) =>
  column.accessor('brokerId', {
    header: 'Broker',
    enableSorting: true,
    meta: { width: 80 },
    cell: ({ row }) => (
      <Link
        href={routes.broker(clusterId, row.original.brokerId)}
        className="rounded-sm font-semibold hover:underline"
      >
        {row.original.brokerId}
      </Link>
    ),
  });

const rack = column.accessor((broker) => broker.rack ?? undefined, {
  id: 'rack',
  header: 'Rack',
  enableSorting: true,
  meta: { width: 80 },
  cell: ({ row }) => <span className="text-ink-2">{row.original.rack ?? 'none'}</span>,
});

const role = column.accessor((broker) => broker.quorumRole ?? undefined, {
  id: 'role',
  header: 'Quorum',
  enableSorting: true,
  meta: { width: 92 },
  cell: ({ row }) => <QuorumRole role={row.original.quorumRole} />,
});

const leaders = column.accessor('leaders', {
  header: 'Leaders',
  enableSorting: true,
  sortDescFirst: true,
  meta: { width: 72, align: 'right' },
  cell: ({ row }) => formatCount(row.original.leaders),
});

const skew = column.accessor((broker) => broker.leaderSkew ?? undefined, {
  id: 'skew',
  header: 'Skew',
  enableSorting: true,
  sortDescFirst: true,
  meta: { width: 72, align: 'right', title: 'leaders above or below the mean' },
  cell: ({ row: { original } }) =>
    original.leaderSkew === null ? (
      <Unknown compact />
    ) : (
      <span
        className={cn('text-ink-2', Math.abs(original.leaderSkew) > SKEW_WARN && 'font-semibold text-warn')}
      >
        {formatSignedPercent(original.leaderSkew)}
      </span>
    ),
});

const replicas = column.accessor('replicas', {
  header: 'Replicas',
  enableSorting: true,
  sortDescFirst: true,
  meta: { width: 80, align: 'right' },
  cell: ({ row }) => formatCount(row.original.replicas),
});

const size = column.accessor((broker) => toNumber(broker.sizeBytes) ?? undefined, {
  id: 'size',
  header: 'Size',
  enableSorting: true,
  sortDescFirst: true,
  meta: { width: 92, align: 'right', title: 'all replicas on this broker' },
  cell: ({ row: { original } }) =>
    original.sizeBytes === null ? (
      <Unknown compact reason={original.error?.message} />
    ) : (
      formatBytes(original.sizeBytes)
    ),
});

const disk = column.accessor((broker) => broker.fullestFraction ?? undefined, {
  id: 'disk',
  header: 'Fullest log dir',
  enableSorting: true,
  sortDescFirst: true,
  meta: { width: 152 },
  cell: ({ row }) => <DiskUse fraction={row.original.fullestFraction} />,
});

const outOfSync = column.accessor('outOfSync', {
  header: 'Out of sync',
  enableSorting: true,
  sortDescFirst: true,
  meta: { width: 92, align: 'right', title: 'replicas here that are not in the ISR' },
  cell: ({ row: { original } }) => (
    <span className={original.outOfSync > 0 ? 'font-semibold text-warn' : 'text-ink-3'}>
      {formatCount(original.outOfSync)}
    </span>
  ),
});

const state = column.accessor('state', {
  header: 'State',
  enableSorting: true,
  meta: { width: 104 },
  cell: ({ row }) => <BrokerState broker={row.original} />,
});

const age = column.display({
  id: 'age',
  header: 'Sizes',
  meta: { width: 76, title: 'age of sizes and log dirs' },
  cell: ({ row }) => <SectionAge section="logDirs" at={row.original.logDirsCollectedAt} />,
});

const host = column.accessor((broker) => `${broker.host}:${broker.port}`, {
  id: 'host',
  header: 'Address',
  enableSorting: true,
  meta: { width: 180 },
  cell: ({ row }) => (
    <span className="font-mono text-xs text-ink-2">
      {row.original.host}:{row.original.port}
    </span>
  ),
});

export const brokerColumns = (clusterId: string) =>
  column.columns([
    link(clusterId),
    rack,
    role,
    leaders,
    skew,
    replicas,
    size,
    disk,
    outOfSync,
    state,
    age,
    host,
  ]);

/** For the overview, where the table has half the width. */
export const brokerSummaryColumns = (clusterId: string) =>
  column.columns([link(clusterId), rack, leaders, skew, disk, outOfSync, state, age]);
