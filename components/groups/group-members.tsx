'use client';

import { UserX } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { AgeBadge } from '@/components/ui/age-badge.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { GroupDetailDto, GroupMemberDto } from '@/lib/contracts/groups.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { assignmentText } from './assignment-text.ts';
import { MemberClient, MemberHost } from './member-cells.tsx';

const column = columnsOf<GroupMemberDto>();

function Assignment({ member }: { member: GroupMemberDto }) {
  if (member.assignment === null) return <Unknown reason="this protocol does not tell" compact />;
  const text = assignmentText(member.assignment);
  const target = member.targetAssignment === null ? text : assignmentText(member.targetAssignment);
  return (
    <span title={target === text ? text : `${text}; becomes ${target}`}>
      {text}
      {target !== text && <span className="ml-1.5 text-warn">becomes {target}</span>}
    </span>
  );
}

const columns = column.columns([
  column.accessor('clientId', {
    header: 'Client',
    enableSorting: true,
    meta: { width: 170 },
    cell: ({ row }) => <MemberClient member={row.original} />,
  }),
  column.accessor('host', {
    header: 'Host',
    enableSorting: true,
    meta: { width: 120 },
    cell: ({ row }) => <MemberHost host={row.original.host} />,
  }),
  column.accessor((member) => member.partitions ?? undefined, {
    id: 'partitions',
    header: 'Parts',
    enableSorting: true,
    sortDescFirst: true,
    meta: { width: 64, align: 'right', title: 'partitions assigned' },
    cell: ({ row: { original } }) =>
      original.partitions === null ? <Unknown compact /> : formatCount(original.partitions),
  }),
  column.accessor((member) => toNumber(member.lagMessages) ?? undefined, {
    id: 'lag',
    header: 'Lag',
    enableSorting: true,
    sortDescFirst: true,
    meta: { width: 96, align: 'right' },
    cell: ({ row: { original } }) =>
      original.lagMessages === null ? <Unknown compact /> : formatCount(original.lagMessages),
  }),
  column.display({
    id: 'assignment',
    header: 'Assigned',
    meta: { width: 280 },
    cell: ({ row }) => <Assignment member={row.original} />,
  }),
  column.accessor((member) => member.memberEpoch ?? undefined, {
    id: 'epoch',
    header: 'Epoch',
    enableSorting: true,
    meta: { width: 64, align: 'right' },
    cell: ({ row: { original } }) =>
      original.memberEpoch === null ? <span className="text-ink-3">none</span> : original.memberEpoch,
  }),
  column.accessor((member) => member.rack ?? undefined, {
    id: 'rack',
    header: 'Rack',
    enableSorting: true,
    meta: { width: 80 },
    cell: ({ row }) => <span className="text-ink-2">{row.original.rack ?? 'none'}</span>,
  }),
]);

function detailOf({ assignor, groupEpoch, assignmentEpoch }: GroupDetailDto): string {
  const parts = [assignor === null || assignor === '' ? 'no assignor' : `assignor ${assignor}`];
  if (groupEpoch !== null) parts.push(`epoch ${groupEpoch}`);
  if (assignmentEpoch !== null && assignmentEpoch !== groupEpoch)
    parts.push(`assignment epoch ${assignmentEpoch}`);
  return parts.join(', ');
}

export function GroupMembers({ detail }: { detail: GroupDetailDto }) {
  const { describeError, describedAt, describeIntervalMs, members } = detail;
  return (
    <Panel
      title="Members and assignment"
      detail={detailOf(detail)}
      aside={<AgeBadge sampledAt={describedAt} intervalMs={describeIntervalMs} />}
      className="flex-none"
    >
      {describeError !== null && (
        <Banner tone="stale" className="m-2" title="Members could not be read">
          {describeError.message}
          {describeError.kafka !== undefined && ` ${describeError.kafka.name} (${describeError.kafka.code}).`}{' '}
          {members.length > 0 ? 'Shown are the last known members.' : 'They are unknown, not none.'}
        </Banner>
      )}
      <DataTable
        label="Members"
        columns={columns}
        rows={members}
        rowId={(member) => member.memberId}
        initialSort="clientId"
        virtual={members.length > 60}
        className="max-h-[56dvh]"
        empty={
          describeError === null && (
            <EmptyState icon={UserX} title="No member is connected">
              Kafka keeps the committed offsets of an empty group for a while.
            </EmptyState>
          )
        }
      />
    </Panel>
  );
}
