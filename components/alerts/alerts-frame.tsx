'use client';

import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { TabLinks } from '@/components/ui/tab-links.tsx';
import { useAlertSummary } from '@/lib/client/alerts.ts';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';

type AlertsFrameProps = {
  clusterId: string;
  title: 'Alerts' | 'Alert rules' | 'Channels' | 'Maintenance';
  detail: string;
  actions?: ReactNode;
  children: ReactNode;
};

/** One of the pages about alerts, with the way to the others. */
export function AlertsFrame({ clusterId, title, detail, actions, children }: AlertsFrameProps) {
  const { data: overview } = useOverview(clusterId);
  const { data: summary } = useAlertSummary(clusterId);
  const tabs = [
    { label: 'Alerts', href: routes.alerts(clusterId), count: summary?.firing, of: 'Alerts' },
    { label: 'Rules', href: routes.alertRules(clusterId), of: 'Alert rules' },
    { label: 'Channels', href: routes.alertChannels(clusterId), of: 'Channels' },
    { label: 'Maintenance', href: routes.maintenance(clusterId), of: 'Maintenance' },
  ];
  return (
    <PageFrame
      clusterId={clusterId}
      title={title}
      crumbs={title === 'Alerts' ? [] : [{ label: 'Alerts', href: routes.alerts(clusterId) }]}
      freshness={overview}
    >
      <PageHead title={title} detail={detail} actions={actions} />
      <TabLinks
        label="Pages about alerts"
        tabs={tabs.map(({ of, ...tab }) => ({ ...tab, current: of === title }))}
      />
      {children}
    </PageFrame>
  );
}
