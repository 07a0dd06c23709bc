'use client';

import { Columns3 } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { matchCount } from '@/components/data-table/match-count.ts';
import { useRowWindow } from '@/components/data-table/use-row-window.ts';
import { isKnown } from '@/components/freshness/is-known.ts';
import { NotKnown } from '@/components/freshness/not-known.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { useConfigMatrix } from '@/lib/client/config-matrix.ts';
import { routes } from '@/lib/client/routes.ts';
import type { MatrixDto, MatrixRowDto } from '@/lib/contracts/config-matrix.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { matrixColumns } from './matrix-columns.tsx';
import { matrixFilterOf, matrixParams } from './matrix-params.ts';
import { MatrixSummary } from './matrix-summary.tsx';
import { MatrixToolbar } from './matrix-toolbar.tsx';

const nounOf = ({ resource }: MatrixDto): string => (resource === 'topics' ? 'topic' : 'broker');

function Rows({
  clusterId,
  list,
  filterKey,
  onRowsShown,
}: {
  clusterId: string;
  list: MatrixDto;
  filterKey: string;
  onRowsShown: (end: number) => void;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const [params, setParams] = useQueryStates(matrixParams, { history: 'replace' });
  const { resource } = list;
  // The rows of the last answer stay until those of other keys are here: its own keys head them.
  const keyList = list.columns.map(({ key }) => key).join(',');
  const columns = useMemo(
    () => matrixColumns(clusterId, resource, keyList.split(',')),
    [clusterId, resource, keyList],
  );
  const [filtered] = list.columns;
  const open = ({ name }: MatrixRowDto) =>
    router.push(
      resource === 'topics' ? routes.topicConfigs(clusterId, name) : routes.broker(clusterId, Number(name)),
    );
  return (
    <>
      {filtered !== undefined && list.totalUnfiltered > 0 && (
        <MatrixSummary column={filtered} subjects={plural(list.totalUnfiltered, nounOf(list))} />
      )}
      <div className="flex min-h-[360px] flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface">
        <DataTable
          key={filterKey}
          label={resource === 'topics' ? 'Configs of topics' : 'Configs of brokers'}
          columns={columns}
          rows={list.items}
          rowId={(row) => row.name}
          total={list.total}
          onRowsShown={onRowsShown}
          sort={{ key: matrixFilterOf(params).sort, onChange: (sort) => void setParams({ sort }) }}
          virtual
          primary
          placeKey={`${pathname} ${filterKey}`}
          onOpen={open}
          empty={
            isKnown(list, 'metadata') ? (
              <EmptyState
                icon={Columns3}
                title={list.totalUnfiltered === 0 ? `There are no ${resource}` : 'Nothing matches'}
                action={
                  list.totalUnfiltered > 0 && (
                    <Button
                      onClick={() => void setParams({ q: null, state: null, source: null, value: null })}
                    >
                      Show all {resource}
                    </Button>
                  )
                }
              >
                {plural(list.totalUnfiltered, nounOf(list))} {list.totalUnfiltered === 1 ? 'was' : 'were'}{' '}
                looked at.
              </EmptyState>
            ) : (
              <NotKnown what={resource === 'topics' ? 'Topics' : 'Brokers'} />
            )
          }
        />
      </div>
    </>
  );
}

/** A few config keys over all topics or brokers: who set what, and what would apply otherwise. */
export function MatrixPage({ clusterId }: { clusterId: string }) {
  const [params] = useQueryStates(matrixParams, { history: 'replace' });
  const filter = matrixFilterOf(params);
  const filterKey = JSON.stringify(filter);
  const { rows, onRowsShown } = useRowWindow(filterKey);
  const query = useConfigMatrix(clusterId, filter, rows);
  const { data } = query;
  return (
    <PageFrame clusterId={clusterId} title="Compare" freshness={data} fill>
      <PageHead
        title="Compare configs"
        detail={data === undefined || !isKnown(data, 'metadata') ? undefined : matchCount(data, nounOf(data))}
      />
      <MatrixToolbar clusterId={clusterId} columns={data?.resource === params.resource ? data.columns : []} />
      <Loaded query={query} loading="Reading the configs" subject="The configs">
        {(list) => <Rows clusterId={clusterId} list={list} filterKey={filterKey} onRowsShown={onRowsShown} />}
      </Loaded>
    </PageFrame>
  );
}
