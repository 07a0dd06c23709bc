'use client';

import { CircleCheck } from 'lucide-react';
import { BrokerSummary } from '@/components/brokers/broker-summary.tsx';
import { HistoryPanel } from '@/components/charts/history-panel.tsx';
import { historySources } from '@/components/charts/history-sources.ts';
import { TimeRangeMenu } from '@/components/charts/time-range.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { useChartMarks } from '@/components/timeline/use-chart-marks.ts';
import { WhatChangedPanel } from '@/components/timeline/what-changed-panel.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import type { OverviewDto } from '@/lib/contracts/clusters.ts';
import { formatCount, formatShortCount, plural } from '@/lib/shared/format/count.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { ActionRow } from './action-row.tsx';
import { OverviewStats } from './overview-stats.tsx';

const bySeverity = (overview: OverviewDto, severity: string): number =>
  overview.attention.filter((item) => item.severity === severity).length;

function headline(overview: OverviewDto): string {
  if (overview.attention.length === 0) return 'Nothing is at risk in what was measured.';
  const critical = bySeverity(overview, 'critical');
  const warning = bySeverity(overview, 'warn');
  return `${critical} critical, ${warning} to watch. Critical first, then the longest first.`;
}

function Attention({ clusterId, overview }: { clusterId: string; overview: OverviewDto }) {
  const { attention, attentionTotal, stats, cluster } = overview;
  const hidden = attentionTotal - attention.length;
  return (
    <Panel
      title="Act on these"
      detail={attentionTotal === 0 ? undefined : `${formatCount(attentionTotal)} open`}
    >
      {attention.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Nothing needs you" allClear>
          {cluster.partitions === null
            ? 'Partitions are not counted yet'
            : plural(cluster.partitions, 'partition')}
          {stats.groups.value !== null && ` and ${plural(stats.groups.value, 'group')}`} were checked
          {cluster.brokersAnswering !== null &&
            cluster.brokersKnown !== null &&
            ` on ${cluster.brokersAnswering} of ${plural(cluster.brokersKnown, 'broker')}`}
          .
        </EmptyState>
      ) : (
        <ul>
          {attention.map((item) => (
            <ActionRow key={item.id} clusterId={clusterId} item={item} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <p className="border-t border-line px-3 py-2 text-xs text-ink-3">
          {plural(hidden, 'more', 'more')} of less weight; topics and groups list all.
        </p>
      )}
    </Panel>
  );
}

const WHOLE = { kind: 'cluster', name: '' } as const;

function Content({ clusterId, overview }: { clusterId: string; overview: OverviewDto }) {
  const marks = useChartMarks(clusterId, WHOLE);
  return (
    <>
      <PageHead
        title="What needs you now"
        detail={headline(overview)}
        actions={<TimeRangeMenu className="md:hidden" />}
      />
      <OverviewStats overview={overview} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <div className="flex min-w-0 flex-col gap-3">
          <Attention clusterId={clusterId} overview={overview} />
          <BrokerSummary clusterId={clusterId} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <HistoryPanel
            clusterId={clusterId}
            title="Throughput"
            detail="records in per second"
            aside={
              <span className="num text-xs text-ink-2">
                {formatRate(overview.stats.messagesInPerSecond.value)}
              </span>
            }
            source={historySources.clusterThroughput}
            formatValue={formatRate}
            marks={marks}
          />
          <HistoryPanel
            clusterId={clusterId}
            title="Lag, all groups"
            detail="records"
            aside={
              <span className="num text-xs text-ink-2">
                {formatShortCount(overview.stats.totalLagMessages.value)}
              </span>
            }
            source={historySources.clusterLag}
            formatValue={formatShortCount}
            marks={marks}
          />
          <WhatChangedPanel clusterId={clusterId} subject={WHOLE} />
        </div>
      </div>
    </>
  );
}

export function OverviewPage({ clusterId }: { clusterId: string }) {
  const query = useOverview(clusterId);
  return (
    <PageFrame clusterId={clusterId} title="Overview" freshness={query.data} tools={<TimeRangeMenu />}>
      <Loaded query={query} loading="Reading the cluster" subject="The overview">
        {(overview) => <Content clusterId={clusterId} overview={overview} />}
      </Loaded>
    </PageFrame>
  );
}
