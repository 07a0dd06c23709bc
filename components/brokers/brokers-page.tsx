'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { NotKnown } from '@/components/freshness/not-known.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useBrokers } from '@/lib/client/brokers.ts';
import { routes } from '@/lib/client/routes.ts';
import type { BrokerListDto } from '@/lib/contracts/brokers.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { threeDigits } from '@/lib/shared/format/quantity.ts';
import { brokerColumns } from './broker-columns.tsx';
import { DriftPanel } from './drift-panel.tsx';
import { FeaturesPanel } from './features-panel.tsx';
import { QuorumPanel } from './quorum-panel.tsx';

function headline({ items, quorum }: BrokerListDto): string {
  const up = items.filter((broker) => broker.state === 'up').length;
  const racks = new Set(items.map((broker) => broker.rack).filter((rack) => rack !== null)).size;
  const voters = quorum?.replicas.filter((replica) => replica.role !== 'observer').length;
  const parts = [
    `${up} of ${plural(items.length, 'broker')} answer`,
    racks === 0 ? 'no broker has a rack' : `in ${plural(racks, 'rack')}`,
  ];
  if (voters !== undefined) parts.push(`${plural(voters, 'voter')} in the controller quorum`);
  return `${parts.join(', ')}.`;
}

function Content({ clusterId, list }: { clusterId: string; list: BrokerListDto }) {
  const router = useRouter();
  const columns = useMemo(() => brokerColumns(clusterId), [clusterId]);
  return (
    <>
      <PageHead
        title="Brokers and quorum"
        detail={list.items.length === 0 ? undefined : headline(list)}
        actions={
          <Button asChild>
            <Link href={routes.configs(clusterId, { kind: 'cluster', name: '' })}>Cluster-wide defaults</Link>
          </Button>
        }
      />
      <Panel
        title="Brokers"
        detail={
          list.meanLeaders === null
            ? undefined
            : `mean ${threeDigits(list.meanLeaders)} leaders; warn past 10 % skew or 80 % disk`
        }
        aside={<SectionAge section="metadata" />}
      >
        <DataTable
          label="Brokers"
          columns={columns}
          rows={list.items}
          rowId={(broker) => String(broker.brokerId)}
          initialSort="brokerId"
          empty={<NotKnown what="Brokers" />}
          primary
          onOpen={(broker) => router.push(routes.broker(clusterId, broker.brokerId))}
        />
      </Panel>
      <DriftPanel clusterId={clusterId} />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <QuorumPanel quorum={list.quorum} />
        <FeaturesPanel features={list.features} />
      </div>
    </>
  );
}

export function BrokersPage({ clusterId }: { clusterId: string }) {
  const query = useBrokers(clusterId);
  return (
    <PageFrame clusterId={clusterId} title="Brokers" freshness={query.data}>
      <Loaded query={query} loading="Reading the brokers" subject="The brokers">
        {(list) => <Content clusterId={clusterId} list={list} />}
      </Loaded>
    </PageFrame>
  );
}
