'use client';

import { BellOff, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import { useAlerts } from '@/lib/client/alerts.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AlertDto, AlertListDto } from '@/lib/contracts/alerts.ts';
import { plural, shortCount } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { alertColumns } from './alert-columns.tsx';
import { AlertDrawer } from './alert-drawer.tsx';
import { AlertsFrame } from './alerts-frame.tsx';

/** Longer tables scroll in a box of their own. */
const ROWS_SHOWN = 12;

type TableProps = {
  clusterId: string;
  title: string;
  alerts: readonly AlertDto[];
  empty: string;
  onOpen: (alert: AlertDto) => void;
  primary?: boolean;
};

function AlertTable({ clusterId, title, alerts, empty, onOpen, primary = false }: TableProps) {
  const columns = useMemo(() => alertColumns(clusterId), [clusterId]);
  const isLong = alerts.length > ROWS_SHOWN;
  return (
    <Panel title={title} detail={plural(alerts.length, 'alert')}>
      <DataTable
        label={title}
        columns={columns}
        rows={alerts}
        rowId={({ id }) => id}
        onOpen={onOpen}
        primary={primary}
        virtual={isLong}
        className={isLong ? 'h-[400px]' : ''}
        empty={<EmptyState icon={CircleCheck} title={empty} allClear />}
      />
    </Panel>
  );
}

function AlertStats({ list }: { list: AlertListDto }) {
  const firing = list.items.filter(({ phase }) => phase === 'firing');
  const acknowledged = firing.filter((alert) => alert.acknowledged !== null).length;
  const held = firing.filter(({ heldBack }) => heldBack !== null).length;
  return (
    <StatStrip label="Alerts now">
      <Stat
        label="Firing"
        value={shortCount(list.firing)}
        tone={list.firing > acknowledged ? 'crit' : 'normal'}
        detail={`${acknowledged} acknowledged`}
      />
      <Stat label="Pending" value={shortCount(list.pending)} detail="breached, not for long enough yet" />
      <Stat label="Held back" value={shortCount(held)} detail="quiet hours or maintenance" />
      <Stat
        label="Rules switched on"
        value={shortCount(list.rulesEnabled)}
        detail={
          list.evaluatedAt === null ? 'not evaluated here yet' : `evaluated ${utcDateTime(list.evaluatedAt)}`
        }
      />
    </StatStrip>
  );
}

/** What fires in the cluster now, who looks at it, and what fired lately. */
export function AlertsPage({ clusterId }: { clusterId: string }) {
  const query = useAlerts(clusterId);
  const [openId, setOpenId] = useQueryState('alert', parseAsString);
  const onOpen = ({ id }: AlertDto) => void setOpenId(id, { history: 'push' });
  return (
    <AlertsFrame
      clusterId={clusterId}
      title="Alerts"
      detail="What fires in this cluster, who looks at it, and what fired lately."
      actions={
        <Button asChild variant="primary">
          <Link href={routes.alertRule(clusterId, null)}>Add a rule</Link>
        </Button>
      }
    >
      <Loaded query={query} loading="Reading the alerts" subject="The alerts">
        {(list) => {
          const open = list.items.find(({ id }) => id === openId);
          return (
            <>
              {list.problem !== null && (
                <Banner tone="crit" title="Alerts are not evaluated">
                  {list.problem} What is shown is as it was before.
                </Banner>
              )}
              <AlertStats list={list} />
              {list.rulesEnabled === 0 && (
                <EmptyState
                  icon={BellOff}
                  title="No rule is switched on for this cluster"
                  action={
                    <Button asChild>
                      <Link href={routes.alertRule(clusterId, null)}>Add a rule</Link>
                    </Button>
                  }
                >
                  Nobody is told about anything until one is.
                </EmptyState>
              )}
              <AlertTable
                clusterId={clusterId}
                title="Firing now"
                alerts={list.items.filter(({ phase }) => phase === 'firing')}
                empty="Nothing fires"
                onOpen={onOpen}
                primary
              />
              <AlertTable
                clusterId={clusterId}
                title="Recent"
                alerts={list.items.filter(({ phase }) => phase === 'resolved')}
                empty="Nothing fired lately"
                onOpen={onOpen}
              />
              {open !== undefined && (
                <AlertDrawer clusterId={clusterId} alert={open} onClose={() => void setOpenId(null)} />
              )}
            </>
          );
        }}
      </Loaded>
    </AlertsFrame>
  );
}
