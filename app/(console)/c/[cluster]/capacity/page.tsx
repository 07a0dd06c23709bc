import type { Metadata } from 'next';
import { CapacityPage } from '@/components/capacity/capacity-page.tsx';
import { loadCapacityParams } from '@/components/capacity/capacity-params.ts';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Capacity' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/capacity'>) {
  const clusterId = decodeSegment((await params).cluster);
  const { topic } = await loadCapacityParams(searchParams);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.capacity(clusterId, topic), load: () => services.capacity(clusterId, topic) },
      ]}
    >
      <CapacityPage clusterId={clusterId} />
    </Prefetched>
  );
}
