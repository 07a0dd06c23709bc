'use client';

import Link from 'next/link';
import { ConfigTable } from '@/components/configs/config-table.tsx';
import { ResourceConfigs } from '@/components/configs/resource-configs.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useBroker } from '@/lib/client/brokers.ts';
import { routes } from '@/lib/client/routes.ts';
import type { BrokerDetailDto, BrokerRowDto } from '@/lib/contracts/brokers.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { BrokerState } from './broker-state.tsx';
import { BrokerStats } from './broker-stats.tsx';
import { BrokerTopics } from './broker-topics.tsx';
import { LogDirsPanel } from './log-dirs-panel.tsx';

function StateBanner({ broker }: { broker: BrokerRowDto }) {
  if (broker.state === 'up') return null;
  const since = broker.stateSince === null ? '' : ` since ${utcDateTime(broker.stateSince)}`;
  const title =
    broker.state === 'absent'
      ? `Broker ${broker.brokerId} is not registered${since}`
      : `Broker ${broker.brokerId} does not answer${since}`;
  return (
    <Banner tone={broker.state === 'absent' ? 'crit' : 'stale'} title={title}>
      {broker.error?.message ?? 'It left the cluster metadata.'} What only it can tell is its last answer.
    </Banner>
  );
}

function Content({ clusterId, detail }: { clusterId: string; detail: BrokerDetailDto }) {
  const { broker } = detail;
  return (
    <>
      <StateBanner broker={broker} />
      <PageHead
        title={`Broker ${broker.brokerId}`}
        badges={
          <>
            <BrokerState broker={broker} />
            {broker.rack !== null && <Badge>{broker.rack}</Badge>}
          </>
        }
        detail={`${broker.host}:${broker.port}`}
        actions={
          <Button asChild>
            <Link href={routes.configs(clusterId, { kind: 'broker-logger', name: String(broker.brokerId) })}>
              Log levels
            </Link>
          </Button>
        }
      />
      <BrokerStats broker={broker} />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <Panel
          title="Topics here"
          detail={
            detail.topicsTotal > detail.topics.length
              ? `${formatCount(detail.topics.length)} largest of ${formatCount(detail.topicsTotal)}`
              : formatCount(detail.topicsTotal)
          }
        >
          <BrokerTopics clusterId={clusterId} brokerId={broker.brokerId} topics={detail.topics} />
        </Panel>
        <LogDirsPanel broker={broker} />
      </div>
      <ResourceConfigs
        clusterId={clusterId}
        subject={{ kind: 'broker', name: String(broker.brokerId) }}
        configs={detail.configs}
      >
        <Panel
          title="Configs"
          detail={`${formatCount(detail.configs.length)} keys`}
          aside={<SectionAge section="brokerConfigs" at={detail.configsCollectedAt} />}
        >
          {detail.configsError !== null && (
            <Banner tone="warn" className="m-2" title="Configs could not be read">
              {detail.configsError.message}
            </Banner>
          )}
          <ConfigTable
            kind="broker"
            label={`Configs of broker ${broker.brokerId}`}
            configs={detail.configs}
          />
        </Panel>
      </ResourceConfigs>
    </>
  );
}

export function BrokerPage({ clusterId, brokerId }: { clusterId: string; brokerId: number }) {
  const query = useBroker(clusterId, brokerId);
  return (
    <PageFrame
      clusterId={clusterId}
      title={`Broker ${brokerId}`}
      crumbs={[{ label: 'Brokers', href: routes.brokers(clusterId) }]}
      freshness={query.data}
    >
      <Loaded query={query} loading="Reading the broker" subject={`Broker ${brokerId}`}>
        {(detail) => <Content clusterId={clusterId} detail={detail} />}
      </Loaded>
    </PageFrame>
  );
}
