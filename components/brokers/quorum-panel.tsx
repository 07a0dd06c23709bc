'use client';

import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { BrokerListDto, QuorumReplicaDto } from '@/lib/contracts/brokers.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatAge } from '@/lib/shared/format/duration.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { QuorumRole } from './broker-state.tsx';

const column = columnsOf<QuorumReplicaDto>();

function CaughtUp({ replica }: { replica: QuorumReplicaDto }) {
  const now = useServerNow();
  if (replica.role === 'leader') return <span className="text-ink-3">leads</span>;
  if (replica.lastCaughtUpAt === null) return <Unknown reason="the controller does not know" compact />;
  return <>{formatAge(now - replica.lastCaughtUpAt)} ago</>;
}

const columns = column.columns([
  column.accessor('replicaId', {
    header: 'Id',
    enableSorting: true,
    meta: { width: 56 },
    cell: ({ row }) => <b className="font-semibold">{row.original.replicaId}</b>,
  }),
  column.accessor('role', {
    header: 'Role',
    enableSorting: true,
    meta: { width: 92 },
    cell: ({ row }) => <QuorumRole role={row.original.role} />,
  }),
  column.accessor((replica) => toNumber(replica.lagOffsets) ?? undefined, {
    id: 'lag',
    header: 'Behind',
    enableSorting: true,
    sortDescFirst: true,
    meta: { width: 84, align: 'right', title: 'offsets of the metadata log' },
    cell: ({ row }) => formatCount(row.original.lagOffsets),
  }),
  column.accessor((replica) => replica.lastCaughtUpAt ?? undefined, {
    id: 'caughtUp',
    header: 'Caught up',
    enableSorting: true,
    meta: { width: 100, align: 'right' },
    cell: ({ row }) => <CaughtUp replica={row.original} />,
  }),
]);

export function QuorumPanel({ quorum }: { quorum: BrokerListDto['quorum'] }) {
  const rows = useMemo(() => quorum?.replicas ?? [], [quorum]);
  return (
    <Panel
      title="Controller quorum"
      detail={quorum === null ? undefined : `leader ${quorum.leaderId}, epoch ${quorum.leaderEpoch}`}
      aside={<SectionAge section="quorum" at={quorum?.collectedAt ?? null} />}
    >
      {quorum === null ? (
        <p className="p-3">
          <Unknown word="unknown: the quorum did not answer" />
        </p>
      ) : (
        <DataTable
          label="Controller quorum"
          columns={columns}
          rows={rows}
          rowId={(replica) => `${replica.role} ${replica.replicaId}`}
          initialSort="role"
        />
      )}
    </Panel>
  );
}
