'use client';

import { CircleCheck, Scale } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { MatrixCell } from '@/components/config-matrix/matrix-cell.tsx';
import { brokersSideBySide } from '@/components/config-matrix/matrix-params.ts';
import { DocumentationCell } from '@/components/configs/documentation-cell.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { FreshnessProvider, SectionAge } from '@/components/freshness/freshness-context.tsx';
import { NotKnown } from '@/components/freshness/not-known.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { useConfigDrift } from '@/lib/client/config-matrix.ts';
import type { ConfigDriftDto } from '@/lib/contracts/config-matrix.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { isOdd } from './odd-value.ts';

type DriftRow = ConfigDriftDto['items'][number];
type DriftBroker = ConfigDriftDto['brokers'][number];

const column = columnsOf<DriftRow>();
/** Longer lists scroll in a box of their own. */
const ROWS_OPEN = 12;

function BrokerHeader({ broker: { brokerId, rack, missing } }: { broker: DriftBroker }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      Broker {brokerId}
      {rack !== null && <span className="font-normal text-ink-3">{rack}</span>}
      {missing !== null && <Unknown compact reason={missing} />}
    </span>
  );
}

const driftColumns = (brokers: readonly DriftBroker[]) =>
  column.columns([
    column.accessor('key', {
      header: 'Key',
      enableSorting: true,
      meta: { width: 260, narrow: true },
      cell: ({ row: { original } }) => <span className="font-mono text-xs">{original.key}</span>,
    }),
    ...brokers.map((broker, index) =>
      column.display({
        id: `broker-${broker.brokerId}`,
        header: () => <BrokerHeader broker={broker} />,
        meta: { width: 232 },
        cell: ({ row: { original } }) =>
          isOdd(original.cells, index) ? (
            <span className="font-semibold">
              <MatrixCell name={original.key} cell={original.cells[index]} />
              <span className="sr-only">, unlike most brokers</span>
            </span>
          ) : (
            <MatrixCell name={original.key} cell={original.cells[index]} />
          ),
      }),
    ),
    column.display({
      id: 'documentation',
      header: 'What it does',
      meta: { width: 260 },
      cell: ({ row: { original } }) =>
        original.documentation === null ? (
          <Unknown compact reason="the broker sent no documentation" />
        ) : (
          <DocumentationCell name={original.key} documentation={original.documentation} />
        ),
    }),
  ]);

/** What is said when no key differs: agreement is only what was compared. */
function Agreement({ brokers }: { brokers: readonly DriftBroker[] }) {
  const silent = brokers.filter(({ missing }) => missing !== null);
  const told = brokers.length - silent.length;
  if (brokers.length === 0) return <NotKnown what="Brokers" />;
  if (told < 2) {
    return (
      <EmptyState icon={Scale} title="There is nothing to compare">
        {told} of {plural(brokers.length, 'broker')} told its configs.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={CircleCheck}
      allClear={silent.length === 0}
      title={silent.length === 0 ? `All ${told} brokers agree` : `The ${told} brokers that answered agree`}
    >
      {silent.length === 0
        ? 'Ids, addresses, directories and certificates are left out: they must differ.'
        : `Unknown: ${silent.map(({ missing }) => missing).join(' ')}`}
    </EmptyState>
  );
}

function Content({ drift }: { drift: ConfigDriftDto }) {
  const brokerList = JSON.stringify(drift.brokers);
  const columns = useMemo(() => driftColumns(JSON.parse(brokerList)), [brokerList]);
  const isLong = drift.items.length > ROWS_OPEN;
  return (
    <DataTable
      label="Keys about which brokers disagree"
      columns={columns}
      rows={drift.items}
      rowId={(row) => row.key}
      initialSort="key"
      virtual={isLong}
      {...(isLong && { className: 'max-h-[60dvh] min-h-60' })}
      empty={<Agreement brokers={drift.brokers} />}
    />
  );
}

function headline({ items, brokers }: ConfigDriftDto): string {
  const told = brokers.filter(({ missing }) => missing === null).length;
  const differ = `${plural(items.length, 'key')} ${items.length === 1 ? 'differs' : 'differ'}`;
  return `${differ}; ${told} of ${plural(brokers.length, 'broker')} told`;
}

/** Keys that have another value on another broker, side by side; the audit judges them by CTL-06. */
export function DriftPanel({ clusterId }: { clusterId: string }) {
  const query = useConfigDrift(clusterId);
  const { data } = query;
  return (
    <FreshnessProvider value={data}>
      <Panel
        title="Brokers that disagree"
        detail={data && headline(data)}
        aside={
          <>
            {data !== undefined && data.items.length > 0 && (
              <Button size="sm" asChild>
                <Link
                  href={brokersSideBySide(
                    clusterId,
                    data.items.map(({ key }) => key),
                  )}
                >
                  Compare
                </Link>
              </Button>
            )}
            <SectionAge section="brokerConfigs" />
          </>
        }
      >
        <Loaded query={query} loading="Comparing the brokers" subject="The brokers’ configs">
          {(drift) => <Content drift={drift} />}
        </Loaded>
      </Panel>
    </FreshnessProvider>
  );
}
