import type { Metadata } from 'next';
import { OverviewPage } from '@/components/overview/overview-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../prefetch.tsx';

export const metadata: Metadata = { title: 'Overview' };

export default async function Page({ params }: PageProps<'/c/[cluster]'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.brokers(clusterId), load: () => services.brokers(clusterId) }]}>
      <OverviewPage clusterId={clusterId} />
    </Prefetched>
  );
}
