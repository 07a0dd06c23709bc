'use client';

import { ShieldCheck } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { matchCount } from '@/components/data-table/match-count.ts';
import { useRowWindow } from '@/components/data-table/use-row-window.ts';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useUnknown } from '@/lib/client/audit.ts';
import { auditParams, unknownFilterOf } from './audit-params.ts';
import { unknownColumns } from './unknown-columns.tsx';

/** What could not be judged, one by one, in place of the findings. */
export function UnknownPanel({ clusterId }: { clusterId: string }) {
  const [params, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const filter = unknownFilterOf(params);
  const filterKey = JSON.stringify(filter);
  const { rows, onRowsShown } = useRowWindow(filterKey);
  const query = useUnknown(clusterId, filter, rows);
  const columns = useMemo(() => unknownColumns(clusterId), [clusterId]);
  return (
    <Panel title="Cannot know" detail={query.data && matchCount(query.data, 'check')}>
      <Loaded query={query} loading="Judging the cluster" subject="What cannot be known">
        {(list) => (
          <DataTable
            key={filterKey}
            label="What cannot be known"
            columns={columns}
            rows={list.items}
            rowId={({ id }) => id}
            total={list.total}
            onRowsShown={onRowsShown}
            sort={{
              key: params.unknownSort,
              onChange: (sort) => void setParams({ unknownSort: auditParams.unknownSort.parse(sort) }),
            }}
            virtual
            primary
            className="h-[440px]"
            empty={
              <EmptyState
                icon={ShieldCheck}
                title={list.totalUnfiltered === 0 ? 'Every check could be judged' : 'Nothing matches'}
                action={
                  list.totalUnfiltered > 0 && (
                    <Button onClick={() => void setParams({ ...CLEARED, state: 'cannot-know' })}>
                      Show all that cannot be known
                    </Button>
                  )
                }
              />
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

const CLEARED = { q: null, scope: null, rule: null, team: null };
