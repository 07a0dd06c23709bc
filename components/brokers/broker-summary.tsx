'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { NotKnown } from '@/components/freshness/not-known.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useBrokers } from '@/lib/client/brokers.ts';
import { routes } from '@/lib/client/routes.ts';
import type { BrokerListDto } from '@/lib/contracts/brokers.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { threeDigits } from '@/lib/shared/format/quantity.ts';
import { brokerSummaryColumns } from './broker-columns.tsx';

function detailOf({ items, meanLeaders }: BrokerListDto): string {
  const racks = new Set(items.map((broker) => broker.rack).filter((rack) => rack !== null)).size;
  const parts = [plural(items.length, 'broker'), racks === 0 ? 'no racks' : plural(racks, 'rack')];
  if (meanLeaders !== null) parts.push(`${threeDigits(meanLeaders)} leaders mean`);
  return parts.join(', ');
}

/** The brokers on the overview. */
export function BrokerSummary({ clusterId }: { clusterId: string }) {
  const router = useRouter();
  const query = useBrokers(clusterId);
  const columns = useMemo(() => brokerSummaryColumns(clusterId), [clusterId]);
  return (
    <Panel
      title="Brokers"
      detail={query.data === undefined || query.data.items.length === 0 ? undefined : detailOf(query.data)}
      aside={
        <Button asChild variant="ghost" size="sm">
          <Link href={routes.brokers(clusterId)}>All about brokers</Link>
        </Button>
      }
    >
      <Loaded query={query} loading="Reading the brokers" subject="The brokers">
        {({ items }) => (
          <DataTable
            label="Brokers"
            columns={columns}
            rows={items}
            rowId={(broker) => String(broker.brokerId)}
            initialSort="brokerId"
            empty={<NotKnown what="Brokers" />}
            onOpen={(broker) => router.push(routes.broker(clusterId, broker.brokerId))}
          />
        )}
      </Loaded>
    </Panel>
  );
}
