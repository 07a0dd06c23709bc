'use client';

import { Users } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { sparkSources } from '@/components/charts/history-sources.ts';
import { SparkRows, useShownPages } from '@/components/charts/spark-rows.tsx';
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
import { useGroups } from '@/lib/client/groups.ts';
import { routes } from '@/lib/client/routes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { groupColumns } from './group-columns.tsx';
import { groupFilterOf, groupParams } from './group-params.ts';
import { GroupsToolbar } from './groups-toolbar.tsx';

export function GroupsPage({ clusterId }: { clusterId: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const [params, setParams] = useQueryStates(groupParams, { history: 'replace' });
  const filter = groupFilterOf(params);
  const filterKey = JSON.stringify(filter);
  const { rows, onRowsShown } = useRowWindow(filterKey);
  const query = useGroups(clusterId, filter, rows);
  const columns = useMemo(() => groupColumns(clusterId), [clusterId]);
  const sparks = useShownPages(onRowsShown);
  const names = useMemo(() => query.data?.items.map(({ groupId }) => groupId) ?? [], [query.data]);
  const known = query.data !== undefined && isKnown(query.data, 'groups') ? query.data : undefined;
  return (
    <PageFrame clusterId={clusterId} title="Consumer groups" freshness={query.data} fill>
      <PageHead
        title="Consumer groups"
        detail={known === undefined ? undefined : matchCount(known, 'group')}
      />
      <GroupsToolbar list={known} />
      <Loaded query={query} loading="Reading the groups" subject="The consumer groups">
        {(list) => (
          <div className="flex min-h-[360px] flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface">
            <SparkRows
              clusterId={clusterId}
              source={sparkSources.groupLag}
              names={names}
              pages={sparks.pages}
            >
              <DataTable
                key={filterKey}
                label="Consumer groups"
                columns={columns}
                rows={list.items}
                rowId={(group) => group.groupId}
                total={list.total}
                onRowsShown={sparks.onRowsShown}
                sort={{
                  key: params.sort,
                  onChange: (sort) => void setParams({ sort: groupParams.sort.parse(sort) }),
                }}
                virtual
                primary
                placeKey={`${pathname} ${filterKey}`}
                onOpen={(group) => router.push(routes.group(clusterId, group.groupId))}
                empty={
                  known === undefined ? (
                    <NotKnown what="Consumer groups" />
                  ) : (
                    <EmptyState
                      icon={Users}
                      title={
                        list.totalUnfiltered === 0
                          ? 'This cluster has no consumer groups'
                          : 'No group matches'
                      }
                      action={
                        list.totalUnfiltered > 0 && (
                          <Button onClick={() => void setParams(null)}>Show all groups</Button>
                        )
                      }
                    >
                      {plural(list.totalUnfiltered, 'group was', 'groups were')} looked at.
                    </EmptyState>
                  )
                }
              />
            </SparkRows>
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}
