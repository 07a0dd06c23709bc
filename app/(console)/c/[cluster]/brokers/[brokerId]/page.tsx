import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BrokerPage } from '@/components/brokers/broker-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

type Props = PageProps<'/c/[cluster]/brokers/[brokerId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Broker ${decodeSegment((await params).brokerId)}` };
}

export default async function Page({ params }: Props) {
  const { cluster, brokerId: text } = await params;
  const clusterId = decodeSegment(cluster);
  if (!/^\d{1,9}$/.test(text)) notFound();
  const brokerId = Number(text);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.broker(clusterId, brokerId), load: () => services.broker(clusterId, brokerId) },
      ]}
    >
      <BrokerPage clusterId={clusterId} brokerId={brokerId} />
    </Prefetched>
  );
}
