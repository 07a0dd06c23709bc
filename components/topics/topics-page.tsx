'use client';

import { List } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { createSerializer, useQueryStates, type Values } from 'nuqs';
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
import { CreateButton } from '@/components/topic-operations/create-button.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import { useTopics } from '@/lib/client/topics.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { topicColumns } from './topic-columns.tsx';
import { topicFilterOf, topicParams } from './topic-params.ts';
import { TopicsToolbar } from './topics-toolbar.tsx';

const serializeFilter = createSerializer(topicParams);

/** The bulk editor, for the topics of this list. */
const bulkHref = (clusterId: string, params: Values<typeof topicParams>): Route =>
  `${routes.bulkConfigs(clusterId)}${serializeFilter(params)}` as Route;

export function TopicsPage({ clusterId }: { clusterId: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const [params, setParams] = useQueryStates(topicParams, { history: 'replace' });
  const filter = topicFilterOf(params);
  const filterKey = JSON.stringify(filter);
  const { rows, onRowsShown } = useRowWindow(filterKey);
  const query = useTopics(clusterId, filter, rows);
  const columns = useMemo(() => topicColumns(clusterId), [clusterId]);
  const sparks = useShownPages(onRowsShown);
  const names = useMemo(() => query.data?.items.map(({ name }) => name) ?? [], [query.data]);
  const { data: overview } = useOverview(clusterId);
  const known = query.data !== undefined && isKnown(query.data, 'metadata') ? query.data : undefined;
  return (
    <PageFrame clusterId={clusterId} title="Topics" freshness={query.data} fill>
      <PageHead
        title="Topics"
        detail={known === undefined ? undefined : matchCount(known, 'topic')}
        actions={
          <>
            {known !== undefined && overview?.cluster.writable === true && known.total > 1 && (
              <Button asChild>
                <Link href={bulkHref(clusterId, params)} prefetch={false}>
                  Edit configs of {plural(known.total, 'topic')}
                </Link>
              </Button>
            )}
            <CreateButton clusterId={clusterId} />
          </>
        }
      />
      <TopicsToolbar list={known} />
      <Loaded query={query} loading="Reading topics, names first" subject="The topics">
        {(list) => (
          <div className="flex min-h-[360px] flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface">
            <SparkRows
              clusterId={clusterId}
              source={sparkSources.topicThroughput}
              names={names}
              pages={sparks.pages}
            >
              <DataTable
                key={filterKey}
                label="Topics"
                columns={columns}
                rows={list.items}
                rowId={(topic) => topic.name}
                total={list.total}
                onRowsShown={sparks.onRowsShown}
                sort={{
                  key: params.sort,
                  onChange: (sort) => void setParams({ sort: topicParams.sort.parse(sort) }),
                }}
                virtual
                primary
                placeKey={`${pathname} ${filterKey}`}
                onOpen={(topic) => router.push(routes.topic(clusterId, topic.name))}
                empty={
                  known === undefined ? (
                    <NotKnown what="Topics" />
                  ) : (
                    <EmptyState
                      icon={List}
                      title={list.totalUnfiltered === 0 ? 'This cluster has no topics' : 'No topic matches'}
                      action={
                        list.totalUnfiltered > 0 && (
                          <Button onClick={() => void setParams(null)}>Show all topics</Button>
                        )
                      }
                    >
                      {plural(list.totalUnfiltered, 'topic was', 'topics were')} looked at.
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
