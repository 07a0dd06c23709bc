'use client';

import { BellOff } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import { useAlertRules } from '@/lib/client/alerts.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AlertRuleDto } from '@/lib/contracts/alerts.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { AlertsFrame } from './alerts-frame.tsx';
import { conditionText, scopeText } from './rule-text.ts';

const column = columnsOf<AlertRuleDto>();

const columns = column.columns([
  column.accessor('name', {
    header: 'Rule',
    meta: { width: 180, narrow: true },
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.accessor('enabled', {
    header: 'State',
    meta: { width: 60 },
    cell: ({ getValue }) => (getValue() ? 'On' : <span className="text-ink-3">Off</span>),
  }),
  column.accessor('severity', {
    header: 'Severity',
    meta: { width: 90 },
    cell: ({ getValue }) => <SeverityMark severity={getValue()} />,
  }),
  column.accessor((rule) => conditionText(rule), {
    id: 'condition',
    header: 'Fires when',
    meta: { width: 330 },
  }),
  column.accessor((rule) => scopeText(rule.scope), { id: 'scope', header: 'Where', meta: { width: 200 } }),
  column.accessor(({ channelIds }) => channelIds.length, {
    id: 'channels',
    header: 'Channels',
    meta: { width: 80, align: 'right' },
    cell: ({ getValue }) =>
      getValue() === 0 ? <span className="font-semibold text-warn">none</span> : formatCount(getValue()),
  }),
  column.accessor('firing', {
    header: 'Firing',
    meta: { width: 70, align: 'right', title: 'subjects that fire now, in all clusters' },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
]);

export function RulesPage({ clusterId }: { clusterId: string }) {
  const router = useRouter();
  const query = useAlertRules();
  return (
    <AlertsFrame
      clusterId={clusterId}
      title="Alert rules"
      detail="What people are told about. One list for all clusters; a rule says where it holds."
      actions={
        <Button asChild variant="primary">
          <Link href={routes.alertRule(clusterId, null)}>Add a rule</Link>
        </Button>
      }
    >
      <Loaded query={query} loading="Reading the rules" subject="The rules">
        {({ items }) => (
          <Panel title="Rules" detail={plural(items.length, 'rule')}>
            <DataTable
              label="Rules"
              columns={columns}
              rows={items}
              rowId={({ id }) => id}
              initialSort="name"
              onOpen={({ id }) => router.push(routes.alertRule(clusterId, id))}
              primary
              empty={<EmptyState icon={BellOff} title="There is no rule yet" />}
            />
          </Panel>
        )}
      </Loaded>
    </AlertsFrame>
  );
}
