import type { Metadata } from 'next';
import { BrokersPage } from '@/components/brokers/brokers-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Brokers' };

export default async function Page({ params }: PageProps<'/c/[cluster]/brokers'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.brokers(clusterId), load: () => services.brokers(clusterId) },
        { queryKey: keys.configDrift(clusterId), load: () => services.configDrift(clusterId) },
      ]}
    >
      <BrokersPage clusterId={clusterId} />
    </Prefetched>
  );
}
