'use client';

import { ShieldCheck } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { matchCount } from '@/components/data-table/match-count.ts';
import { useRowWindow } from '@/components/data-table/use-row-window.ts';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useFinding, useFindings } from '@/lib/client/audit.ts';
import type { AuditRuleDto } from '@/lib/contracts/audit.ts';
import { auditParams, findingFilterOf } from './audit-params.ts';
import { findingColumns } from './finding-columns.tsx';
import { FindingPanel } from './finding-panel.tsx';

/** The findings that match the filter, and beside them the one that is open. */
export function FindingsPanel({ clusterId, rules }: { clusterId: string; rules: readonly AuditRuleDto[] }) {
  const [params, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const filter = findingFilterOf(params);
  const filterKey = JSON.stringify(filter);
  const { rows, onRowsShown } = useRowWindow(filterKey);
  const query = useFindings(clusterId, filter, rows);
  const columns = useMemo(() => findingColumns(clusterId), [clusterId]);
  const ruleOf = (ruleId: string) => rules.find((rule) => rule.ruleId === ruleId);
  const chosenRule = params.rule === null ? undefined : ruleOf(params.rule);
  const open = useFinding(clusterId, params.finding, params.state === 'fixed');
  return (
    <div className={cn('grid min-w-0 gap-3', open && 'lg:grid-cols-[minmax(0,1fr)_380px]')}>
      <Panel
        title="Findings"
        detail={
          query.data && `${matchCount(query.data, 'finding')}${chosenRule ? `: ${chosenRule.title}` : ''}`
        }
        className="max-lg:order-last"
      >
        <Loaded query={query} loading="Judging the cluster" subject="The findings">
          {(list) => (
            <DataTable
              key={filterKey}
              label="Findings"
              columns={columns}
              rows={list.items}
              rowId={(finding) => finding.key}
              total={list.total}
              onRowsShown={onRowsShown}
              sort={{
                key: params.sort,
                onChange: (sort) => void setParams({ sort: auditParams.sort.parse(sort) }),
              }}
              virtual
              primary
              isSelected={(finding) => finding.key === params.finding}
              onOpen={(finding) => void setParams({ finding: finding.key })}
              className="h-[440px]"
              empty={
                <EmptyState
                  icon={ShieldCheck}
                  title={list.totalUnfiltered === 0 ? 'No rule fires' : 'No finding matches'}
                  action={
                    list.totalUnfiltered > 0 && (
                      <Button onClick={() => void setParams(null)}>Show all findings</Button>
                    )
                  }
                >
                  What could not be judged is counted above.
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Panel>
      {open !== undefined && (
        <FindingPanel
          clusterId={clusterId}
          finding={open}
          rule={ruleOf(open.ruleId)}
          onClose={() => void setParams({ finding: null })}
        />
      )}
    </div>
  );
}
