'use client';

import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { MemberClient, MemberHost } from '@/components/groups/member-cells.tsx';
import type { PastMemberDto, TimelineMomentDto } from '@/lib/contracts/timeline-moment.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { OpenBetween, PastPart } from './past-part.tsx';

const column = columnsOf<PastMemberDto>();

const columns = column.columns([
  column.accessor('clientId', {
    header: 'Client',
    enableSorting: true,
    meta: { width: 180, narrow: true },
    cell: ({ row }) => <MemberClient member={row.original} />,
  }),
  column.accessor('host', {
    header: 'Host',
    enableSorting: true,
    meta: { width: 120 },
    cell: ({ row }) => <MemberHost host={row.original.host} />,
  }),
  column.accessor('memberId', {
    header: 'Member id',
    enableSorting: true,
    meta: { width: 300 },
    cell: ({ row }) => <span className="font-mono text-xs text-ink-2">{row.original.memberId}</span>,
  }),
  column.display({
    id: 'between',
    header: 'In the group',
    meta: { width: 290 },
    cell: ({ row: { original } }) =>
      original.between === null ? 'yes' : <OpenBetween what="came or went" between={original.between} />,
  }),
]);

/** Who was in a group at a past moment. */
export function MomentMembers({ members }: { members: NonNullable<TimelineMomentDto['members']> }) {
  const sure = members.kind === 'known' ? members.items.filter(({ between }) => between === null) : [];
  return (
    <PastPart
      title={members.kind === 'known' ? plural(sure.length, 'member') : 'Members'}
      past={members}
      none="Nobody was in the group."
    >
      {(items) => (
        <DataTable
          label="Members at that moment"
          columns={columns}
          rows={items}
          rowId={({ memberId }) => memberId}
          initialSort="clientId"
          virtual={items.length > 60}
          className="max-h-[56dvh]"
        />
      )}
    </PastPart>
  );
}
