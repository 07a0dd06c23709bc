'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Badge } from '@/components/ui/badge.tsx';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { PageFilter } from '@/components/ui/page-filter.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { ConfigKindDto, ConfigViewDto } from '@/lib/contracts/config.ts';
import { type ConfigScope, configScopes, filterConfigs } from './config-filter.ts';
import { ConfigValue } from './config-value.tsx';
import { DocumentationCell } from './documentation-cell.tsx';
import { ProvenanceChain } from './provenance-chain.tsx';

const column = columnsOf<ConfigViewDto>();

/** Kafka calls read-only what it takes only from the file of a broker, when that starts. */
function ConfigType({ config: { type, readOnly } }: { config: ConfigViewDto }) {
  return (
    <span className="flex items-center gap-1.5 text-xs text-ink-2">
      {type}
      {readOnly && (
        <span title="Kafka reads it from the file of the broker when that starts: it cannot be changed here">
          <Badge>needs a restart</Badge>
        </span>
      )}
    </span>
  );
}

const columnsOfKind = (kind: ConfigKindDto) =>
  column.columns([
    column.accessor('name', {
      header: 'Key',
      enableSorting: true,
      meta: { width: 280 },
      cell: ({ row }) => (
        <span className="font-mono text-xs" title={row.original.name}>
          {row.original.name}
        </span>
      ),
    }),
    column.display({
      id: 'value',
      header: 'Effective value',
      meta: { width: 240 },
      cell: ({ row }) => <ConfigValue config={row.original} />,
    }),
    column.accessor('type', {
      header: 'Type',
      enableSorting: true,
      meta: { width: 132 },
      cell: ({ row: { original } }) => <ConfigType config={original} />,
    }),
    column.accessor('source', {
      header: 'Comes from',
      enableSorting: true,
      meta: { width: 150 },
      cell: ({ row }) => <ProvenanceChain kind={kind} config={row.original} />,
    }),
    column.accessor((config) => config.documentation ?? undefined, {
      id: 'documentation',
      header: 'What it does',
      meta: { width: 420 },
      cell: ({ row }) =>
        row.original.documentation === null ? (
          <Unknown compact reason="the broker sent no documentation" />
        ) : (
          <DocumentationCell name={row.original.name} documentation={row.original.documentation} />
        ),
    }),
  ]);

const labels: Record<ConfigScope, string> = {
  all: 'All',
  chosen: 'Set here',
  inherited: 'Inherited',
  sample: "The sample's value",
  feature: 'Written by Kafka',
  unknown: 'Unknown',
};

/** All keys of one resource with value, provenance and documentation; text and scope narrow it. */
type ConfigTableProps = { kind: ConfigKindDto; label: string; configs: readonly ConfigViewDto[] };

export function ConfigTable({ kind, label, configs }: ConfigTableProps) {
  const columns = useMemo(() => columnsOfKind(kind), [kind]);
  const [text, setText] = useState('');
  const [scope, setScope] = useState<ConfigScope>('all');
  const { counts, shown } = filterConfigs(configs, scope, text);
  const scopes = configScopes.filter(
    (candidate) => ['all', 'chosen', 'inherited'].includes(candidate) || counts[candidate] > 0,
  );
  return (
    <>
      <div className="flex flex-none flex-wrap items-center gap-2 border-b border-line p-2">
        <PageFilter
          label="Filter keys and values"
          placeholder="Filter keys"
          value={text}
          onChange={setText}
          className="w-56 flex-none max-md:w-full"
        />
        <ChipBar
          label="Scope"
          chips={scopes.map((value) => ({ value, label: labels[value], count: counts[value] }))}
          current={scope}
          onChange={setScope}
        />
      </div>
      <DataTable
        label={label}
        columns={columns}
        rows={shown}
        rowId={(config) => config.name}
        initialSort="name"
        virtual
        className="max-h-[70dvh] min-h-60"
        empty={
          <EmptyState icon={SlidersHorizontal} title="No key matches">
            {configs.length} keys were searched.
          </EmptyState>
        }
      />
    </>
  );
}
