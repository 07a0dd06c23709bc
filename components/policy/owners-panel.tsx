'use client';

import { CircleDashed, Users } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { PolicyViewDto } from '@/lib/contracts/policy.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { AddedMatches } from './added-matches.tsx';
import { matchText, uncountedReason } from './policy-text.ts';
import { PrincipalsNotice } from './principals-notice.tsx';

type Team = PolicyViewDto['teams'][number];

const column = columnsOf<Team>();

function Count({ value, isResolved }: { value: number | null; isResolved: boolean }) {
  return value === null ? <Unknown compact reason={uncountedReason(isResolved)} /> : formatCount(value);
}

const columns = column.columns([
  column.accessor('team', {
    header: 'Team',
    meta: { width: 160, narrow: true },
    cell: ({ getValue }) => (
      <span className="inline-flex items-center gap-1.5 font-medium">
        {getValue() === UNOWNED && <CircleDashed aria-hidden className="size-3.5 flex-none text-ink-3" />}
        {getValue()}
      </span>
    ),
  }),
  column.accessor((team) => team.topics ?? undefined, {
    id: 'topics',
    header: 'Topics',
    meta: { width: 72, align: 'right' },
    cell: ({ row }) => <Count value={row.original.topics} isResolved={row.original.isResolved} />,
  }),
  column.accessor((team) => team.groups ?? undefined, {
    id: 'groups',
    header: 'Groups',
    meta: { width: 72, align: 'right' },
    cell: ({ row }) => <Count value={row.original.groups} isResolved={row.original.isResolved} />,
  }),
  column.display({
    id: 'matches',
    header: 'Names',
    meta: { width: 420 },
    cell: ({ row: { original } }) => (
      <span className="font-mono text-xs">
        {original.team === UNOWNED ? '-' : original.matches.map(matchText).join(', ')}
      </span>
    ),
  }),
  column.accessor((team) => team.contact ?? undefined, {
    id: 'contact',
    header: 'Contact',
    meta: { width: 160 },
    cell: ({ row }) => row.original.contact ?? <span className="text-ink-3">-</span>,
  }),
]);

const ROWS_SHOWN = 12;

/** Teams with what their names match in this cluster, what nobody owns, and matches that people add. */
export function OwnersPanel({ policy }: { policy: PolicyViewDto }) {
  const { teams, unowned, acls } = policy;
  const rows: readonly Team[] = [
    ...teams,
    { team: UNOWNED, contact: null, isResolved: true, matches: [], ...unowned },
  ];
  const isLong = rows.length > ROWS_SHOWN;
  return (
    <Panel
      title="Teams"
      detail={`${plural(teams.length, 'team')}; an exact name beats a prefix, the longest prefix an expression, a name an ACL, the file what is added here`}
    >
      <PrincipalsNotice acls={acls} />
      {teams.length === 0 && (
        <EmptyState icon={Users} title="No team owns anything yet">
          Name teams in the policy file, or add names to one below.
        </EmptyState>
      )}
      {teams.length > 0 && (
        <DataTable
          label="Owners"
          columns={columns}
          rows={rows}
          rowId={({ team }) => team}
          initialSort="-topics"
          virtual={isLong}
          className={isLong ? 'h-[400px]' : ''}
        />
      )}
      <AddedMatches teams={teams} />
    </Panel>
  );
}
